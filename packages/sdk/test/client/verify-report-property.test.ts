import fc from 'fast-check';
import { expect, test } from 'vitest';
import { credits, type UsageReport, verifyReport } from '../../src/index.js';
import { usageReportFixture } from '../../src/testing/index.js';

const amount = fc
  .bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
  .map((micros) =>
    credits.normalize(`${micros < 0n ? '-' : ''}${decimalOf(micros < 0n ? -micros : micros)}`),
  );

function decimalOf(micros: bigint): string {
  return `${micros / 1_000_000n}.${(micros % 1_000_000n).toString().padStart(6, '0')}`;
}

const report: fc.Arbitrary<UsageReport> = fc
  .integer({ min: 1, max: 12 })
  .chain((days) =>
    fc.dictionary(fc.stringMatching(/^[A-Z]{1,4}$/), fc.array(amount, { minLength: days, maxLength: days }), {
      maxKeys: 6,
    }),
  )
  .map((usage) => usageReportFixture({ usage }));

/** The path of every amount that is part of a sum. */
function amountsOf({ series, buckets, categories }: UsageReport): (readonly (string | number)[])[] {
  return [
    ['total'],
    ...series.map((_, index) => ['series', index, 'total']),
    ...categories.map((_, index) => ['categories', index, 'total']),
    ...buckets.flatMap((bucket, index) => [
      ['buckets', index, 'total'],
      ...bucket.values.map((_, at) => ['buckets', index, 'values', at]),
    ]),
  ];
}

test('whatever adds up is found to', () => {
  fc.assert(
    fc.property(report, (report) => {
      expect(verifyReport(report)).toEqual({ ok: true });
    }),
  );
});

test('a millionth anywhere is found', () => {
  fc.assert(
    fc.property(report, fc.nat(), fc.constantFrom('0.000001', '-0.000001', '1'), (report, pick, change) => {
      const paths = amountsOf(report);
      const path = paths[pick % paths.length] ?? [];
      const copy = structuredClone(report) as never;
      const holder = path.slice(0, -1).reduce<Record<string, unknown>>((at, key) => at[key] as never, copy);
      const key = path.at(-1) as string;
      holder[key] = credits.add(holder[key] as string, change);
      const verified = verifyReport(copy);
      expect(verified.ok).toBe(false);
      // Both sides are given, and they differ by the change.
      if (verified.ok) return;
      const { expected, actual } = verified.difference;
      expect(credits.normalize(credits.abs(credits.subtract(actual, expected)))).toBe(
        credits.normalize(credits.abs(change)),
      );
    }),
  );
});

test('a list that is too short or too long by one is found', () => {
  fc.assert(
    fc.property(report, fc.boolean(), fc.nat(), (report, longer, pick) => {
      const copy = structuredClone(report) as { buckets: { values: string[] }[] } & UsageReport;
      const values = copy.buckets[pick % copy.buckets.length]?.values ?? [];
      if (longer) values.push('0');
      else if (values.pop() === undefined) return;
      expect(verifyReport(copy)).toMatchObject({
        ok: false,
        difference: { path: /^buckets\.\d+\.values\.length$/ },
      });
    }),
  );
});
