import { credits, type UsageReport } from '@credit-usage/sdk';
import { rounded, share } from '../layout/amounts.ts';
import { bar } from '../layout/bar.ts';
import { alignCells, joinCells } from '../layout/table.ts';
import type { Paper } from './section.ts';

const BAR_WIDTH = 24;

/** Categories from the largest to the smallest, with their shares of what was charged; refunds have no share. */
export function categories({ categories: all }: UsageReport, { style, width }: Paper): string[] {
  const heading = style.strong('By category');
  if (!all.length) return [heading, 'None in this period.'];
  const sorted = [...all].sort((a, b) => credits.compare(b.total, a.total));
  const shares = credits.shares(sorted.map(({ total }) => total));
  const rows = sorted.map(({ label, total }, index) => [label, rounded(total), share(shares[index] ?? '0')]);
  const aligned = alignCells(
    rows,
    [{ fills: true }, { align: 'right' }, { align: 'right' }],
    width - BAR_WIDTH - 2,
  );
  return [
    heading,
    ...aligned.map((cells, index) =>
      joinCells([...cells, style.bar(bar(Number(shares[index] ?? 0), 100, BAR_WIDTH))]),
    ),
  ];
}
