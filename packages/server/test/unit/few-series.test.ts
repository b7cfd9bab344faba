import { describe, expect, it } from 'vitest';
import { foldSmall } from '../../src/usage/few-series.js';
import type { Totals } from '../../src/usage/totals.js';

const keys = ['small', 'none', 'large'].map((id) => ({ id, organizationId: '' }));
const totals = (...cells: Totals['cells']): Totals => ({ cells, days: [], categories: [] });
const all = (count: number): number => count;

describe('series that were summed before they were ranked', () => {
  it('are ranked, those without usage left out and the small ones folded', () => {
    const summed = totals(
      { start: 1, series: 1, total: '0.5' },
      { start: 1, series: 3, total: '2' },
      { start: 2, series: 3, total: '1' },
    );
    expect(foldSmall(keys, summed, all)).toMatchObject({
      keep: [{ id: 'large' }, { id: 'small' }],
      folded: 0,
    });
    expect(foldSmall(keys, summed, () => 1)).toMatchObject({
      keep: [{ id: 'large' }],
      folded: 1,
      totals: {
        cells: [
          { start: 1, series: 1, total: '2' },
          { start: 2, series: 1, total: '1' },
          { start: 1, series: 0, total: '0.5' },
        ],
      },
    });
  });

  it('are asked for in the other way when there is usage of a series that the directory does not know yet', () => {
    const summed = totals({ start: 1, series: 3, total: '2' }, { start: 1, series: 0, total: '0.5' });
    expect(foldSmall(keys, summed, all)).toBeUndefined();
  });
});
