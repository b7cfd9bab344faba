import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { readDescriptions } from './read-descriptions.ts';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** Node runs TypeScript, but does not find `./x.ts` where the sources import `./x.js`: a bundle in memory does. */
async function load<Module>(source: string): Promise<Module> {
  const { outputFiles } = await build({
    entryPoints: [path(source)],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error(`${source} was not bundled`);
  return import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);
}

function write(file: string, text: string): void {
  writeFileSync(path(file), text);
  console.log(`Wrote ${path(file)}`);
}

const { openApiDocument } = await load<typeof import('../src/contract/openapi/index.js')>(
  '../src/contract/openapi/index.ts',
);
write('../openapi.json', `${JSON.stringify(openApiDocument(readDescriptions()), null, 2)}\n`);

const { answersSource } = await load<typeof import('../src/contract/openapi/answers-source.js')>(
  '../src/contract/openapi/answers-source.ts',
);
write('../src/contract/answers/answers.ts', answersSource());
