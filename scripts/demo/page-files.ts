import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { BILLING_PAGE, CDN_FILE, PLAIN_HTML } from './paths.ts';

/** A file of the page, ready to be sent. */
export interface PageFile {
  readonly type: string;
  readonly body: string;
}

const HTML = 'text/html; charset=utf-8';
const CSS = 'text/css; charset=utf-8';
const JS = 'text/javascript; charset=utf-8';

/** Everything that the page server serves, by path. */
export async function readPageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  return new Map([...(await billingPage()), ...(await plainHtml())]);
}

/** The Billing page as a product would ship it: its script bundled with the SDK and the elements from their built packages. */
async function billingPage(): Promise<[string, PageFile][]> {
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
  return [
    ['/', { type: HTML, body: html }],
    ['/page.css', { type: CSS, body: css }],
    ['/page.js', { type: JS, body: bundle.outputFiles[0]?.text ?? '' }],
  ];
}

/** The page without a bundler, with the one file of the package beside it. */
async function plainHtml(): Promise<[string, PageFile][]> {
  const files: readonly (readonly [name: string, type: string, path: string])[] = [
    ['', HTML, join(PLAIN_HTML, 'index.html')],
    ['page.css', CSS, join(PLAIN_HTML, 'page.css')],
    ['page.js', JS, join(PLAIN_HTML, 'page.js')],
    [basename(CDN_FILE), JS, CDN_FILE],
  ];
  return Promise.all(
    files.map(
      async ([name, type, path]): Promise<[string, PageFile]> => [
        `/plain/${name}`,
        { type, body: await readFile(path, 'utf8') },
      ],
    ),
  );
}
