import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** What an ofetch reads answers and builds URLs with: for the text of one URL it does neither. */
const NOT_REACHED = ['destr', 'ufo'];

/**
 * ofetch becomes a part of what is published, and only as much of it as one attempt takes.
 *
 * Its entry for Node loads a `fetch` of its own, and its other one makes a client of its own when it is read, for which Node has to
 * load its `fetch`: each costs several times what importing all the rest does. So that of an entry only what it hands on is kept, and what
 * its client asks of other packages, but not for us, is not there.
 */
export const oneAttempt: Plugin = {
  name: 'one-attempt',
  setup({ onResolve, onLoad }) {
    onLoad({ filter: /\/ofetch\/dist\/index\.mjs$/ }, async ({ path }) => ({
      contents: handedOn(await readFile(path, 'utf8')),
    }));
    onResolve({ filter: new RegExp(`^(${NOT_REACHED.join('|')})$`) }, () => ({
      path: fileURLToPath(new URL('./not-reached.ts', import.meta.url)),
    }));
  },
};

/** The entry without statements of its own. */
function handedOn(entry: string): string {
  const file = /import \{ c as createFetch \} from '(\.\/shared\/[^']+)';\nexport \{ F as FetchError/.exec(
    entry,
  )?.[1];
  if (!file)
    throw new Error('ofetch is put together in another way now: see what its entry hands on, and from where');
  return `export { c as createFetch, F as FetchError } from '${file}';`;
}
