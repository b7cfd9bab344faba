import type { UsageReport } from '@credit-usage/sdk';
import { usageReport } from './report.js';

type Categories = UsageReport['categories'];

/** Categories by their totals. */
export function categories(totals: Readonly<Record<string, string>>): Categories {
  return Object.entries(totals).map(([id, total]) => ({ id, label: id, total }));
}

/** Ten, in the order of their colours: the last four have none of their own, and one of those is below zero. */
export const MANY: Categories = categories({
  A: '400',
  B: '200.5',
  C: '100',
  D: '50.25',
  E: '25',
  F: '12',
  G: '30',
  H: '6',
  I: '3',
  J: '-4.75',
});

/** A report of many categories. */
export function manyReport(): UsageReport {
  return usageReport({ total: '822', categories: MANY });
}
