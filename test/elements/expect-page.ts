import type { ConversationCredits, ConversationPage, UsageReport } from '@credit-usage/sdk/contract';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { Reader } from './page.ts';

// Compares the page with the server's answers: the exact machine-readable value, and the text for readers, character by character.

/** A text as a reader sees it: without invisible marks for the text direction. */
const visible = (text: string): string =>
  text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The texts of a part of the page. */
async function texts(page: Page, selector: string): Promise<string[]> {
  const found = await page.locator(selector).allTextContents();
  return found.map(visible);
}

/** The machine-readable values of a part of the page. */
const values = (page: Page, selector: string): Promise<(string | null)[]> =>
  page.locator(selector).evaluateAll((all) => all.map((each) => each.getAttribute('value')));

/** An amount in a language, with all its digits, written by the platform's own formatter, which accepts decimal strings. */
const amountIn = (locale: string) => (amount: string) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(amount as Intl.StringNumericLiteral);

const dayIn =
  (locale: string, options: Intl.DateTimeFormatOptions = {}) =>
  (date: string) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC', ...options }).format(
      Date.parse(`${date}T00:00:00Z`),
    );

const FULL_DAY: Intl.DateTimeFormatOptions = { weekday: 'short', year: 'numeric' };

/** The four figures, each with its comparison. */
export async function expectSummary(page: Page, report: UsageReport, locale: string): Promise<void> {
  const amount = amountIn(locale);
  const { averageDaily, peakDay, activeCategories } = report.summary;
  expect(await values(page, 'credit-usage-summary data')).toEqual([
    report.total,
    averageDaily,
    peakDay?.date,
    String(activeCategories),
  ]);
  const [total, , peak, active] = await texts(page, 'credit-usage-summary [part~=number]');
  expect(total).toBe(amount(report.total));
  expect(peak).toBe(dayIn(locale)(peakDay?.date ?? ''));
  expect(active).toBe(amount(String(activeCategories)));
  const [change, , peakTotal] = await texts(page, 'credit-usage-summary [part~=note]');
  expect(change).toContain(amount(report.previous?.total ?? ''));
  expect(peakTotal).toContain(amount(peakDay?.total ?? ''));
}

/** Every bar, and every cell of the table. */
export async function expectChart(
  page: Page,
  { buckets, series, total }: UsageReport,
  locale: string,
): Promise<void> {
  const amount = amountIn(locale);
  const day = dayIn(locale, FULL_DAY);
  const said = await page
    .locator('credit-usage-chart [part~=bar-hit]')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''));
  const labels = said.map(visible);
  expect(labels).toHaveLength(buckets.length);
  for (const [index, bucket] of buckets.entries()) {
    expect(
      labels[index]?.startsWith(day(bucket.date)),
      `${labels[index]} begins with ${day(bucket.date)}`,
    ).toBe(true);
    expect(labels[index]).toContain(`: ${amount(bucket.total)} `);
  }
  await page.locator('credit-usage-chart [part~=table-toggle]').click();
  const rows = await page
    .locator('credit-usage-chart table tr')
    .evaluateAll((all) =>
      all.slice(1).map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim())),
    );
  expect(rows).toEqual([
    ...buckets.map((bucket) => [...bucket.values, bucket.total].map(amount)),
    [...series.map((each) => each.total), total].map(amount),
  ]);
}

/** The total, and every category. */
export async function expectPie(
  page: Page,
  { categories, total }: UsageReport,
  locale: string,
): Promise<void> {
  const amount = amountIn(locale);
  expect(await values(page, 'credit-category-pie [part~=total] data')).toEqual([total]);
  expect(await texts(page, 'credit-category-pie [part~=number]')).toEqual([amount(total)]);
  const names = await texts(page, 'credit-category-pie [part~=name]');
  const amounts = await texts(page, 'credit-category-pie [part~=value]');
  for (const category of categories) {
    const [text] = amounts[names.indexOf(category.label)]?.split(' ') ?? [];
    // Amounts in a column are padded with zeros.
    expect(text?.replace(/[0٠]+$/, ''), category.label).toBe(amount(category.total).replace(/[0٠]+$/, ''));
  }
}

const instantIn = ({ timezoneId, locale }: Reader) => {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    // Indonesian and German write 05.10 and 05:10.
    hour: /^(?:id|de)/.test(locale) ? '2-digit' : 'numeric',
    minute: '2-digit',
    timeZone: timezoneId,
  });
  return (instant: string) => format.format(Date.parse(instant)).replace(/\s+/g, ' ');
};

/** Every row, including the usage that belongs to no conversation. */
export async function expectConversations(page: Page, list: ConversationPage, reader: Reader): Promise<void> {
  const amount = amountIn(reader.locale);
  const rows = 'recent-conversations tbody';
  expect(await texts(page, `${rows} [part~=open-button]`)).toEqual(list.data.map(({ title }) => title));
  expect(await values(page, `${rows} data`)).toEqual(list.data.map(({ credits }) => credits));
  expect(await texts(page, `${rows} data`)).toEqual(list.data.map(({ credits }) => amount(credits)));
  expect(await texts(page, `${rows} time`)).toEqual(
    list.data.map(({ lastActivityAt }) => instantIn(reader)(lastActivityAt ?? '')),
  );
  expect(await values(page, 'recent-conversations tfoot data')).toEqual([list.unattributed]);
  expect(await texts(page, 'recent-conversations tfoot data')).toEqual([amount(list.unattributed)]);
}

/** Every entry, page after page, and both sums. */
export async function expectDetails(page: Page, details: ConversationCredits, reader: Reader): Promise<void> {
  const amount = amountIn(reader.locale);
  const element = 'conversation-credit-details';
  const entries = page.locator(`${element} [part~=entry]`);
  const more = page.locator(`${element} [part~=more-button]`);
  await entries.first().waitFor();
  while ((await more.count()) > 0) {
    const before = await entries.count();
    await more.click();
    await expect.poll(() => entries.count()).toBeGreaterThan(before);
  }
  expect(await values(page, `${element} tbody data`)).toEqual(details.entries.map(({ credits }) => credits));
  expect(await texts(page, `${element} tbody data`)).toEqual(
    details.entries.map(({ credits }) => amount(credits)),
  );
  expect(await texts(page, `${element} tbody time`)).toEqual(
    details.entries.map(({ time }) => instantIn(reader)(time)),
  );
  expect(await values(page, `${element} tfoot data`)).toEqual([details.matched.total, details.total]);
  expect(await texts(page, `${element} tfoot data`)).toEqual(
    [details.matched.total, details.total].map(amount),
  );
}
