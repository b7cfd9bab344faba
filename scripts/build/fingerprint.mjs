import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Computed from contents, not times, so that it is right after switching branches, removing a file or cloning as well.
 *
 * @param {string} root the repository
 * @param {string} folder the package's folder
 */
export function fingerprintOf(root, folder) {
  const files = [
    'tsconfig.base.json',
    'package-lock.json',
    ...globSync(['{src,scripts}/**/*', '*.json', '*.ts', '*.mjs'], {
      cwd: join(root, folder),
      withFileTypes: true,
      // Written by the build itself, or read by no build.
      exclude: (each) => each.name === 'custom-elements.json' || each.name.endsWith('.test.ts'),
    })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(root.length + 1)),
  ].sort();
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * Whether every file exists that `exports` and `bin` of `package.json` name.
 *
 * @param {string} root the repository
 * @param {string} folder the package's folder
 */
export function isComplete(root, folder) {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  return [...leaves(manifest.exports), ...leaves(manifest.bin)].every((path) =>
    existsSync(join(root, folder, path)),
  );
}

/** @returns {string[]} the paths in a tree of conditions */
function leaves(tree) {
  if (typeof tree === 'string') return [tree];
  return tree ? Object.values(tree).flatMap(leaves) : [];
}
