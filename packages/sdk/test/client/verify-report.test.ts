import { expect, test } from 'vitest';
import { ConfigError, type UsageReport, verifyReport } from '../../src/index.js';
import { usageReportFixture } from '../../src/testing/index.js';

const report = usageReportFixture({ usage: { A: ['0.1', '0.2'], B: ['-0.3', '1'] } });

type Writable<T> = T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T;

function changed(change: (report: Writable<UsageReport>) => void): UsageReport {
  const copy = structuredClone(report) as Writable<UsageReport>;
  change(copy);
  return copy as UsageReport;
}

test('a report that adds up is fine, to the last decimal', () => {
  // In binary fractions 0.1 + 0.2 is not 0.3.
  expect(report.total).toBe('1');
  expect(verifyReport(report)).toEqual({ ok: true });
  expect(verifyReport(usageReportFixture({ usage: {} }))).toEqual({ ok: true });
});

test('a day on which refunds outweigh an hour’s usage is no peak', () => {
  const hours = usageReportFixture({ usage: { A: ['1', '-5'] } });
  const oneDay = {
    ...hours,
    buckets: hours.buckets.map((bucket) => ({ ...bucket, date: '2026-11-21' })),
    summary: { ...hours.summary, peakDay: null },
  };
  expect(verifyReport(oneDay)).toEqual({ ok: true });
});

test.each<[string, (report: Writable<UsageReport>) => void, string, string]>([
  ['buckets.1.total', (r) => set(r.buckets[1], 'total', '1.200001'), '1.2', '1.200001'],
  ['buckets.0.values.length', (r) => r.buckets[0]?.values.pop(), '2', '1'],
  ['series.0.total', (r) => set(r.series[0], 'total', '0.700001'), '0.7', '0.700001'],
  ['total', (r) => set(r, 'total', '1.000001'), '1', '1.000001'],
  ['total', (r) => set(r.categories[1], 'total', '0'), '0.7', '1'],
  ['total', (r) => r.categories.pop(), '0.7', '1'],
  // Total and categories agree with each other, but not with the buckets.
  ['total', (r) => set(r, 'total', '2') ?? set(r.categories[0], 'total', '1.7'), '1', '2'],
  ['buckets.0.total', (r) => addColumn(r, '5'), '4.8', '-0.2'],
])('names %s', (path, change, expected, actual) => {
  const verified = verifyReport(changed(change));
  expect(verified).toMatchObject({ ok: false, difference: { path, expected, actual } });
  expect(!verified.ok && verified.difference.message).toContain(`${path} is ${actual}`);
});

const before = { from: '2026-11-14T00:00:00Z', to: '2026-11-16T00:00:00Z', cutAt: '2026-11-16T00:00:00Z' };

test('what a report says beside its sums is fine when it is computed from them', () => {
  for (const [total, changeRatio, buckets] of [
    ['4', '-0.75', ['1', '3']],
    // A ratio may be written longer than it must be.
    ['-2', '1.50', ['-2', '0']],
    ['0', null, ['1', '-1']],
    ['0.7', '0.428571', null],
  ] as const)
    expect(verifyReport({ ...report, previous: { ...before, total, changeRatio, buckets } })).toEqual({
      ok: true,
    });
  expect(verifyReport(changed((r) => set(r, 'latestUsageAt', null)))).toEqual({ ok: true });
  expect(verifyReport(changed((r) => set(r, 'asOf', '2026-11-17T23:59:55.5Z')))).toEqual({ ok: true });
  const notBegun = changed((r) => set(r.summary, 'days', 0) ?? set(r.summary, 'averageDaily', null));
  expect(verifyReport(notBegun)).toEqual({ ok: true });
  expect(verifyReport(usageReportFixture({ usage: { A: ['-1', '0'] } }))).toEqual({ ok: true });
});

test.each<[string, (report: Writable<UsageReport>) => void, string, string]>([
  [
    'buckets.1.start',
    (r) => r.buckets.splice(1, 0, zeros(r)),
    '2026-11-17T00:00:00Z',
    '2026-11-16T00:00:00Z',
  ],
  ['buckets.0.start', (r) => r.buckets.reverse(), '2026-11-16T00:00:00Z', '2026-11-17T00:00:00Z'],
  [
    'range.to',
    (r) => set(r.range, 'to', '2026-11-19T00:00:00Z'),
    '2026-11-18T00:00:00Z',
    '2026-11-19T00:00:00Z',
  ],
  ['range.to', (r) => empty(r), '2026-11-16T00:00:00Z', '2026-11-18T00:00:00Z'],
  ['series.length', (r) => set(r.series[1], 'id', 'B'), '1', '2'],
  ['categories.length', (r) => set(r.categories[1], 'id', 'B'), '1', '2'],
  ['summary.activeCategories', (r) => set(r.summary, 'activeCategories', 3), '2', '3'],
  ['summary.averageDaily', (r) => set(r.summary, 'averageDaily', '0.6'), '0.5', '0.6'],
  ['summary.averageDaily', (r) => set(r.summary, 'averageDaily', null), '0.5', 'null'],
  ['summary.averageDaily', (r) => set(r.summary, 'days', 0), 'null', '0.5'],
  ['summary.peakDay', (r) => set(r.summary, 'peakDay', null), 'a day', 'null'],
  ['previous.buckets.length', (r) => compared(r, '4', '-0.75', ['4']), '2', '1'],
  ['previous.total', (r) => compared(r, '4', '-0.75', ['1', '2']), '3', '4'],
  ['previous.changeRatio', (r) => compared(r, '4', '0.75', null), '-0.75', '0.75'],
  ['previous.changeRatio', (r) => compared(r, '0', '1', null), 'null', '1'],
  [
    'latestUsageAt',
    (r) => set(r, 'asOf', '2026-11-17T12:00:00Z'),
    '2026-11-17T12:00:00Z',
    '2026-11-17T23:59:55Z',
  ],
])('names %s, beside the sums', (path, change, expected, actual) => {
  expect(verifyReport(changed(change))).toMatchObject({ ok: false, difference: { path, expected, actual } });
});

test('agents of two organizations may have the same id', () => {
  const twice = changed((r) => {
    for (const [at, organizationId] of ['o1', 'o2'].entries())
      Object.assign(r.series[at] ?? {}, { id: 'a', organizationId });
  });
  expect(verifyReport(twice)).toEqual({ ok: true });
});

test.each([
  Promise.resolve(report),
  undefined,
  null,
  5,
  { data: report },
  { ...report, series: undefined },
  { ...report, categories: undefined },
])('says what to give it instead of %j', (given) => {
  expect(() => verifyReport(given as never)).toThrow(ConfigError);
  expect(() => verifyReport(given as never)).toThrow(
    /^verifyReport needs a report: .*await client\.usage\.get/,
  );
});

function set<T extends object, Key extends keyof T>(target: T | undefined, key: Key, value: T[Key]): void {
  if (target) target[key] = value;
}

/** A series that the totals do not include. */
function addColumn(r: Writable<UsageReport>, value: string): void {
  r.series.push({ kind: 'other', id: null, members: 2, total: '10' });
  for (const bucket of r.buckets) bucket.values.push(value);
}

/** The first bucket once more, without usage, so that no sum changes. */
const zeros = ({ buckets: [first] }: Writable<UsageReport>): Writable<UsageReport>['buckets'][number] => ({
  ...(first as Writable<UsageReport>['buckets'][number]),
  total: '0',
  values: ['0', '0'],
});

/** Neither usage nor buckets. */
function empty(r: Writable<UsageReport>): void {
  Object.assign(r, { total: '0', series: [], buckets: [], categories: [] });
}

function compared(
  r: Writable<UsageReport>,
  total: string,
  changeRatio: string | null,
  buckets: readonly string[] | null,
): void {
  Object.assign(r, { previous: { ...before, total, changeRatio, buckets } });
}
