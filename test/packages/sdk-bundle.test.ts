import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;
const KB = 1000;

/** What a page would write, and how many bytes that may cost it, gzipped, with everything that comes along. */
const CEILINGS = [
  ["import { CreditUsageClient } from '@credit-usage/sdk'; console.log(CreditUsageClient)", 19 * KB],
  ["export * from '@credit-usage/sdk'", 24.6 * KB],
  ["export * from '@credit-usage/sdk/query'", 8 * KB],
  ["import { key } from '@credit-usage/sdk/query'; console.log(key)", 3.4 * KB],
  ["export * from '@credit-usage/sdk/credits'", 3 * KB],
] as const;

/** Of that, the client's own code: the rest is the transport. */
const CLIENT_ALONE = 15.4 * KB;

let project: PackedProject;
beforeAll(() => {
  project = new PackedProject();
}, TIMEOUT);
afterAll(() => project?.remove());

interface Bundled {
  readonly size: number;
  readonly inputs: readonly string[];
  readonly imports: readonly string[];
}

/** What a page loads at first: what is imported when it is used, such as histories, comes then. */
async function bundle(contents: string, external: readonly string[] = []): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: project.folder },
    bundle: true,
    splitting: true,
    outdir: project.folder,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    external: ['node:*', ...external],
    logLevel: 'silent',
  });
  const outputs = new Map(
    Object.entries(metafile.outputs).map(([path, output], index) => [path, { ...output, index }]),
  );
  const first = new Set<string>();
  const visit = (path: string): void => {
    if (first.has(path)) return;
    first.add(path);
    for (const { kind, path: next } of outputs.get(path)?.imports ?? []) {
      if (kind !== 'dynamic-import' && outputs.has(next)) visit(next);
    }
  };
  for (const [path, { entryPoint }] of outputs) if (entryPoint === '<stdin>') visit(path);
  const parts = [...first].map((path) => outputs.get(path) as NonNullable<ReturnType<typeof outputs.get>>);
  return {
    size: gzipSync(parts.map(({ index }) => outputFiles[index]?.text ?? '').join('')).length,
    inputs: parts.flatMap(({ inputs }) => Object.keys(inputs)),
    imports: [...outputs.values()].flatMap(({ imports }) =>
      imports.filter(({ external }) => external).map(({ path }) => path),
    ),
  };
}

describe.each(CEILINGS)('%s', (contents, ceiling) => {
  it(`is at most ${ceiling} bytes in a browser`, async () => {
    expect((await bundle(contents)).size).toBeLessThanOrEqual(ceiling);
  });

  it('asks for no module of Node', async () => {
    expect((await bundle(contents)).imports).toEqual([]);
  });

  it('brings no schema library', async () => {
    const { inputs } = await bundle(contents);
    expect(inputs.filter((input) => input.includes('/zod/'))).toEqual([]);
  });
});

describe('what pages pay for us', () => {
  it(`is at most ${CLIENT_ALONE} bytes for a client`, async () => {
    const { size, imports } = await bundle(CEILINGS[0][0], ['ofetch']);
    expect(new Set(imports)).toEqual(new Set(['ofetch']));
    expect(size).toBeLessThanOrEqual(CLIENT_ALONE);
  });

  it.each(['credits', 'query'])('is neither zod nor ofetch for /%s', async (entry) => {
    const { inputs } = await bundle(`export * from '@credit-usage/sdk/${entry}'`);
    expect(inputs.filter((input) => /\/(zod|ofetch)\//.test(input))).toEqual([]);
  });
});
