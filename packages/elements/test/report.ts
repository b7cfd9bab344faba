import type { UsageReport } from '@credit-usage/sdk';

const DAY_MS = 86_400_000;

/** Thirty days in Jakarta that end with 22 November 2026, with an hour of the last day to go. */
const FIRST_DAY = Date.UTC(2026, 9, 24);

function bucket(index: number): UsageReport['buckets'][number] {
  const date = new Date(FIRST_DAY + index * DAY_MS).toISOString().slice(0, 10);
  const start = Date.parse(`${date}T00:00:00+07:00`);
  const total = index === 0 ? '74.5' : '40';
  return {
    start: new Date(start).toISOString(),
    end: new Date(start + DAY_MS).toISOString(),
    local: `${date}T00:00:00+07:00`,
    date,
    partial: index === 29,
    total,
    values: [total],
  };
}

/** A usage report, with some of its fields changed. */
export function usageReport(changes: Partial<UsageReport> = {}): UsageReport {
  return {
    object: 'usage_report',
    query: { period: '30d', timezone: 'Asia/Jakarta', bucket: 'day', groupBy: 'category', top: 6 },
    range: { from: '2026-10-23T17:00:00Z', to: '2026-11-22T17:00:00Z' },
    unit: 'credit',
    asOf: '2026-11-22T16:00:00Z',
    latestUsageAt: '2026-11-22T13:00:00Z',
    total: '1234.5',
    series: [{ kind: 'member', id: 'LLM', label: 'LLM', state: 'active', total: '1234.5' }],
    buckets: Array.from({ length: 30 }, (_, index) => bucket(index)),
    categories: [
      { id: 'LLM', label: 'LLM', total: '1100.25' },
      { id: 'WebSearch', label: 'WebSearch', total: '104.25' },
      { id: 'SpeechToText', label: 'SpeechToText', total: '32.5' },
      { id: 'Adjustment', label: 'Adjustment', total: '-2.5' },
    ],
    summary: {
      averageDaily: '41.15',
      days: 30,
      peakDay: {
        date: '2026-11-03',
        start: '2026-11-02T17:00:00Z',
        end: '2026-11-03T17:00:00Z',
        partial: false,
        total: '210',
      },
      activeCategories: 4,
    },
    previous: {
      from: '2026-09-23T17:00:00Z',
      to: '2026-10-23T17:00:00Z',
      cutAt: '2026-10-23T16:00:00Z',
      total: '1000',
      changeRatio: '0.2345',
      buckets: null,
    },
    scope: { included: [{ id: 'org_1', name: 'Acme' }], includedCount: 1, excluded: [] },
    ...changes,
  };
}

/** A report without any usage. */
export function emptyReport(): UsageReport {
  return usageReport({
    total: '0',
    latestUsageAt: null,
    series: [],
    categories: [],
    buckets: usageReport().buckets.map((each) => ({ ...each, total: '0', values: [] })),
    summary: { averageDaily: '0', days: 30, peakDay: null, activeCategories: 0 },
  });
}
