import { type Browser, chromium, type Locator, type Page } from 'playwright';
import { chromium as installed } from '../browser.ts';
import type { ApiFigures } from './check-figures.ts';
import type { Cleanup } from './cleanup.ts';
import { expectEqual, expectThat } from './expect.ts';
import type { Demo } from './start.ts';
import type { ViewerId } from './viewers.ts';

/** Compares the page in a real browser with the API's figures, and checks that it does nothing that it should not. */
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
  await expectShown(page, 'total', summary('total'), report.total);
  await expectShown(page, 'average a day', summary('average-daily'), report.summary.averageDaily);
  await expectShown(page, 'peak day', summary('peak-day'), report.summary.peakDay?.date);
  const { activeCategories } = report.summary;
  await expectShown(page, 'active categories', summary('active-categories'), String(activeCategories));
  await expectShown(
    page,
    'total of all categories',
    'credit-category-pie [part~="total"] data',
    report.total,
  );
  await followStory(page, figures);
  await changeViewers(page, figures);
  await checkPlainPage(page, pageUrl, figures);
  expectThat('the page', complaints.length === 0, complaints.join('\n'));
}

/** From the spike to one category of its steps by keyboard alone, to a colleague who is sent the address, and back. */
async function followStory(page: Page, { report, details, spike }: ApiFigures): Promise<void> {
  await press(page, page.locator(BAR).nth(report.buckets.indexOf(spike.bar)), 'Enter');
  const firstRow = 'recent-conversations tbody [part~="row"] data';
  await expectShown(page, 'dearest conversation of the spike', firstRow, spike.dearest.credits);
  await press(page, page.locator(ROW).first(), 'Enter');
  await expectShown(page, 'total of that conversation', detail('total'), details.total);

  await toggleCategory(page, spike.category);
  await expectShown(page, `total of ${spike.category}`, summary('total'), spike.report.total);
  await expectShown(page, 'sum of that selection', detail('selected'), spike.details.matched.total);
  await expectShown(page, 'total beside it', detail('total'), details.total);

  await page.reload();
  await expectShown(page, `shared total of ${spike.category}`, summary('total'), spike.report.total);
  await expectShown(page, 'shared selection', firstRow, spike.details.matched.total);

  await toggleCategory(page, spike.category);
  await expectShown(page, 'total after all', summary('total'), report.total);
  await press(page, page.locator(CHIP), 'Enter');
  await page.locator(CHIP).waitFor({ state: 'detached' });
}

/** What viewers with fewer rights see: never zeros, and always the reason. */
async function changeViewers(page: Page, { report, details }: ApiFigures): Promise<void> {
  await page.goto(new URL('/', page.url()).href);
  await signIn(page, 'finance');
  await expectText(page, 'credit-usage-summary', /Not included: Globex \(needs the Billing role\)/);
  await signIn(page, 'contributor');
  await expectText(page, '[slot="refused"]', /You need the Billing role in Acme/);
  await expectShown(page, 'total of the contributor’s own conversation', detail('total'), details.total);
  expectEqual('figures without the role', String(await page.locator(summary('total')).count()), '0');
  await signIn(page, 'outsider');
  await expectText(page, '[slot="refused"]', /not a member of any organization/);
  await signIn(page, 'owner');
  await expectShown(page, 'total as the owner', summary('total'), report.total);
}

async function signIn(page: Page, viewer: ViewerId): Promise<void> {
  await page.selectOption('#viewer', viewer);
}

/** The page without a bundler shows the same. */
async function checkPlainPage(page: Page, pageUrl: string, { report }: ApiFigures): Promise<void> {
  await page.goto(new URL('/plain/', pageUrl).href);
  const total = 'credit-category-pie [part~="total"] data';
  await expectShown(page, 'total on the plain page', total, report.total);
  await page.locator(BAR).first().waitFor();
  await page.locator(ROW).first().waitFor();
}

async function expectText(page: Page, selector: string, text: RegExp): Promise<void> {
  await page.locator(selector).filter({ hasText: text }).first().waitFor({ timeout: PATIENCE_MS });
}

const BAR = 'credit-usage-chart [part~="bar-hit"]';
const ROW = 'recent-conversations [part~="open-button"]';
const CHIP = 'recent-conversations [part~="range-chip"]';
const CATEGORY = 'credit-usage-filters [part~="category"]';

const summary = (figure: string): string => `credit-usage-summary [part~="${figure}"] data`;
const detail = (sum: string): string => `conversation-credit-details [part~="${sum}"] data`;

async function toggleCategory(page: Page, category: string): Promise<void> {
  await press(page, page.locator(`${CATEGORY} button`).first(), 'Enter');
  await press(page, page.locator(`${CATEGORY} input[value="${category}"]`), 'Space');
  await page.keyboard.press('Escape');
}

async function press(page: Page, target: Locator, key: string): Promise<void> {
  await target.focus();
  await page.keyboard.press(key);
}

/** Waits until the first match has exactly this value: the old value may stay until the answer arrives. */
async function expectShown(
  page: Page,
  what: string,
  selector: string,
  expected: string | null | undefined,
): Promise<void> {
  const shown = page.locator(selector).first();
  const until = Date.now() + PATIENCE_MS;
  let found: string | null;
  do {
    found = await shown.getAttribute('value', { timeout: PATIENCE_MS });
    if (found === expected) return;
    await page.waitForTimeout(50);
  } while (Date.now() < until);
  expectEqual(`the page’s ${what}`, found, expected);
}

/** How long an answer may take until it is shown. */
const PATIENCE_MS = 15_000;

async function launch(cleanup: Cleanup): Promise<Browser> {
  const { executablePath, args, env } = await installed();
  const browser = await chromium.launch({ executablePath, args, ...(env && { env }) });
  cleanup.add(() => browser.close());
  return browser;
}

/** Collects script errors, violations of the policy, and requests to other origins. */
function collectComplaints(page: Page, pageUrl: string): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // Chromium logs every refused request as an error, but for this page a refusal is a normal answer.
    if (message.text().includes('status of 403')) return;
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== pageUrl) complaints.push(`asks ${origin}`);
  });
  return complaints;
}
