import { rmSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import { oneAttempt } from './scripts/one-attempt.ts';
import { relativeSources } from './scripts/relative-sources.ts';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/** In both module systems. */
const entry = {
  index: 'src/index.ts',
  contract: 'src/contract/index.ts',
  credits: 'src/credits/index.ts',
  time: 'src/time/index.ts',
  query: 'src/query/index.ts',
  export: 'src/export/index.ts',
  node: 'src/node/index.ts',
  fixtures: 'src/fixtures/index.ts',
};

const common: Options = {
  // Entries share their modules: an error class must be the same one from every entry.
  splitting: true,
  sourcemap: true,
  plugins: [relativeSources],
  target: 'es2022',
  // The root entry runs in browsers, so that nothing may be chosen for Node behind its back.
  platform: 'neutral',
  // `./node` is the one entry that names Node's modules.
  external: [/^node:/],
  removeNodeProtocol: false,
};

/**
 * `export * as query` names the entry beside it. Bundled in, it would be an object of everything in a file that all entries share,
 * and whoever takes one function of `./query` would get the rest of it as well: no bundler of a page drops what such an object holds.
 */
const namespacesStayEntries: Plugin = {
  name: 'namespaces-stay-entries',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/(credits|query)\/index\.js$/ }, ({ path, importer }) =>
      importer.endsWith('/src/index.ts')
        ? { path: path.replace('/index.js', '.js'), external: true }
        : undefined,
    );
  },
};

// Both builds write here at the same time: neither may clear it.
rmSync(new URL('./dist', import.meta.url), { recursive: true, force: true });

export default defineConfig([
  // `./testing` stands on msw, which is published as ES modules alone.
  {
    ...common,
    format: ['esm'],
    entry: { ...entry, testing: 'src/testing/index.ts' },
    esbuildPlugins: [oneAttempt, namespacesStayEntries],
    // Puts constants where they are used. A page's bundler cannot: in a file that has been bundled once, they are variables. Not for
    // CommonJS, which no page gets: sucrase, by which tsup makes it, then writes class fields into the middle of an expression.
    minifySyntax: true,
  },
  { ...common, format: ['cjs'], entry, esbuildPlugins: [oneAttempt] },
]);
