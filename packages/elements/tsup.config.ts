import { defineConfig } from 'tsup';

/**
 * The one file for a CDN, with everything inside, made of what npm gets. That is written file for file by `scripts/emit.ts`: a
 * bundler that shares chunks between entries moves registrations to where `sideEffects` does not look, and a page's own bundler
 * then drops them.
 */
export default defineConfig({
  entry: { 'credit-usage-elements': 'dist/cdn.js' },
  outDir: 'cdn',
  format: ['esm'],
  noExternal: [/.*/],
  splitting: false,
  minify: true,
  clean: true,
  sourcemap: true,
  target: 'es2022',
  // Without it Lit's server build, with its own stand-in for the DOM, would be chosen.
  platform: 'browser',
  define: { 'process.env.NODE_ENV': '"production"' },
  // The client as npm gets it: `paths` of the repository would lead to its sources.
  esbuildOptions: (options) => {
    options.tsconfigRaw = {};
    delete options.tsconfig;
  },
});
