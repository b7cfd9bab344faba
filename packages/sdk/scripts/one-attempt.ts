import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** The packages with which ofetch parses answers and builds URLs. Reading the text of one URL needs neither. */
const NOT_REACHED = ['destr', 'ufo'];

/**
 * The blocks of ofetch's client that are not needed, by how each begins: sending headers, queries and bodies, hooks, a timeout, other
 * types of answers, copies, retries, and ofetch's own error, instead of which the transport throws what `fetch` threw.
 */
const NOT_USED = [
  'function isPayloadMethod(',
  'function mergeHeaders(',
  'function detectResponseType(',
  'async function onError(',
  'if (defaults?.query || ',
  'if (context.options.onRequest)',
  'if (typeof context.request === "string")',
  'if (context.options.body && ',
  'if (!context.options.signal && context.options.timeout)',
  'if (context.options.onRequestError)',
  'case "json": ',
  'case "stream": ',
  'if (context.options.onResponse)',
  'if (!context.options.ignoreResponseError && ',
  '$fetch.create = ',
];

/**
 * Bundles only as much of ofetch as one attempt needs.
 *
 * ofetch's entry for Node loads its own `fetch`, and its other entry makes a client when it is loaded, for which Node has to load its
 * `fetch`: either costs several times as much as importing all the rest. So only what an entry re-exports is kept, and the parts of the
 * client that are not needed here are left out, with the packages that they use.
 */
export const oneAttempt: Plugin = {
  name: 'one-attempt',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /\/ofetch\/dist\/index\.mjs$/ }, async ({ path }) => ({
      contents: handedOn(await readFile(path, 'utf8')),
    }));
    onLoad({ filter: /\/ofetch\/dist\/shared\/[^/]+\.mjs$/ }, async ({ path }) => ({
      contents: NOT_USED.reduce(without, await readFile(path, 'utf8')),
    }));
    onResolve({ filter: new RegExp(`^(${NOT_REACHED.join('|')})$`) }, () => ({
      path: fileURLToPath(new URL('./not-reached.ts', import.meta.url)),
    }));
  },
};

/** The entry reduced to what it re-exports. */
function handedOn(entry: string): string {
  const file = /import \{ c as createFetch \} from '(\.\/shared\/[^']+)';\n/.exec(entry)?.[1];
  if (!file) throw new Error(CHANGED);
  return `export { c as createFetch } from '${file}';`;
}

/** The module with one of its blocks emptied: from the line that begins like this to the closing brace below it. */
function without(module: string, beginning: string): string {
  const escaped = beginning.replace(/[^\w ]/g, '\\$&');
  const shorter = module.replace(new RegExp(`^( *)(${escaped}.*\\{)\\n[\\s\\S]*?^\\1}`, 'm'), '$1$2}');
  if (shorter === module) throw new Error(CHANGED);
  return shorter;
}

const CHANGED =
  'ofetch is put together in another way now: see what its entry hands on, and what a client of it calls';
