import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, type Metafile, type Plugin } from 'esbuild';
import { published } from './published.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The bundle that a page's own bundler makes of our sources. */
export interface Bundled {
  readonly code: string;
  readonly inputs: Metafile['outputs'][string]['inputs'];
}

/** Our sources as they are published. */
const asPublished: Plugin = {
  name: 'as-published',
  setup({ onLoad }) {
    onLoad({ filter: /\/packages\/elements\/src\/.+\.ts$/ }, ({ path: file }) => ({
      contents: published(readFileSync(file, 'utf8'), file).outputText,
      loader: 'js',
    }));
  },
};

/** Bundles a module for browsers, minified, from the sources of this repository: no build comes first. */
export async function bundled(contents: string): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: path('../src'), loader: 'ts' },
    tsconfig: path('../tsconfig.json'),
    plugins: [asPublished],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  return {
    code: outputFiles[0]?.text ?? '',
    inputs: Object.values(metafile.outputs)[0]?.inputs ?? {},
  };
}
