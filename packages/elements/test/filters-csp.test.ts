import { type Browser, chromium as playwright } from 'playwright';
import { afterAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../scripts/browser.ts';
import { bundled } from './bundled.js';
import { ANSWERS } from './contract/feed.js';

/** As strict as a page can be and still run a script of its own. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

describe('the filters in a page with a strict content security policy', () => {
  let browser: Browser;

  afterAll(() => browser?.close());

  it('are opened, searched, picked from and mistyped without a complaint', async () => {
    const { code } = await bundled("import './elements/credit-usage-filters/define.ts'");
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
          : '<!doctype html><title>Strict</title><script type="module" src="/page.js"></script><credit-usage-filters from="2026-11-01" to="2026-10-01"></credit-usage-filters>',
        headers: { 'content-security-policy': POLICY },
      });
    });
    await page.goto('http://elements.test/');
    const filters = page.locator('credit-usage-filters');
    const lists = {
      organizations: ANSWERS.organizations(),
      agents: ANSWERS.agents(),
      categories: ANSWERS.categories(),
    };
    await filters.evaluate((element, { organizations, agents, categories }) => {
      const answer = (value: unknown) => async (): Promise<never> => value as never;
      const never = answer(new Promise(() => {}));
      Object.assign(element, {
        source: {
          usage: never,
          conversations: never,
          credits: never,
          organizations: answer(organizations),
          agents: answer(agents),
          categories: answer(categories),
        },
      });
    }, lists);
    await expect.poll(() => filters.locator('[part=problem]').isVisible()).toBe(true);
    const button = filters.locator('[part=button]');
    const panel = filters.locator('#categories');
    await button.click();
    await panel.locator('input').first().check();
    const gap = async (): Promise<number> =>
      Math.abs(((await panel.boundingBox())?.x ?? Number.NaN) - ((await button.boundingBox())?.x ?? 0));
    await expect.poll(gap).toBeLessThan(1);
    await filters.locator('#agent').click();
    await page.keyboard.type('sup');
    await page.keyboard.press('Enter');
    await expect.poll(() => filters.locator('#agent').inputValue()).toBe('Support bot');
    await filters.locator('#organization').selectOption('org_1');
    await filters.locator('[part=clear-button]').click();
    await expect.poll(() => filters.locator('[part=days]').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
