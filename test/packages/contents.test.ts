import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageName } from '../../scripts/build/pack.ts';
import { PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;

/** What a package may hold. A file that none of these knows has slipped in, or deserves a line here. */
const EXPECTED: Readonly<Record<PackageName, readonly RegExp[]>> = {
  sdk: [
    /^dist\/[\w-]+\.(js|cjs)(\.map)?$/,
    /^dist\/types\/([\w-]+\/)*[\w-]+\.d\.c?ts$/,
    /^openapi\.json$/,
    /^AGENTS\.md$/,
  ],
  elements: [
    /^dist\/([\w-]+\/)*[\w.-]+\.(js|d\.ts)(\.map)?$/,
    /^cdn\/credit-usage-elements\.js(\.map)?$/,
    /^custom-elements\.json$/,
    /^ide\/vscode\.(html|css)-custom-data\.json$/,
    /^types\/jsx\.d\.ts$/,
  ],
  server: [/^dist\/[\w-]+\.(js|d\.ts)(\.map)?$/],
};

/** npm adds these by itself. */
const ALWAYS = [/^package\.json$/, /^README\.md$/, /^LICENSE$/];

let project: PackedProject;
beforeAll(() => {
  project = new PackedProject();
}, TIMEOUT);
afterAll(() => project?.remove());

/** The paths in a tree of conditions. */
function leaves(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(leaves) : [];
}

describe.each(['sdk', 'elements', 'server'] as const)('the tarball of %s', (name) => {
  it('has what its package.json names', () => {
    const { exports, bin } = project.manifest(name);
    const missing = [...leaves(exports), ...leaves(bin)].filter(
      (path) => !existsSync(join(project.packageFolder(name), path)),
    );
    expect(missing).toEqual([]);
  });

  it('has nothing else', () => {
    const known = [...EXPECTED[name], ...ALWAYS];
    expect(project.files(name).filter((file) => !known.some((pattern) => pattern.test(file)))).toEqual([]);
  });

  it('mentions no test and no source outside of it', () => {
    for (const file of project.files(name).filter((each) => /\.(js|cjs|d\.ts|d\.cts)$/.test(each))) {
      const text = readFileSync(join(project.packageFolder(name), file), 'utf8');
      expect(text, file).not.toMatch(/from ['"](vitest|\.\.\/\.\.\/.*\/src\/)/);
    }
  });
});

describe('the SDK', () => {
  it('keeps Node’s modules to its node entry', () => {
    const shared = project
      .files('sdk')
      .filter((file) => /^dist\/.+\.c?js$/.test(file) && !/^dist\/node\./.test(file));
    for (const file of shared) {
      const text = readFileSync(join(project.packageFolder('sdk'), file), 'utf8');
      expect(text, file).not.toMatch(/['"]node:/);
    }
  });
});

describe('the server', () => {
  it('can be started by its name', async () => {
    const { bin } = project.manifest('server');
    const cli = join(project.packageFolder('server'), bin?.['credit-usage-server'] ?? '');
    expect(readFileSync(cli, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    const { code, output } = await project.node(cli, '--help');
    expect(output).toContain('credit-usage-server');
    expect(code).toBe(0);
  });
});
