import { type Browser, chromium as playwright } from 'playwright';
import { afterAll, expect, it } from 'vitest';
import { chromium } from '../../../scripts/browser.ts';
import { bundled } from './bundled.js';
import { CASES } from './contract/cases.js';
import { usageReport } from './report.js';

const OPEN =
  "import './define.ts'; import { forgetAnswers } from './index.ts'; globalThis.forget = forgetAnswers;";

let browser: Browser | undefined;
afterAll(() => browser?.close());

it('two copies in one page get on: the first registers, the second says so and draws nothing of its own', async () => {
  const { code } = await bundled(OPEN);
  const said: string[] = [];
  browser = await playwright.launch(await chromium());
  const page = await browser.newPage();
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => said.push(error.message));
  await page.setContent(
    '<credit-usage-provider><credit-usage-summary></credit-usage-summary></credit-usage-provider>',
  );
  await page.addScriptTag({ content: code, type: 'module' });
  const summary = page.locator('credit-usage-summary');
  const first = await summary.evaluateHandle((element) => element.constructor);
  expect(said).toEqual([]);

  await page.addScriptTag({ content: `${code};globalThis.second = true;`, type: 'module' });
  await page.waitForFunction(() => 'second' in globalThis);
  expect(said.sort()).toEqual(
    CASES.map(
      ({ tag }) =>
        `warning: <${tag}> stays as it is: the page, or another copy of @credit-usage/elements, already uses this tag or its class.`,
    ).sort(),
  );
  expect(await summary.evaluate((element, known) => element.constructor === known, first)).toBe(true);
  await summary.evaluate((element, data) => Object.assign(element, { data }), usageReport());
  await expect.poll(() => page.getByText('1,234.5').isVisible()).toBe(true);

  // What the second copy exports reaches the elements of the first: at sign-out nothing of a viewer may stay.
  const left = await summary.evaluate(async (element: HTMLElement & { status?: string }, report) => {
    const answer = async (): Promise<unknown> => report;
    const source = { usage: answer, conversations: answer, credits: answer };
    Object.assign(element, { data: undefined, source });
    const loaded = new Promise((resolve) => element.addEventListener('credit-load', resolve));
    await loaded;
    const { forget } = globalThis as unknown as { forget(source: object): void };
    forget(source);
    return element.status;
  }, usageReport());
  expect(left).toBe('idle');
});
