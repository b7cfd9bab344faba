import { type Browser, chromium, type Page } from 'playwright';
import { chromium as installed } from '../browser.ts';
import type { ApiFigures } from './check-figures.ts';
import type { Cleanup } from './cleanup.ts';
import { expectEqual, expectThat } from './expect.ts';
import type { Demo } from './start.ts';

/** What the page shows in a real browser, against what the API says; and that it does nothing that it should not. */
export async function checkPage(
  cleanup: Cleanup,
  { pageUrl, timezone }: Demo,
  figures: ApiFigures,
): Promise<void> {
  const { report } = figures;
  const browser = await launch(cleanup);
  const page = await browser.newPage({ timezoneId: timezone, locale: 'en-US' });
  const complaints = collectComplaints(page, pageUrl);
  await page.goto(pageUrl);
  const shown = (figure: string) =>
    page.locator(`credit-usage-summary [part~="${figure}"] data`).getAttribute('value');
  // Skeletons have no values: the first value is there when all are.
  expectEqual('the page’s total', await shown('total'), report.total);
  expectEqual('the page’s average a day', await shown('average-daily'), report.summary.averageDaily);
  expectEqual('the page’s peak day', await shown('peak-day'), report.summary.peakDay?.date);
  expectEqual(
    'the page’s active categories',
    await shown('active-categories'),
    String(report.summary.activeCategories),
  );
  expectEqual(
    'the page’s total of all categories',
    await page.locator('credit-category-pie [part~="total"] data').getAttribute('value'),
    report.total,
  );
  await followStory(page, figures);
  expectThat('the page', complaints.length === 0, complaints.join('\n'));
}

/** From the spike to the step by keyboard alone: the bar, the conversation that made it, what it adds up to. */
async function followStory(page: Page, { report, conversations, details }: ApiFigures): Promise<void> {
  const index = report.buckets.findIndex(({ date }) => date === report.summary.peakDay?.date);
  const bar = page.locator('credit-usage-chart [part~="bar-hit"]').nth(index);
  await bar.focus();
  await page.keyboard.press('Enter');

  const [dearest] = conversations;
  const row = page.getByRole('button', { name: dearest?.title ?? '' });
  await row.focus();
  await page.keyboard.press('Enter');
  const amount = (part: string) =>
    page.locator(`conversation-credit-details [part~="${part}"] data`).first().getAttribute('value');
  expectEqual('the page’s total of the dearest conversation', await amount('total'), details.total);
}

async function launch(cleanup: Cleanup): Promise<Browser> {
  const { executablePath, args, env } = await installed();
  const browser = await chromium.launch({ executablePath, args, ...(env && { env }) });
  cleanup.add(() => browser.close());
  return browser;
}

/** Errors of the script, refusals of the policy, and requests to anywhere else. */
function collectComplaints(page: Page, pageUrl: string): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== pageUrl) complaints.push(`asks ${origin}`);
  });
  return complaints;
}
