import { type Browser, type Page, chromium as playwright } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../scripts/browser.ts';
import type { CreditUsageProviderElement, CreditUsageSummaryElement } from '../src/index.js';
import { bundled } from './bundled.js';
import { FAILURE, REFUSAL } from './fake-source.js';
import { usageReport } from './report.js';

const ORIGIN = 'http://elements.test';

/** As strict as a page can be and still run a script of its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
  <title>Strict</title>
  <script type="module" src="/page.js"></script>
  <credit-usage-summary heading="Usage"></credit-usage-summary>
  <credit-usage-provider period="72h">
    <credit-usage-summary class="fed"></credit-usage-summary>
    <credit-usage-summary></credit-usage-summary>
    <credit-category-pie></credit-category-pie>
    <credit-category-pie variant="bar" selected-category="LLM"></credit-category-pie>
  </credit-usage-provider>
</html>`;

describe('a page with a strict content security policy', () => {
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];
  const requests: string[] = [];
  /** What the source of the page gets next: an answer, or what it rejects with. */
  let next: { readonly answer?: unknown; readonly error?: unknown } = {};

  beforeAll(async () => {
    const { code } = await bundled("import './define.ts'");
    const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
      '/': ['text/html', PAGE],
      '/page.js': ['text/javascript', code],
    };
    browser = await playwright.launch(await chromium());
    page = await browser.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('**/*', (route) => {
      const { pathname, origin } = new URL(route.request().url());
      requests.push(`${origin}${pathname}`);
      if (pathname === '/api/usage') return route.fulfill({ json: next });
      const [contentType, body] = files[pathname] ?? ['text/plain', ''];
      return route.fulfill({ contentType, body, headers: { 'content-security-policy': POLICY } });
    });
    await page.goto(`${ORIGIN}/`);
  });

  afterAll(() => browser?.close());

  it('is drawn in every state without a complaint', async () => {
    const element = page.locator('credit-usage-summary').first();
    for (const data of [null, {}, usageReport(), usageReport({ total: '7' })]) {
      await element.evaluate((target, value) => Object.assign(target, { data: value }), data);
    }
    await expect.poll(() => page.getByText('7', { exact: true }).first().isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('is fed by a source in every state without a complaint, with one request for all elements', async () => {
    const provider = page.locator('credit-usage-provider');
    const status = (): Promise<unknown> =>
      page.locator('.fed').evaluate((element) => (element as CreditUsageSummaryElement).status);
    next = { error: FAILURE };
    await provider.evaluate((target) => {
      const ask = async (_query: unknown, { signal }: { signal: AbortSignal }): Promise<never> => {
        const { answer, error } = await (await fetch('/api/usage', { signal })).json();
        if (error) throw error;
        return answer as never;
      };
      (target as CreditUsageProviderElement).source = { usage: ask, conversations: ask, credits: ask };
    });
    await expect.poll(status).toBe('error');
    for (const [expected, said] of [
      ['ready', { answer: usageReport() }],
      ['stale', { error: FAILURE }],
      ['refused', { error: REFUSAL }],
    ] as const) {
      next = said;
      await provider.evaluate((target) => (target as CreditUsageProviderElement).refresh());
      expect(await status()).toBe(expected);
    }
    expect(requests.filter((url) => url.endsWith('/api/usage'))).toHaveLength(4);
    expect(complaints).toEqual([]);
  });

  it('is styled', async () => {
    const display = await page
      .locator('credit-usage-summary [part=figures]')
      .first()
      .evaluate((figures) => getComputedStyle(figures).display);
    expect(display).toBe('grid');
  });

  it('asks nobody but its source for anything', () => {
    expect(requests.filter((url) => !/\/(page\.js|favicon\.ico|api\/usage)?$/.test(url))).toEqual([]);
  });
});
