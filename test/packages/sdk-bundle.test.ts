import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;
const KB = 1000;

const CLIENT = "import { CreditUsageClient } from '@credit-usage/sdk'; console.log(CreditUsageClient)";

/** The imports of a page, and the limit of their size in bytes, gzipped, with all dependencies. */
const CEILINGS = [
  [CLIENT, 17.1 * KB],
  ["export * from '@credit-usage/sdk'", 21.5 * KB],
  ["export * from '@credit-usage/sdk/query'", 5.4 * KB],
  ["import { key } from '@credit-usage/sdk/query'; console.log(key)", 2.7 * KB],
  ["export * from '@credit-usage/sdk/credits'", 1.8 * KB],
  ["export * from '@credit-usage/sdk/time'", 4.3 * KB],
  ["export * from '@credit-usage/sdk/export'", 2.9 * KB],
  ["export * from '@credit-usage/sdk/fixtures'", 5.7 * KB],
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

/** In one file, as small as a page's own bundler makes it. */
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

it('is as much for the client as the README says', async () => {
  const readme = readFileSync(join(project.packageFolder('sdk'), 'README.md'), 'utf8');
  const said = /the client adds ([\d.]+) kB \(gzip\)/.exec(readme)?.[1];
  expect(Math.abs(Number(said) - (await bundle(CLIENT)).size / KB)).toBeLessThan(0.1);
});

it.each(['credits', 'query'])('/%s has no transport in it', async (entry) => {
  const { text } = await bundle(`export * from '@credit-usage/sdk/${entry}'`);
  expect(text).not.toMatch(/fetch/i);
});
