import { type Browser, chromium as playwright } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../scripts/browser.ts';
import { ANSWERS } from './answers.js';
import { bundled } from './bundled.js';

/** The list comes last: how many rows it will have cannot be known. */
const TAGS = [
  'credit-usage-filters',
  'credit-usage-summary',
  'credit-usage-chart',
  'credit-category-pie',
  'recent-conversations',
];

describe('the layout of the host page', () => {
  let browser: Browser;
  let code: string;

  beforeAll(async () => {
    ({ code } = await bundled("import './define.ts'"));
    browser = await playwright.launch(await chromium());
  });

  afterAll(() => browser?.close());

  /** A page with all elements, whose source has yet to answer. */
  async function opened(width: number, hasTouch: boolean) {
    const page = await browser.newPage({ viewport: { width, height: 3000 }, hasTouch, isMobile: hasTouch });
    await page.setContent(
      `<html lang="en"><meta name="viewport" content="width=device-width"><credit-usage-provider compare="previous">${TAGS.map((tag) => `<${tag}></${tag}>`).join('')}</credit-usage-provider></html>`,
    );
    await page.addScriptTag({ content: code, type: 'module' });
    const answers = Object.fromEntries(Object.entries(ANSWERS).map(([route, answer]) => [route, answer()]));
    await page.locator('body > credit-usage-provider').evaluate((provider, all) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const source = Object.fromEntries(
        Object.entries(all).map(([route, answer]) => [route, () => promise.then(() => answer)]),
      );
      Object.assign(provider, { source });
      Object.assign(globalThis, { answer: resolve });
    }, answers);
    await page.locator('credit-usage-chart').locator('[part~=loading]').waitFor();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    return page;
  }

  /** The sum of the shifts so far, as browsers score pages by it. */
  const shifts = (page: Awaited<ReturnType<typeof opened>>): Promise<number> =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const entries: PerformanceEntry[] = [];
          const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
          observer.observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => {
            observer.disconnect();
            resolve(entries.reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0));
          }, 200);
        }),
    );

  it.each([
    [1024, false],
    [768, true],
    [360, true],
  ])('at %i px (touch: %s) stays where it is when the answers come', async (width, hasTouch) => {
    const page = await opened(width, hasTouch);
    const before = await shifts(page);
    await page.evaluate(() => (globalThis as unknown as { answer: () => void }).answer());
    await page.locator('credit-usage-chart').locator('[part~=bar-hit]').first().waitFor();
    await page.locator('recent-conversations').locator('[part~=open-button]').first().waitFor();
    expect((await shifts(page)) - before).toBeLessThan(0.0005);
    await page.close();
  });

  it('stays where it is when the pointer moves along the bars', async () => {
    const page = await opened(768, false);
    await page.evaluate(() => (globalThis as unknown as { answer: () => void }).answer());
    const bars = page.locator('credit-usage-chart').locator('[part~=bar-hit]');
    await bars.first().waitFor();
    const before = await shifts(page);
    for (const index of [3, 25, 5, 20, 10, 28, 0, 15]) await bars.nth(index).hover();
    expect((await shifts(page)) - before).toBeLessThan(0.01);
    await page.close();
  });
});
