import { pie } from 'd3-shape';

/** The side of the square drawing, which is scaled where it is shown. */
export const RING_SIZE = 200;

const OUTER = RING_SIZE / 2;
const INNER = 68;

/** The gap between two slices, the same all along their edges. */
const GAP = 1.5;

/** No slice is narrower than this share of the ring, so that everything above zero can be seen. */
const LEAST = 0.008;

/** A slice, in radians clockwise from the top. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

const ring = pie<number>().sort(null);

/**
 * A slice for each amount, in order; undefined for an amount without one. Together they fill the ring:
 * what widens the narrowest is taken from all.
 */
export function slicesOf(amounts: readonly number[]): (Slice | undefined)[] {
  const known = amounts.map((amount) => (Number.isFinite(amount) && amount > 0 ? amount : 0));
  // Relative to the largest, because a sum of the largest floats would be infinite.
  const largest = Math.max(0, ...known);
  if (largest === 0) return known.map(() => undefined);
  const parts = known.map((amount) => amount / largest);
  const least = LEAST * parts.reduce((sum, part) => sum + part, 0);
  const widths = parts.map((part, index) => (known[index] === 0 ? 0 : Math.max(least, part)));
  return ring(widths).map(({ startAngle, endAngle }, index) =>
    widths[index] === 0 ? undefined : { start: startAngle, end: endAngle },
  );
}

/** The path of a slice, in a square of {@link RING_SIZE} around its centre. d3's `arc` would weigh as much as the rest of the pie. */
export function slicePath(slice: Slice): string {
  const angle = slice.end - slice.start;
  if (angle > 2 * Math.PI - 1e-6) return circlePath(OUTER, 1) + circlePath(INNER, 0);
  const outer = narrowed(slice, OUTER);
  const inner = narrowed(slice, INNER);
  const isLarge = angle > Math.PI ? 1 : 0;
  return `M${pointAt(OUTER, outer.start)}${arcTo(OUTER, outer.end, isLarge, 1)}L${pointAt(INNER, inner.end)}${arcTo(INNER, inner.start, isLarge, 0)}Z`;
}

/** Takes half the gap from each end; closer to the centre, the gap is a larger angle. */
function narrowed({ start, end }: Slice, radius: number): Slice {
  const inset = Math.min(Math.asin(GAP / 2 / radius), (end - start) / 2);
  return { start: start + inset, end: end - inset };
}

function circlePath(radius: number, sweep: 0 | 1): string {
  return `M${pointAt(radius, 0)}${arcTo(radius, Math.PI, 1, sweep)}${arcTo(radius, 0, 1, sweep)}Z`;
}

function arcTo(radius: number, angle: number, isLarge: 0 | 1, sweep: 0 | 1): string {
  return `A${radius},${radius},0,${isLarge},${sweep},${pointAt(radius, angle)}`;
}

/** A hundredth is finer than any screen; more digits would only make the page heavier. */
const round = (value: number): number => Math.round(value * 100) / 100;

const pointAt = (radius: number, angle: number): string =>
  `${round(radius * Math.sin(angle))},${round(-radius * Math.cos(angle))}`;

/** The whole ring. */
export const RING_PATH: string = slicePath({ start: 0, end: 2 * Math.PI });
