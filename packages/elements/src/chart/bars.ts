import type { Column } from './columns.js';

/** The amounts of one bucket, one for each series. */
export type Amounts = readonly number[];

/** A stack of segments to draw in a column. */
export interface Bar extends Column {
  /** The bucket that it shows, out of those of the column. */
  readonly bucket: number;
  readonly amounts: Amounts;
}

/** How far a bar reaches up and down from zero. */
export interface Extent {
  readonly down: number;
  readonly up: number;
}

/** Positive amounts stack upwards and negative ones downwards, so that neither hides the other. */
export function extentOf(amounts: Amounts): Extent {
  let up = 0;
  let down = 0;
  for (const amount of amounts) {
    if (amount > 0) up += amount;
    else if (amount < 0) down += amount;
  }
  return { down, up };
}

/**
 * The bars of columns. A column of several buckets shows the highest and the lowest of them, unchanged, so that no peak is lost and no amount
 * is drawn that no bucket has.
 */
export function barsOf(
  columns: readonly Column[],
  buckets: readonly Amounts[],
  extents: readonly Extent[],
): Bar[] {
  return columns.flatMap((column) => barsOfColumn(column, buckets, extents));
}

function barsOfColumn(column: Column, buckets: readonly Amounts[], extents: readonly Extent[]): Bar[] {
  const { from, to } = column;
  const bar = (bucket: number, amounts: Amounts = buckets[bucket] ?? []): Bar => ({
    ...column,
    bucket,
    amounts,
  });
  if (to - from === 1) return [bar(from)];
  const highest = furthest(from, to, (bucket) => extents[bucket]?.up ?? 0);
  const lowest = furthest(from, to, (bucket) => -(extents[bucket]?.down ?? 0));
  if (highest === lowest || (extents[lowest]?.down ?? 0) === 0) return [bar(highest)];
  return [
    bar(
      highest,
      (buckets[highest] ?? []).map((amount) => Math.max(0, amount)),
    ),
    bar(
      lowest,
      (buckets[lowest] ?? []).map((amount) => Math.min(0, amount)),
    ),
  ];
}

function furthest(from: number, to: number, reach: (bucket: number) => number): number {
  let best = from;
  for (let bucket = from + 1; bucket < to; bucket++) if (reach(bucket) > reach(best)) best = bucket;
  return best;
}
