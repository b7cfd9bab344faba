import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;
const KB = 1000;

/** What a page would write, and how many bytes that may cost it, gzipped, with everything that comes along. */
const CEILINGS = [
  ["import { CreditUsageClient } from '@credit-usage/sdk'; console.log(CreditUsageClient)", 17.7 * KB],
  ["export * from '@credit-usage/sdk'", 22.5 * KB],
  ["export * from '@credit-usage/sdk/query'", 6.1 * KB],
  ["import { key } from '@credit-usage/sdk/query'; console.log(key)", 2.7 * KB],
  ["export * from '@credit-usage/sdk/credits'", 1.7 * KB],
] as const;

let project: PackedProject;
beforeAll(() => {
  project = new PackedProject();
}, TIMEOUT);
afterAll(() => project?.remove());

interface Bundled {
  readonly text: string;
  readonly size: number;
  readonly inputs: readonly string[];
  readonly imports: readonly string[];
}

/** In one file, with what a page with chunks would load later, such as histories. */
async function bundle(contents: string): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: project.folder },
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    external: ['node:*'],
    logLevel: 'silent',
  });
  const output = Object.values(metafile.outputs)[0] as Metafile['outputs'][string];
  const text = outputFiles[0]?.text ?? '';
  return {
    text,
    size: gzipSync(text).length,
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

  it('brings no package beside ours', async () => {
    const { inputs } = await bundle(contents);
    expect(inputs.filter((input) => !/^<stdin>$|\/@credit-usage\/sdk\//.test(input))).toEqual([]);
  });
});

it.each(['credits', 'query'])('/%s has no transport in it', async (entry) => {
  const { text } = await bundle(`export * from '@credit-usage/sdk/${entry}'`);
  expect(text).not.toMatch(/fetch/i);
});
