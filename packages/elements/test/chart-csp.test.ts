import { type Browser, chromium as playwright } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../scripts/browser.ts';
import { bundled } from './bundled.js';
import { chartReport } from './chart-report.js';

/** As strict as a page can be and still run a script of its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

describe('the chart in a page with a strict content security policy', () => {
  let browser: Browser;

  afterAll(() => browser?.close());

  it('is drawn, pointed at, walked, selected and shown as a table without a complaint', async () => {
    const { code } = await bundled("import './elements/credit-usage-chart/define.ts'");
    const complaints: string[] = [];
    browser = await playwright.launch(await chromium());
    const page = await browser.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.route('**/*', (route) => {
      const isScript = route.request().url().endsWith('.js');
      return route.fulfill({
        contentType: isScript ? 'text/javascript' : 'text/html',
        body: isScript
          ? code
          : '<!doctype html><title>Strict</title><script type="module" src="/page.js"></script><credit-usage-chart></credit-usage-chart>',
        headers: { 'content-security-policy': POLICY },
      });
    });
    await page.goto('http://elements.test/');
    const chart = page.locator('credit-usage-chart');
    for (const data of [null, {}, chartReport({ count: 365 }), chartReport({ compare: true, notYet: 3 })])
      await chart.evaluate((target, value) => Object.assign(target, { data: value }), data);
    const bar = chart.locator('[part~=bar-hit]').nth(5);
    await bar.hover();
    await expect.poll(() => chart.locator('[part=tooltip]').isVisible()).toBe(true);
    await bar.click();
    await page.keyboard.press('ArrowUp');
    await chart.locator('[part=table-toggle]').click();
    await expect.poll(() => chart.locator('tbody tr').count()).toBe(30);
    const labels = await chart
      .locator('[part=x-label]')
      .evaluateAll((all) => new Set(all.map((label) => label.getBoundingClientRect().left)).size);
    expect(labels).toBeGreaterThan(2);
    expect(complaints).toEqual([]);
  });
});
