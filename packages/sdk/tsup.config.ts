import { rmSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

/** In both module systems. */
const entry = {
  index: 'src/index.ts',
  contract: 'src/contract/index.ts',
  credits: 'src/credits/index.ts',
  time: 'src/time/index.ts',
  query: 'src/query/index.ts',
  export: 'src/export/index.ts',
  node: 'src/node/index.ts',
};

const common: Options = {
  // Entries share their modules: an error class must be the same one from every entry.
  splitting: true,
  sourcemap: true,
  target: 'es2022',
  // The root entry runs in browsers, so that nothing may be chosen for Node behind its back.
  platform: 'neutral',
  // `./node` is the one entry that names Node's modules.
  external: [/^node:/],
  removeNodeProtocol: false,
};

// Both builds write here at the same time: neither may clear it.
rmSync(new URL('./dist', import.meta.url), { recursive: true, force: true });

export default defineConfig([
  // `./testing` stands on msw, which is published as ES modules alone.
  { ...common, format: ['esm'], entry: { ...entry, testing: 'src/testing/index.ts' } },
  { ...common, format: ['cjs'], entry },
]);
