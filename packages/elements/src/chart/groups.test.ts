import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dated, datedOf } from './calendar-keys.js';
import { groupBuckets, groupOf, MOST_GROUPS } from './groups.js';

const DAY_MS = 86_400_000;

const days = (count: number, first = '2026-01-01'): Dated[] =>
  Array.from({ length: count }, (_, index) => {
    const date = new Date(Date.parse(first) + index * DAY_MS).toISOString().slice(0, 10);
    return datedOf(`${date}T00:00:00+07:00`, date);
  });

const hours = (count: number, first = '2026-11-20T00:00:00Z'): Dated[] =>
  Array.from({ length: count }, (_, index) => {
    const local = new Date(Date.parse(first) + index * 3_600_000).toISOString().slice(0, 19);
    return datedOf(local, local.slice(0, 10));
  });

const sizes = (buckets: readonly Dated[]) => groupBuckets(buckets).map(({ from, to }) => to - from);

describe('groupBuckets', () => {
  it('leaves bars alone while there are few', () => {
    expect(sizes(days(62))).toEqual(Array(62).fill(1));
  });

  it('groups hours by the clock', () => {
    expect(sizes(hours(72))).toEqual(Array(36).fill(2));
    expect(sizes(hours(71, '2026-11-20T01:00:00Z'))).toEqual([1, ...Array(35).fill(2)]);
    expect(sizes(hours(744))).toEqual(Array(62).fill(12));
    expect(sizes(hours(743, '2026-11-20T01:00:00Z'))).toEqual([11, ...Array(61).fill(12)]);
    expect(sizes(hours(750))).toEqual([...Array(31).fill(24), 6]);
  });

  it('groups days by weeks that begin with Monday', () => {
    const groups = groupBuckets(days(365));
    expect(groups.length).toBe(53);
    expect(groups[0]).toEqual({ from: 0, to: 4 });
    expect(groups[1]).toEqual({ from: 4, to: 11 });
  });

  it('groups longer ranges by months, and whatever is longer still by number', () => {
    expect(groupBuckets(days(1000)).length).toBe(33);
    expect(groupBuckets(days(10_000)).length).toBeLessThanOrEqual(MOST_GROUPS);
  });

  it('covers every bucket once, with few groups, whatever the dates say', () => {
    const number = fc.oneof(fc.double(), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(
        fc.array(fc.record({ hour: number, day: number, month: number }), { maxLength: 300 }),
        (buckets) => {
          const groups = groupBuckets(buckets);
          expect(groups.length).toBeLessThanOrEqual(MOST_GROUPS);
          let at = 0;
          for (const { from, to } of groups) {
            expect(from).toBe(at);
            expect(to).toBeGreaterThan(from);
            at = to;
          }
          expect(at).toBe(buckets.length);
        },
      ),
    );
  });
});

describe('groupOf', () => {
  it('finds the group of a bucket', () => {
    const groups = groupBuckets(days(365));
    expect(groupOf(groups, 0)).toBe(0);
    expect(groupOf(groups, 10)).toBe(1);
    expect(groupOf(groups, 364)).toBe(52);
    expect(groupOf(groups, 365)).toBe(-1);
  });
});
