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

test.each<[string, (report: Writable<UsageReport>) => void, string, string]>([
  ['buckets.1.total', (r) => set(r.buckets[1], 'total', '1.200001'), '1.2', '1.200001'],
  ['buckets.0.values', (r) => r.buckets[0]?.values.pop(), '2 values', '1 values'],
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
