import type { UsageReport } from '@credit-usage/sdk';
import { usageReport } from './report.js';

type Categories = UsageReport['categories'];

/** Categories by their totals. */
export function categories(totals: Readonly<Record<string, string>>): Categories {
  return Object.entries(totals).map(([id, total]) => ({ id, label: id, total }));
}

/** Ten categories, largest first: six shown by themselves, three combined, and a negative one. */
export const MANY: Categories = categories({
  A: '400',
  B: '200.5',
  C: '100',
  D: '50.25',
  E: '35',
  F: '30',
  G: '12',
  H: '6',
  I: '3',
  J: '-4.75',
});

/** A report of many categories. */
export function manyReport(): UsageReport {
  return usageReport({ total: '832', categories: MANY });
}
