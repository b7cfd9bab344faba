import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { type Browser, type Page, chromium as playwright } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../../scripts/browser.ts';
import { PackedProject } from '../support/packed-project.ts';

const TIMEOUT = 120_000;
const KB = 1000;

const ALL = "import '@credit-usage/elements/define';";
const CLIENT = "import { CreditUsageClient } from '@credit-usage/sdk'; console.log(CreditUsageClient);";

/** The imports of a page, and the limit of their size in bytes, gzipped, with all dependencies. */
const CEILINGS = [
  [ALL, 76.4 * KB],
  [`${ALL} ${CLIENT}`, 90.3 * KB],
  ["import '@credit-usage/elements/credit-usage-chart/define';", 41.3 * KB],
] as const;

/** The sizes that the README states, in kilobytes. */
const SAID = [
  ['everything, with the client', `${ALL} ${CLIENT}`],
  ['everything, without the client', ALL],
  ['the chart alone', "import '@credit-usage/elements/credit-usage-chart/define';"],
  ['the summary alone', "import '@credit-usage/elements/credit-usage-summary/define';"],
] as const;

/** The one file for pages without a bundler, with the client. */
const CDN_CEILING = 91.6 * KB;

let project: PackedProject;
beforeAll(() => {
  project = new PackedProject();
}, TIMEOUT);
afterAll(() => project?.remove());

interface ManifestModule {
  readonly path: string;
  readonly exports?: readonly { readonly declaration?: { readonly module?: string } }[];
}

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: project.folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

describe('what a page pays', () => {
  it.each(CEILINGS)('for %s', async (contents, ceiling) => {
    expect(gzipSync(await bundle(contents)).length).toBeLessThan(ceiling);
  });

  it.each(SAID)('for %s is what the README says', async (what, contents) => {
    const readme = readFileSync(join(project.packageFolder('elements'), 'README.md'), 'utf8');
    const said = new RegExp(`^\\| ${what} \\| (\\d+) kB \\|$`, 'm').exec(readme)?.[1];
    expect(Math.abs(Number(said) - gzipSync(await bundle(contents)).length / KB)).toBeLessThan(1);
  });
});

describe('the file for a CDN', () => {
  const file = (): string =>
    readFileSync(join(project.packageFolder('elements'), 'cdn/credit-usage-elements.js'), 'utf8');
  let browser: Browser;
  beforeAll(async () => {
    browser = await playwright.launch(await chromium());
  });
  afterAll(() => browser?.close());

  it('stays under its ceiling', () => {
    expect(gzipSync(file()).length).toBeLessThan(CDN_CEILING);
  });

  it('registers every element of the package, and needs nothing else', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.addScriptTag({ type: 'module', content: file() });
    const tags = Object.keys(project.manifest('elements').exports).flatMap(
      (entry) => /^\.\/([\w-]+)\/define$/.exec(entry)?.[1] ?? [],
    );
    expect(tags).toContain('credit-usage-chart');
    const missing = await page.evaluate((all) => all.filter((tag) => !customElements.get(tag)), tags);
    expect(missing).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('has what a page needs beside the elements', () => {
    const exported = /export\{([^}]+)\}/.exec(file())?.[1]?.split(',') ?? [];
    expect(exported.map((each) => each.replace(/^.* as /, '')).sort()).toEqual([
      'CreditUsageClient',
      'credits',
      'forgetAnswers',
      'isCreditUsageError',
      'isMissingRoleError',
      'query',
    ]);
  });
});

describe('what the page about starting keeps in the address', () => {
  const ORIGIN = 'http://page.test';
  let browser: Browser;
  let code = '';
  beforeAll(async () => {
    browser = await playwright.launch(await chromium());
    const start = readFileSync(join(project.packageFolder('elements'), 'docs/elements/start.md'), 'utf8');
    const piece = [...start.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].find(([text]) =>
      text.includes('fromSearchParams'),
    )?.[1];
    code = await bundle(`${ALL}\n${piece}`);
  });
  afterAll(() => browser?.close());

  /** Opens a page, and collects its errors. */
  async function open(address: string, attributes: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route(`${ORIGIN}/**`, (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({
            contentType: 'text/html',
            body: `<credit-usage-dashboard ${attributes}></credit-usage-dashboard><script type="module" src="/page.js"></script>`,
          }),
    );
    await page.goto(`${ORIGIN}${address}`);
    await page.waitForFunction(() => document.querySelector('credit-usage-dashboard')?.matches(':defined'));
    return { page, complaints };
  }

  const filtersOf = (page: Page): Promise<unknown> =>
    page.evaluate(
      () => (document.querySelector('credit-usage-dashboard') as unknown as { filters: unknown }).filters,
    );

  it.each(['previous', 'none'])(
    'comes back as it was, beside what the page has there, compare="%s"',
    async (compare) => {
      const attributes = `period="12mo" compare="${compare}"`;
      const { page, complaints } = await open('/billing?tab=usage&from=newsletter#invoices', attributes);
      expect(await filtersOf(page)).toEqual({
        period: '12mo',
        ...(compare === 'none' ? {} : { compare }),
      });
      await page.getByRole('radio', { name: '72 hours' }).check();
      const url = new URL(page.url());
      expect([url.searchParams.get('tab'), url.searchParams.get('from'), url.hash]).toEqual([
        'usage',
        'newsletter',
        '#invoices',
      ]);
      const filters = { period: '72h', ...(compare === 'none' ? {} : { compare }) };
      expect(await filtersOf(page)).toEqual(filters);
      await page.reload();
      await page.waitForFunction(() => document.querySelector('credit-usage-dashboard')?.matches(':defined'));
      expect(await filtersOf(page)).toEqual(filters);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  it('is the usual view where somebody has edited it', async () => {
    const { page, complaints } = await open('/billing?usage=period%3D7d', 'period="12mo"');
    expect(await filtersOf(page)).toEqual({ period: '12mo', compare: 'previous' });
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe('a page’s own bundler', () => {
  it.each(['define', 'credit-usage-summary/define'])('keeps the registrations of %s', async (entry) => {
    expect(await bundle(`import '@credit-usage/elements/${entry}'`)).toContain('"credit-usage-summary"');
  });

  it('drops classes that nobody uses', async () => {
    expect(await bundle("import '@credit-usage/elements'")).toBe('');
  });
});

describe('what editors read', () => {
  it('leads to files of the package', () => {
    const manifest = JSON.parse(
      readFileSync(join(project.packageFolder('elements'), 'custom-elements.json'), 'utf8'),
    ) as { modules: ManifestModule[] };
    const files = new Set(project.files('elements'));
    const paths = manifest.modules.flatMap(({ path, exports = [] }) => [
      path,
      ...exports.flatMap(({ declaration }) => declaration?.module ?? []),
    ]);
    expect(paths.filter((path) => !files.has(path.replace(/^\//, '')))).toEqual([]);
    expect(JSON.stringify(manifest)).toContain('"tagName":"credit-usage-summary"');
  });
});
