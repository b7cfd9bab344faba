import { describe, expect, it } from 'vitest';
import { monthsOf, slicesOf } from '../../src/events/months.js';
import type { UsageRow } from '../../src/store/batch.js';

const rowsAt = (...times: readonly string[]): UsageRow[] =>
  times.map((time, index) => ({ index, time: Date.parse(time) * 1000 }) as UsageRow);

const indexes = (slices: readonly (readonly UsageRow[])[]) =>
  slices.map((slice) => slice.map(({ index }) => index));

describe('the months of usage', () => {
  it('are those of UTC, as the store keeps them', () => {
    const rows = rowsAt(
      '1970-01-01T00:00:00Z',
      '2026-10-31T23:59:59.999Z',
      '2026-11-01T00:00:00Z',
      '2026-11-30T23:59:59Z',
      '2025-11-30T23:59:59Z',
    );
    expect(monthsOf(rows).size).toBe(4);
    expect(monthsOf([]).size).toBe(0);
  });

  it('are written in one go as long as they are few, in the order they came in', () => {
    const rows = rowsAt('2026-03-01T00:00:00Z', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z');
    expect(slicesOf(rows, 3)).toEqual([rows]);
    expect(slicesOf([], 3)).toEqual([[]]);
  });

  it('are parted where they are many: no month is in two slices, and no row is lost', () => {
    const rows = rowsAt(
      '2026-03-01T00:00:00Z',
      '2026-01-01T00:00:00Z',
      '2025-12-01T00:00:00Z',
      '2026-03-31T00:00:00Z',
      '2026-02-01T00:00:00Z',
      '1970-02-01T00:00:00Z',
    );
    expect(indexes(slicesOf(rows, 2))).toEqual([
      [2, 5],
      [1, 4],
      [0, 3],
    ]);
    expect(slicesOf(rows, 1).map((slice) => monthsOf(slice).size)).toEqual([1, 1, 1, 1, 1]);
  });
});
