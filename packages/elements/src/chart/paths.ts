import type { Column } from './columns.js';
import { type AmountScale, fromTop } from './scale.js';
import type { Segment } from './segments.js';

/** The radius of a bar's ends, where there is room for it. */
const RADIUS = 2;
const ROOM = 8;

/**
 * All segments of a series as one path, which a browser draws far faster than a thousand shapes.
 * The parts are joined at the end: a string that grows piece by piece keeps all its pieces in memory.
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

/** How far a mark extends beyond its bar on either side. */
const OVERHANG = 2;

/** Half the width, and the height, of the arrowhead for an amount beyond the scale. */
const CARET = 4;

/**
 * A stroked line for each column at its previous amount, the largest where a column shows several buckets. An amount of zero has none, and
 * one beyond the scale is an arrowhead at the end of the scale.
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

/** A stroked line for each tick except zero, between pixels so that hairlines are sharp. */
export function gridPath(scale: AmountScale, { width, height }: { width: number; height: number }): string {
  return scale.ticks
    .filter((tick) => tick !== 0)
    .map((tick) => `M0 ${lineAt(scale, tick, height)}h${width}`)
    .join('');
}

/** The position of a hairline at an amount; the lowest one stays inside the box. */
export function lineAt(scale: AmountScale, amount: number, boxHeight: number): number {
  return Math.max(0.5, Math.min(boxHeight - 0.5, Math.round(fromTop(scale, amount) * boxHeight) + 0.5));
}
