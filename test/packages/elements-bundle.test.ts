import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;

let project: PackedProject;
beforeAll(() => {
  project = new PackedProject();
}, TIMEOUT);
afterAll(() => project?.remove());

interface ManifestModule {
  readonly path: string;
  readonly exports?: readonly { readonly declaration?: { readonly module?: string } }[];
}

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project.folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

describe('a page’s own bundler', () => {
  it.each(['define', 'credit-usage-summary/define'])('keeps the registrations of %s', async (entry) => {
    expect(await bundle(`import '@credit-usage/elements/${entry}'`)).toContain('"credit-usage-summary"');
  });

  it('drops classes that nobody uses', async () => {
    expect(await bundle("import '@credit-usage/elements'")).toBe('');
  });
});

describe('what editors read', () => {
  it('leads to files of the package', () => {
    const manifest = JSON.parse(
      readFileSync(join(project.packageFolder('elements'), 'custom-elements.json'), 'utf8'),
    ) as { modules: ManifestModule[] };
    const files = new Set(project.files('elements'));
    const paths = manifest.modules.flatMap(({ path, exports = [] }) => [
      path,
      ...exports.flatMap(({ declaration }) => declaration?.module ?? []),
    ]);
    expect(paths.filter((path) => !files.has(path.replace(/^\//, '')))).toEqual([]);
    expect(JSON.stringify(manifest)).toContain('"tagName":"credit-usage-summary"');
  });

  it('describes the elements to JSX', () => {
    const jsx = readFileSync(join(project.packageFolder('elements'), 'types/jsx.d.ts'), 'utf8');
    expect(jsx).toContain('"credit-usage-summary"');
  });
});
