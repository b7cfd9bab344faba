import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackageName } from '../../scripts/build/pack.ts';
import { deadLinks } from '../support/links.ts';
import { PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The files that a package may contain. Any other file is there by mistake, or has to be added here. */
const EXPECTED: Readonly<Record<PackageName, readonly RegExp[]>> = {
  sdk: [
    /^dist\/[\w-]+\.(js|cjs)(\.map)?$/,
    /^dist\/types\/([\w-]+\/)*[\w-]+\.d\.c?ts$/,
    /^docs\/[\w-]+\.md$/,
    /^openapi\.json$/,
    /^THIRD-PARTY-NOTICES\.md$/,
  ],
  elements: [
    /^dist\/([\w-]+\/)*[\w.-]+\.(js|d\.ts)(\.map)?$/,
    /^cdn\/credit-usage-elements\.js(\.map)?$/,
    /^custom-elements\.json$/,
    /^docs\/(elements\/)?[\w-]+\.md$/,
    /^ide\/vscode\.(html|css)-custom-data\.json$/,
    /^types\/jsx\.d\.ts$/,
    /^THIRD-PARTY-NOTICES\.md$/,
  ],
  server: [
    /^dist\/[\w-]+\.(js|d\.ts)(\.map)?$/,
    /^docs\/(server\/)?[\w-]+\.md$/,
    /^docs\/server\/compose\.yaml$/,
  ],
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

  it('says nothing of the machine that built it', () => {
    const files = project.files(name);
    const text = (file: string): string => readFileSync(join(project.packageFolder(name), file), 'utf8');
    expect(files.filter((file) => text(file).includes(ROOT))).toEqual([]);
    for (const file of files.filter((each) => each.endsWith('.map'))) {
      expect(JSON.parse(text(file)).sources.filter(isAbsolute), file).toEqual([]);
    }
  });

  it('has the licence of the repository', () => {
    const read = (path: string): string => readFileSync(path, 'utf8');
    expect(read(join(project.packageFolder(name), 'LICENSE'))).toBe(read(join(ROOT, 'LICENSE')));
  });

  it('mentions no test and no source outside of it', () => {
    for (const file of project.files(name).filter((each) => /\.(js|cjs|d\.ts|d\.cts)$/.test(each))) {
      const text = readFileSync(join(project.packageFolder(name), file), 'utf8');
      expect(text, file).not.toMatch(/from ['"](vitest|\.\.\/\.\.\/.*\/src\/)/);
    }
  });
});

/** For each folder of pages, one page that must be in the package. */
describe.each([
  ['sdk', 'docs/start.md', 'docs/sdk'],
  ['elements', 'docs/elements/start.md', 'docs/elements'],
  ['elements', 'docs/accessibility.md', undefined],
  ['server', 'docs/server/operations.md', 'docs/server'],
  ['server', 'docs/contract.md', undefined],
] as const)('the pages of %s beside %s', (name, one, folder) => {
  const read = (path: string): string => readFileSync(join(project.packageFolder(name), path), 'utf8');
  const pages = (): string[] => project.files(name).filter((file) => file.endsWith('.md'));

  it('are all there', () => {
    expect(pages()).toContain(one);
    for (const page of folder ? readdirSync(join(ROOT, folder)) : [])
      expect(project.files(name)).toContain(join(dirname(one), page));
  });

  it('link to what is there, at a heading that is there', () => {
    const dead = pages().flatMap((page) => deadLinks(project.packageFolder(name), page));
    expect(dead).toEqual([]);
  });

  it('are where the README says', () => {
    const named = [...read('README.md').matchAll(/`(docs\/[\w/-]+\.\w+)`/g)].map(([, path = '']) => path);
    expect(named.filter((path) => !project.files(name).includes(path))).toEqual([]);
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

it.each(['sdk', 'elements'] as const)('%s names what it is built with, and its licence', (name) => {
  const read = (file: string): string => readFileSync(join(project.packageFolder(name), file), 'utf8');
  const maps = project.files(name).filter((file) => file.endsWith('.map'));
  const sources = maps.flatMap((file) => (JSON.parse(read(file)) as { sources: string[] }).sources);
  const others = sources.flatMap(
    (source) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(source)?.[1] ?? [],
  );
  const notices = read('THIRD-PARTY-NOTICES.md');
  const named = [...notices.matchAll(/^## (\S+) (\S+)$/gm)];
  expect(named.map(([, other]) => other)).toEqual([...new Set(others)].sort());
  for (const [, other = '', version] of named) {
    const folder = join(ROOT, 'node_modules', other);
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version, other).toBe(version);
    expect(notices).toContain(readFileSync(join(folder, 'LICENSE'), 'utf8').trim());
  }
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
