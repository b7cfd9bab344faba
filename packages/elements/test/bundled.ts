import { fileURLToPath } from 'node:url';
import { build, type Metafile } from 'esbuild';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** What a page's own bundler makes of our sources. */
export interface Bundled {
  readonly code: string;
  readonly inputs: Metafile['outputs'][string]['inputs'];
}

/** Bundles a module for browsers, minified, from the sources of this repository. */
export async function bundled(contents: string): Promise<Bundled> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: path('../src'), loader: 'ts' },
    tsconfig: path('../tsconfig.json'),
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
