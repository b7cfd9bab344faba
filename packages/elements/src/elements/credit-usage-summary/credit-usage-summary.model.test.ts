import { describe, expect, it } from 'vitest';
import { emptyReport, usageReport } from '../../../test/report.js';
import { wordsFor } from '../../i18n/words.js';
import { summaryLabels } from './credit-usage-summary.labels.js';
import { readSummary } from './credit-usage-summary.model.js';

const words = wordsFor('en');

function labelsOf(data: unknown) {
  const { facts } = readSummary(data);
  if (!facts) throw new Error('no facts');
  return summaryLabels(facts, words);
}

const figureOf = (data: unknown, id: string) => labelsOf(data).figures.find((figure) => figure.id === id);

describe('readSummary', () => {
  it.each([
    ['ready', usageReport()],
    ['empty', emptyReport()],
    ['error', undefined],
    ['error', null],
    ['error', {}],
    ['error', 'usage_report'],
    ['error', { total: '1e3' }],
  ])('is %s', (status, data) => {
    expect(readSummary(data).status).toBe(status);
  });

  it('is ready when refunds cancel all usage out', () => {
    expect(readSummary({ total: '0', summary: { activeCategories: 2 } }).status).toBe('ready');
  });

  it('keeps the facts that are there when others are not', () => {
    const { facts } = readSummary({
      total: '12.500',
      summary: 'none',
      previous: 7,
      categories: [null, { id: 3 }],
      scope: [],
    });
    expect(facts).toMatchObject({
      total: '12.5',
      averageDaily: undefined,
      peak: undefined,
      change: undefined,
      leading: [],
    });
  });

  it('tells "there is none" from "not known"', () => {
    const none = readSummary({ total: '1', summary: { averageDaily: null, peakDay: null } }).facts;
    expect(none).toMatchObject({ averageDaily: null, peak: null });
  });

  it('names categories by size, refunds included, without those that cost nothing', () => {
    const categories = [
      { id: 'a', label: 'A', total: '9' },
      { id: 'b', label: 'B', total: '-10' },
      { id: 'c', label: 'C', total: '0' },
      { id: 'd', total: '100' },
    ];
    expect(readSummary(usageReport({ categories } as never)).facts?.leading).toEqual(['d', 'B']);
    const few = { categories: [categories[0], categories[2]] };
    expect(readSummary(usageReport(few as never)).facts?.leading).toEqual(['A']);
  });
});

describe('summaryLabels', () => {
  const withPrevious = (changeRatio: string | null, total = '1000') =>
    usageReport({ previous: { from: '', to: '', cutAt: '', total, changeRatio, buckets: null } });

  it.each([
    ['0.2345', 'Up 23.5% from 1,000 in the previous period', 'up'],
    ['-0.5', 'Down 50% from 1,000 in the previous period', 'down'],
    ['0', 'Unchanged from 1,000 in the previous period', 'flat'],
    ['0.000001', 'Up <0.1% from 1,000 in the previous period', 'up'],
    [null, 'No usage in the previous period', undefined],
  ])('puts a change of %s into words', (ratio, note, direction) => {
    expect(figureOf(withPrevious(ratio), 'total')).toMatchObject({ note });
    expect(figureOf(withPrevious(ratio), 'total')?.direction).toBe(direction);
  });

  it('says nothing about a change that it cannot read', () => {
    expect(figureOf(withPrevious('soon'), 'total')?.note).toBeUndefined();
    const { previous: _, ...alone } = usageReport();
    expect(figureOf(alone, 'total')?.note).toBeUndefined();
  });

  it('never shows an average that is not zero as zero', () => {
    const { summary } = usageReport();
    const averageDaily = (value: string | null) =>
      figureOf(usageReport({ summary: { ...summary, averageDaily: value } }), 'average-daily');
    expect(averageDaily('0.000001')).toMatchObject({ value: '<0.01', exact: '0.000001' });
    expect(averageDaily('41.153846')).toMatchObject({ value: '41.15', exact: '41.153846' });
    expect(averageDaily(null)?.value).toBe('No data yet');
    expect(averageDaily(null)?.unit).toBeUndefined();
    expect(averageDaily(undefined as never)?.value).toBe('Unknown');
  });

  it('says that a peak day is only a part of one', () => {
    const { summary } = usageReport();
    const peakDay = { date: '2026-11-22', start: '', end: '', partial: true, total: '1' };
    expect(figureOf(usageReport({ summary: { ...summary, peakDay } }), 'peak-day')).toMatchObject({
      value: 'Nov 22',
      note: '1 credit (partial day)',
    });
    expect(figureOf(usageReport({ summary: { ...summary, peakDay: null } }), 'peak-day')?.value).toBe('None');
  });

  /** Unicode's data puts thin spaces around the dash, and before AM and PM. */
  const plain = (text: string | undefined) => text?.replace(/\s/g, ' ');

  const NOVEMBER = ['2026-10-31T17:00:00Z', '2026-11-30T17:00:00Z'] as const;
  it.each([
    [{ period: '30d', bucket: 'day' }, NOVEMBER, 'Nov 1 – 30, 2026 (Asia/Jakarta)'],
    [{ period: '30d', bucket: 'week' }, NOVEMBER, 'Nov 1 – 30, 2026 (Asia/Jakarta)'],
    [
      { period: '12mo', bucket: 'month' },
      ['2025-11-22T17:00:00Z', NOVEMBER[1]],
      'Nov 23, 2025 – Nov 30, 2026 (Asia/Jakarta)',
    ],
    [
      { period: '24h', bucket: 'hour' },
      ['2026-11-21T09:00:00Z', '2026-11-22T09:00:00Z'],
      'Last 24 hours, Nov 21 – 22, 2026 (Asia/Jakarta)',
    ],
    [
      { from: '2026-11-01', to: '2026-11-02', bucket: 'hour' },
      [NOVEMBER[0], '2026-11-01T17:00:00Z'],
      'Nov 1, 2026 (Asia/Jakarta)',
    ],
    [{ period: '12mo', bucket: 'month' }, ['soon', NOVEMBER[1]], 'Last 12 months (Asia/Jakarta)'],
    [{ period: '30d', timezone: 'Mars/Olympus' }, NOVEMBER, 'Last 30 days (Mars/Olympus)'],
    [{ period: 'fortnight', bucket: 'month' }, [NOVEMBER[1], NOVEMBER[0]], undefined],
  ] as const)('names the period of %j in %j', (query, [from, to], text) => {
    const report = usageReport({
      query: { timezone: 'Asia/Jakarta', ...query } as never,
      range: { from, to },
    });
    expect(plain(labelsOf(report).period)).toBe(text);
  });

  const comparedIn = (timezone: string, from: string, cutAt: string) => {
    const { query, previous } = usageReport();
    return labelsOf(
      usageReport({
        query: { ...query, timezone },
        previous: { ...previous, from, to: '2100-01-01T00:00:00Z', cutAt } as never,
      }),
    ).previousPeriod;
  };

  it.each([
    ['whole days', 'Asia/Jakarta', '2026-09-23T17:00:00Z', '2026-10-23T17:00:00Z', 'Sep 24 – Oct 23, 2026'],
    [
      'days until the time of the cut',
      'America/New_York',
      '2026-05-02T04:00:00Z',
      '2026-05-04T14:20:30Z',
      'May 2 – 4, 2026, until 10:20 AM',
    ],
    ['one day', 'UTC', '2026-05-02T00:00:00Z', '2026-05-02T00:00:01Z', 'May 2, 2026, until 12:00 AM'],
    [
      'hours',
      'Asia/Kolkata',
      '2026-11-24T12:30:00Z',
      '2026-11-25T12:10:00Z',
      'Nov 24, 2026, 6:00 PM – Nov 25, 2026, 5:40 PM',
    ],
    // Midnight of the first day does not exist, and the last day has 25 hours.
    [
      'days on which clocks change',
      'America/Santiago',
      '2026-09-06T04:00:00Z',
      '2027-04-04T04:00:00Z',
      'Sep 6, 2026 – Apr 3, 2027',
    ],
  ])('says what is compared: %s', (_, timezone, from, cutAt, text) => {
    expect(plain(comparedIn(timezone, from, cutAt))).toBe(`Previous period: ${text}`);
  });

  it.each([
    ['no time has passed', 'UTC', '2026-05-02T00:00:00Z', '2026-05-02T00:00:00Z'],
    ['it cannot be read', 'UTC', '', '2026-05-02T00:00:00Z'],
    ['its days are not known', 'Mars/Olympus', '2026-05-02T00:00:00Z', '2026-05-03T00:00:00Z'],
  ])('does not say what is compared where %s', (_, timezone, from, cutAt) => {
    expect(comparedIn(timezone, from, cutAt)).toBeUndefined();
  });

  it('does not say what is compared where nothing is', () => {
    const { previous: _, ...alone } = usageReport();
    expect(labelsOf(alone).previousPeriod).toBeUndefined();
  });

  it('has the year of the peak day where the period has two', () => {
    const range = { from: '2025-11-22T17:00:00Z', to: '2026-11-22T17:00:00Z' };
    expect(figureOf(usageReport({ range }), 'peak-day')?.value).toBe('Nov 3, 2026');
    expect(figureOf(usageReport(), 'peak-day')?.value).toBe('Nov 3');
  });

  it.each([
    ['2026-11-22T16:00:00Z', 'Latest usage just now'],
    ['2026-11-22T15:59:00Z', 'Latest usage 1 minute ago'],
    ['2026-11-20T15:59:00Z', 'Latest usage 2 days ago'],
    ['2026-11-23T00:00:00Z', 'Latest usage just now'],
    ['not a time', undefined],
  ])('says how fresh it is: %s', (latestUsageAt, text) => {
    expect(labelsOf(usageReport({ latestUsageAt })).latest).toBe(text);
  });

  it('says how old it is some time after the answer', () => {
    const { facts } = readSummary(usageReport({ latestUsageAt: '2026-11-22T15:59:00Z' }));
    const after = (seconds: number) => facts && summaryLabels(facts, words, seconds).latest;
    expect([0, 59, 60, 3600].map(after)).toEqual([
      'Latest usage 1 minute ago',
      'Latest usage 1 minute ago',
      'Latest usage 2 minutes ago',
      'Latest usage 1 hour ago',
    ]);
  });

  it('names a few of the organizations that are left out, and counts the rest', () => {
    const excluded = ['A', 'B', 'C', 'D', 'E'].map((name) => ({ id: name, name, requiredRoles: [] }));
    expect(labelsOf(usageReport({ scope: { excluded } as never })).notIncluded).toBe(
      'Not included: A, B, C, and 2 more',
    );
  });
});
