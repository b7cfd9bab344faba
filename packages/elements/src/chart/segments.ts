import type { Bar } from './bars.js';
import { type AmountScale, fromTop } from './scale.js';
import { segmentSpans } from './segment-span.js';

/** A piece of a bar, in whole pixels. */
export interface Segment {
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  /** The end of the bar that it forms, if any. */
  readonly end: 'top' | 'bottom' | undefined;
}

/** The gap between two segments. Thin bars have none: they would fall apart. */
const GAP = 1;
const THIN = 4;

/**
 * The segments of each series that have a height. Edges are rounded rather than heights, so that segments add up exactly to their bar. A bar
 * that is not zero is at least a pixel high, so that no usage looks like none.
 */
export function segmentsOf(
  bars: readonly Bar[],
  seriesCount: number,
  scale: AmountScale,
  boxHeight: number,
): Segment[][] {
  const edge = (amount: number): number => Math.round(fromTop(scale, amount) * boxHeight);
  const zero = edge(0);
  const segments = Array.from({ length: seriesCount }, (): Segment[] => []);
  for (const { x, width, amounts } of bars) {
    const gap = width < THIN ? 0 : GAP;
    const spans = segmentSpans(amounts);
    for (const [index, { series, low, high }] of spans.entries()) {
      const isUp = low >= 0;
      const { top, height } = (isUp ? above : below)(low, high, edge, zero, gap);
      const isEnd = index === (isUp ? spans.length - 1 : 0);
      const end = isEnd ? (isUp ? 'top' : 'bottom') : undefined;
      if (height > 0) segments[series]?.push({ x, width, top, height, end });
    }
  }
  return segments;
}

type Edge = (amount: number) => number;
type Piece = Pick<Segment, 'top' | 'height'>;

function above(low: number, high: number, edge: Edge, zero: number, room: number): Piece {
  const top = low === 0 ? Math.min(edge(high), zero - 1) : edge(high);
  const bottom = low === 0 ? zero : Math.min(edge(low), zero - 1);
  const gap = low > 0 && bottom - top > room ? room : 0;
  return { top, height: bottom - gap - top };
}

function below(low: number, high: number, edge: Edge, zero: number, room: number): Piece {
  const bottom = high === 0 ? Math.max(edge(low), zero + 1) : edge(low);
  const top = high === 0 ? zero : Math.max(edge(high), zero + 1);
  const gap = high < 0 && bottom - top > room ? room : 0;
  return { top: top + gap, height: bottom - top - gap };
}
