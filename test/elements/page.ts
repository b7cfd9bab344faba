import { type Browser, type Page, chromium as playwright } from 'playwright';
import { bundled } from '../../packages/elements/test/bundled.js';
import { chromium } from '../../scripts/browser.ts';
import type { TestServer } from '../support/usage-server.ts';

/** The time zone of a reader, and the language of the page. */
export interface Reader {
  readonly timezoneId: string;
  readonly locale: string;
}

/** Pages with all elements and the real client, on the origin of a real server. */
export interface Pages {
  /** Opens a page and waits until its elements have loaded. `complaints` are the errors on it so far. */
  open(reader: Reader): Promise<{ readonly page: Page; readonly complaints: readonly string[] }>;
  close(): Promise<void>;
}

const SCRIPT = `
  import './define.ts';
  import { CreditUsageClient } from '@credit-usage/sdk';
  document.querySelector('credit-usage-provider').source = new CreditUsageClient({
    baseUrl: location.origin,
    token: async () => (await fetch('/token')).text(),
  });
`;

const pageOf = (locale: string): string => `<!doctype html>
<html lang="${locale}" dir="${locale.startsWith('ar') ? 'rtl' : 'ltr'}">
  <meta charset="utf-8" />
  <title>Billing</title>
  <credit-usage-provider period="30d">
    <credit-usage-summary compare="previous"></credit-usage-summary>
    <credit-usage-chart></credit-usage-chart>
    <credit-category-pie></credit-category-pie>
    <recent-conversations limit="25"></recent-conversations>
  </credit-usage-provider>
  <script type="module" src="/page.js"></script>
</html>`;

/** Opens a browser on pages for a viewer with this token. */
export async function openPages({ url }: TestServer, token: string): Promise<Pages> {
  const { code } = await bundled(SCRIPT);
  const browser: Browser = await playwright.launch(await chromium());
  return {
    close: () => browser.close(),
    async open({ timezoneId, locale }) {
      const page = await browser.newPage({ timezoneId, locale, viewport: { width: 1200, height: 900 } });
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.route(`${url}/{page,page.js,token,favicon.ico}`, (route) => {
        const { pathname } = new URL(route.request().url());
        if (pathname === '/page.js') return route.fulfill({ contentType: 'text/javascript', body: code });
        if (pathname === '/token') return route.fulfill({ contentType: 'text/plain', body: token });
        return route.fulfill({ contentType: 'text/html', body: pathname === '/page' ? pageOf(locale) : '' });
      });
      await page.goto(`${url}/page`);
      await page.waitForFunction(() => {
        const elements = [...document.querySelectorAll('credit-usage-provider > *')];
        return elements.every((element) => (element as unknown as { status: string }).status === 'ready');
      });
      return { page, complaints };
    },
  };
}
