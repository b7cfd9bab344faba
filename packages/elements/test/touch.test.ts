import { type Browser, chromium as playwright } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../scripts/browser.ts';
import { ANSWERS } from './answers.js';
import { bundled } from './bundled.js';
import { DRAWN } from './contract/cases.js';

/** A phone: touch, without a hovering pointer or keys. */
const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } };

describe('fingers', () => {
  let browser: Browser;
  let code: string;

  beforeAll(async () => {
    ({ code } = await bundled("import './define.ts'"));
    browser = await playwright.launch(await chromium());
  });

  afterAll(() => browser?.close());

  async function phone() {
    const page = await browser.newPage(PHONE);
    const tags = DRAWN.map(
      ({ tag, attributes }) =>
        `<${tag} ${Object.entries(attributes)
          .map(([name, value]) => `${name}="${value}"`)
          .join(' ')}></${tag}>`,
    );
    await page.setContent(
      `<html lang="en"><meta name="viewport" content="width=device-width"><credit-usage-provider>${tags.join('')}</credit-usage-provider></html>`,
    );
    await page.addScriptTag({ content: code, type: 'module' });
    const answers = Object.fromEntries(Object.entries(ANSWERS).map(([route, answer]) => [route, answer()]));
    await page.locator('body > credit-usage-provider').evaluate((provider, all) => {
      const source = Object.fromEntries(
        Object.entries(all).map(([route, answer]) => [route, async () => answer]),
      );
      Object.assign(provider, { source });
    }, answers);
    await page.locator('body > credit-usage-provider > credit-usage-chart [part~=bar-hit]').first().waitFor();
    return page;
  }

  it('do what a mouse does: pick a bar, pick a category, open a conversation, show the table', async () => {
    const page = await phone();
    const bar = page.locator('body > credit-usage-provider > credit-usage-chart [part~=bar-hit]').nth(5);
    await bar.tap();
    await expect.poll(() => bar.getAttribute('aria-pressed')).toBe('true');
    const row = page
      .locator('body > credit-usage-provider > credit-category-pie [part~=legend-item]')
      .first();
    await row.tap();
    await expect.poll(() => row.getAttribute('part')).toContain('selected');
    await page
      .locator('body > credit-usage-provider > recent-conversations [part~=open-button]')
      .first()
      .tap();
    const entries = page.locator(
      'body > credit-usage-provider > recent-conversations conversation-credit-details [part~=entry]',
    );
    await expect.poll(() => entries.count()).toBeGreaterThan(0);
    await page.locator('body > credit-usage-provider > credit-usage-chart [part~=table-toggle]').tap();
    const rows = page.locator('body > credit-usage-provider > credit-usage-chart tbody tr');
    await expect.poll(() => rows.count()).toBe(30);
    await page.close();
  });

  it('ask a bar for its exact amounts, which stay until they touch something else', async () => {
    const page = await phone();
    const chart = page.locator('body > credit-usage-provider > credit-usage-chart');
    const tooltip = chart.locator('[part~=tooltip]:popover-open');
    const bars = chart.locator('[part~=bar-hit]');
    await bars.nth(5).tap();
    await tooltip.waitFor();
    const amounts = await tooltip.textContent();
    await page.waitForTimeout(400);
    expect(await tooltip.textContent()).toBe(amounts);
    await bars.nth(7).tap();
    await expect.poll(() => tooltip.textContent()).not.toBe(amounts);
    await page.locator('body > credit-usage-provider > credit-usage-summary').tap();
    await expect.poll(() => tooltip.count()).toBe(0);
    await page.close();
  });

  it('hit every target, and fit the page', async () => {
    const page = await phone();
    const small = await page.locator('body > credit-usage-provider').evaluate((provider) => {
      const found: string[] = [];
      const look = (root: ParentNode): void => {
        for (const node of root.querySelectorAll('*')) {
          if (node.shadowRoot) look(node.shadowRoot);
          if (!node.matches('button, select, summary, a[href]') || !node.checkVisibility()) continue;
          const { width, height } = node.getBoundingClientRect();
          // More than the 24 px for a mouse. A bar is as high as the plot but may be narrow: those who need more room have the table.
          if (width > 1 && height < 40) found.push(`${node.localName}.${node.className}: ${width}×${height}`);
        }
      };
      look(provider);
      return found;
    });
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.viewport.width);
    await page.close();
  });
});
