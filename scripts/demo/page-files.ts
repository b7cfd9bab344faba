import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { BILLING_PAGE } from './paths.ts';

/** A file of the page, ready to be sent. */
export interface PageFile {
  readonly type: string;
  readonly body: string;
}

/** The Billing page as a product would ship it: its script bundled with the SDK and the elements from their built packages. */
export async function readPageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const [html, css, bundle] = await Promise.all([
    readFile(join(BILLING_PAGE, 'index.html'), 'utf8'),
    readFile(join(BILLING_PAGE, 'src/page.css'), 'utf8'),
    build({
      entryPoints: [join(BILLING_PAGE, 'src/page.ts')],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      logLevel: 'error',
      // The repository's own configuration leads to the sources; a product has the packages.
      tsconfigRaw: '{}',
    }),
  ]);
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', body: html }],
    ['/page.css', { type: 'text/css; charset=utf-8', body: css }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', body: bundle.outputFiles[0]?.text ?? '' }],
  ]);
}
