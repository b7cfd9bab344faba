import { describe, expect, it } from 'vitest';
import { conversationCredits, conversationPage } from '../../src/contract/openapi/examples/conversations.js';
import {
  conversationCreditsCsv,
  conversationsCsv,
  usageCsv,
} from '../../src/contract/openapi/examples/csv.js';
import { usageByAgent, usageByCategory } from '../../src/contract/openapi/examples/usage-report.js';
import { average, changeRatio, sum } from '../../src/credits/index.js';
import {
  conversationColumns,
  conversationRows,
  entryColumns,
  toCsv,
  usageColumns,
  usageRows,
} from '../../src/export/index.js';
import type { UsageReport } from '../../src/model/index.js';
import {
  buckets,
  formatInstant,
  parseInstant,
  previousRange,
  resolveDates,
  resolvePeriod,
  summaryDays,
} from '../../src/time/index.js';

const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const total = (parts: readonly { readonly total: string }[]): string => sum(parts.map((part) => part.total));

async function joined(lines: AsyncIterable<string>): Promise<string> {
  let file = '';
  for await (const line of lines) file += line;
  return file;
}

describe.each([
  ['by category', usageByCategory],
  ['by agent', usageByAgent],
])('the usage report %s', (_, report: UsageReport) => {
  const { query, asOf, summary } = report;
  const range = resolveDates(query.from ?? '', query.to ?? '', query.timezone);

  it('adds up every way', () => {
    expect(total(report.buckets)).toBe(report.total);
    expect(total(report.series)).toBe(report.total);
    expect(total(report.categories)).toBe(report.total);
    for (const bucket of report.buckets) expect(sum(bucket.values)).toBe(bucket.total);
    for (const [index, series] of report.series.entries())
      expect(sum(report.buckets.map(({ values }) => values[index] ?? '0'))).toBe(series.total);
  });

  it('has the buckets of its range', () => {
    expect(report.range).toEqual({ from: formatInstant(range.from), to: formatInstant(range.to) });
    const expected = buckets(range, 'day', query.timezone, at(asOf));
    expect(report.buckets.map(({ total: _total, values: _values, ...bucket }) => bucket)).toEqual(
      expected.map((bucket) => ({
        ...bucket,
        start: formatInstant(bucket.start),
        end: formatInstant(bucket.end),
      })),
    );
  });

  it('has the summary of its buckets', () => {
    const days = summaryDays(range, query.timezone, at(asOf));
    expect(summary.days).toBe(days);
    expect(summary.averageDaily).toBe(average(report.total, days));
    const peak = report.buckets.find(({ date }) => date === summary.peakDay?.date);
    expect(summary.peakDay).toEqual({
      date: peak?.date,
      start: peak?.start,
      end: peak?.end,
      partial: peak?.partial,
      total: peak?.total,
    });
    expect(Math.max(...report.buckets.map((bucket) => Number(bucket.total)))).toBe(Number(peak?.total));
  });

  it('compares with the days before', () => {
    const { previous } = report;
    if (!previous) return expect(query.compare).toBeUndefined();
    const before = previousRange(range, query.timezone, at(asOf));
    expect(previous).toMatchObject({
      from: formatInstant(before.from),
      to: formatInstant(before.to),
      cutAt: formatInstant(before.cutAt),
      changeRatio: changeRatio(report.total, previous.total),
    });
    expect(sum(previous.buckets ?? [])).toBe(previous.total);
  });
});

describe('the conversations', () => {
  it('have the range of their period', () => {
    const { range, asOf, query } = conversationPage;
    const expected = resolvePeriod('72h', query.timezone, at(asOf));
    expect(range).toEqual({ from: formatInstant(expected.from), to: formatInstant(expected.to) });
  });

  it('add up in their details', () => {
    const { entries, matched, entryCount, total: whole } = conversationCredits;
    expect(sum(entries.map(({ credits }) => credits))).toBe(whole);
    expect(total(matched.categories)).toBe(matched.total);
    expect(entries).toHaveLength(entryCount);
    expect(conversationPage.data[0]?.credits).toBe(matched.total);
  });
});

describe('the CSV files', () => {
  it('say what the JSON says, as the export writes it', async () => {
    expect(await joined(toCsv(usageRows(usageByAgent), { columns: usageColumns }))).toBe(usageCsv);
    const rows = conversationRows([conversationPage]);
    expect(await joined(toCsv(rows, { columns: conversationColumns }))).toBe(conversationsCsv);
    expect(await joined(toCsv(conversationCredits.entries, { columns: entryColumns }))).toBe(
      conversationCreditsCsv,
    );
  });
});
