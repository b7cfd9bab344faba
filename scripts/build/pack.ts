import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The packages that are published, by their folder. */
export type PackageName = 'sdk' | 'elements' | 'server';

const PACKAGES: readonly PackageName[] = ['sdk', 'elements', 'server'];

/** Builds what has changed, packs every package as npm would publish it, and says where the tarballs are. */
export function pack(folder: string): Record<PackageName, string> {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
  const workspaces = PACKAGES.flatMap((name) => ['-w', `packages/${name}`]);
  const output = execFileSync('npm', ['pack', '--json', '--pack-destination', folder, ...workspaces], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const packed = JSON.parse(output) as { name: string; filename: string }[];
  const tarball = (name: PackageName): string => {
    const found = packed.find((each) => each.name === `@credit-usage/${name}`);
    if (!found) throw new Error(`npm packed no ${name}`);
    return join(folder, found.filename);
  };
  return { sdk: tarball('sdk'), elements: tarball('elements'), server: tarball('server') };
}
