import type { Column } from './columns.js';
import { type AmountScale, fromTop } from './scale.js';
import type { Segment } from './segments.js';

/** Corners of a bar's ends; only where there is room for them. */
const RADIUS = 2;
const ROOM = 8;

/**
 * All segments of a series as one path: a thousand shapes cost a browser far more than one with a thousand parts.
 * The parts are joined once; a text that is grown piece by piece keeps all its pieces in memory.
 */
export function segmentsPath(segments: readonly Segment[]): string {
  return segments.map(segmentPath).join('');
}

function segmentPath({ x, width, top, height, end }: Segment): string {
  const r = end && width >= ROOM ? Math.min(RADIUS, height) : 0;
  if (r === 0) return `M${x} ${top}h${width}v${height}h${-width}z`;
  const across = width - 2 * r;
  const down = height - r;
  return end === 'top'
    ? `M${x} ${top + height}v${-down}q0 ${-r} ${r} ${-r}h${across}q${r} 0 ${r} ${r}v${down}z`
    : `M${x} ${top}v${down}q0 ${r} ${r} ${r}h${across}q${r} 0 ${r} ${-r}v${-down}z`;
}

/** How far a mark sticks out of its bar on either side. */
const OVERHANG = 2;

/** Half the width of the sign for what lies beyond the scale, and its height. */
const CARET = 4;

/**
 * A short line for each column at the amount before, the largest where a column shows several buckets; to be stroked. Nothing has none:
 * the line at zero says so. What lies beyond the scale is an arrowhead at its end.
 */
export function marksPath(
  columns: readonly Column[],
  amounts: readonly (number | undefined)[],
  scale: AmountScale,
  boxHeight: number,
): string {
  const marks: string[] = [];
  for (const { x, width, from, to } of columns) {
    const known = amounts.slice(from, to).filter((amount) => amount !== undefined);
    if (known.length === 0) continue;
    const amount = known.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
    const overhang = width >= ROOM ? OVERHANG : 0;
    if (amount === 0) continue;
    if (amount > scale.high || amount < scale.low) {
      const [y, to] = amount > 0 ? [CARET + 1, -CARET] : [boxHeight - CARET - 1, CARET];
      marks.push(`M${Math.round(x + width / 2) - CARET} ${y}l${CARET} ${to}l${CARET} ${-to}`);
      continue;
    }
    const y = Math.round(fromTop(scale, amount) * boxHeight);
    marks.push(`M${x - overhang} ${y}h${width + 2 * overhang}`);
  }
  return marks.join('');
}

/** A line across for each tick but zero, between pixels so that a hairline is sharp; to be stroked. */
export function gridPath(scale: AmountScale, { width, height }: { width: number; height: number }): string {
  return scale.ticks
    .filter((tick) => tick !== 0)
    .map((tick) => `M0 ${lineAt(scale, tick, height)}h${width}`)
    .join('');
}

/** Where a hairline at an amount is drawn; the one at the very bottom stays inside. */
export function lineAt(scale: AmountScale, amount: number, boxHeight: number): number {
  return Math.max(0.5, Math.min(boxHeight - 0.5, Math.round(fromTop(scale, amount) * boxHeight) + 0.5));
}
