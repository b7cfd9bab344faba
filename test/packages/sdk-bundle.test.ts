import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;
const KB = 1000;

/** What a page would write, and how many bytes that may cost it, gzipped, with everything that comes along. */
const CEILINGS = [
  ["import { CreditUsageClient } from '@credit-usage/sdk'; console.log(CreditUsageClient)", 21 * KB],
  ["export * from '@credit-usage/sdk'", 26.2 * KB],
  ["export * from '@credit-usage/sdk/query'", 8 * KB],
  ["import { key } from '@credit-usage/sdk/query'; console.log(key)", 3.4 * KB],
  ["export * from '@credit-usage/sdk/credits'", 3 * KB],
] as const;

/** Of that, all but the transport: our own code, with the checks of answers that stand in for a schema library. */
const CLIENT_ALONE = 17.3 * KB;

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

/** In one file, with what a page with chunks would load later, such as histories. */
async function bundle(contents: string, external: readonly string[] = []): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: project.folder },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    external: ['node:*', ...external],
    logLevel: 'silent',
  });
  const output = Object.values(metafile.outputs)[0] as Metafile['outputs'][string];
  return {
    size: gzipSync(outputFiles[0]?.text ?? '').length,
    inputs: Object.keys(output.inputs),
    imports: output.imports.map(({ path }) => path),
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
