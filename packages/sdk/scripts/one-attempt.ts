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
  'function detectResponseType(',
  'async function onError(',
  'if (defaults?.query || ',
  'if (context.options.method)',
  'if (abortTimeout)',
  'if (context.options.onRequest)',
  'if (typeof context.request === "string")',
  'if (context.options.body && ',
  'if (!context.options.signal && context.options.timeout)',
  'if (context.options.onRequestError)',
  'case "json": ',
  'case "stream": ',
  'if (context.options.onResponse)',
  'if (!context.options.ignoreResponseError && ',
];

/** Statements of ofetch of which only a part is used, and that part. */
const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/const payloadMethods = [\s\S]*?;\n/, ''],
  [/const nullBodyResponses = .*\n/, ''],
  [/const \{\n {4}fetch = globalThis\.fetch,[\s\S]*?\} = globalOptions;/, 'const { fetch } = globalOptions;'],
  [/resolveFetchOptions\(\n[\s\S]*?\n {6}\)/, '_options'],
  [/const hasBody = [\s\S]*?;\n/, 'const hasBody = true;\n'],
  [/const responseType = .*;/, 'const { responseType } = context.options;'],
  [/ {2}const \$fetch = async function [\s\S]*?return \$fetch;/, '  return { raw: $fetchRaw };'],
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
      contents: shortened(await readFile(path, 'utf8')),
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

function shortened(module: string): string {
  return REPLACED.reduce(
    (text, [statement, used]) => changed(text, text.replace(statement, used)),
    NOT_USED.reduce(without, module),
  );
}

/**
 * The module without one of its blocks, from the line that begins like this to the closing brace below it. A function or a case stays, with
 * nothing in it.
 */
function without(module: string, beginning: string): string {
  const escaped = beginning.replace(/[^\w ]/g, '\\$&');
  const block = new RegExp(`^( *)(${escaped}.*\\{)\\n[\\s\\S]*?^\\1}`, 'm');
  return changed(module, module.replace(block, beginning.startsWith('if ') ? '' : '$1$2}'));
}

function changed(before: string, after: string): string {
  if (after === before) throw new Error(CHANGED);
  return after;
}

const CHANGED =
  'ofetch is put together in another way now: see what its entry hands on, and what a client of it calls';
