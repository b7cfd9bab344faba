import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** What an ofetch reads answers and builds URLs with: for the text of one URL it does neither. */
const NOT_REACHED = ['destr', 'ufo'];

/**
 * What its client does besides, by what each block begins with: headers, queries and bodies that are sent, hooks, a timeout, other
 * types of answers, copies; retries and an error of its own, in place of which the transport throws what `fetch` threw.
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
 * ofetch becomes a part of what is published, and only as much of it as one attempt takes.
 *
 * Its entry for Node loads a `fetch` of its own, and its other one makes a client of its own when it is read, for which Node has to
 * load its `fetch`: each costs several times what importing all the rest does. So that of an entry only what it hands on is kept, and what
 * its client asks of other packages, or does, but not for us, is not there.
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

/** The entry without statements of its own. */
function handedOn(entry: string): string {
  const file = /import \{ c as createFetch \} from '(\.\/shared\/[^']+)';\n/.exec(entry)?.[1];
  if (!file) throw new Error(CHANGED);
  return `export { c as createFetch } from '${file}';`;
}

/** The module with one of its blocks empty: from a line that begins so, to the brace below it. */
function without(module: string, beginning: string): string {
  const escaped = beginning.replace(/[^\w ]/g, '\\$&');
  const shorter = module.replace(new RegExp(`^( *)(${escaped}.*\\{)\\n[\\s\\S]*?^\\1}`, 'm'), '$1$2}');
  if (shorter === module) throw new Error(CHANGED);
  return shorter;
}

const CHANGED =
  'ofetch is put together in another way now: see what its entry hands on, and what a client of it calls';
