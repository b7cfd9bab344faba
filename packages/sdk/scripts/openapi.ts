import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { readDescriptions } from './read-descriptions.ts';

type Generator = typeof import('../src/contract/openapi/index.js');

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Node runs TypeScript, but does not find `./x.ts` where the sources import `./x.js`: a bundle in memory does. */
async function loadGenerator(): Promise<Generator> {
  const { outputFiles } = await build({
    entryPoints: [path('../src/contract/openapi/index.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error('The generator was not bundled');
  return import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);
}

const { openApiDocument } = await loadGenerator();
const target = path('../openapi.json');
writeFileSync(target, `${JSON.stringify(openApiDocument(readDescriptions()), null, 2)}\n`);
console.log(`Wrote ${target}`);
