import { arc, type PieArcDatum, pie } from 'd3-shape';

/** The drawing is a square of this side; whatever shows it scales it. */
export const RING_SIZE = 200;

const OUTER = RING_SIZE / 2;
const INNER = 68;

/** What is left free between two slices that touch, the same all along their edges. */
const GAP = 1.5;

/** What is not zero is seen: no slice is narrower than this part of the ring. */
const LEAST = 0.008;

/** A slice, in radians clockwise from the top. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

const ring = pie<number>().sort(null);

const shape = arc<Pick<PieArcDatum<number>, 'startAngle' | 'endAngle'>>()
  .innerRadius(INNER)
  .outerRadius(OUTER)
  .padRadius(OUTER)
  .padAngle(GAP / OUTER)
  .cornerRadius(1);

/**
 * A slice for each amount, in their order; undefined for what has none. They close the ring whenever there is any:
 * what the narrowest are given is taken from all.
 */
export function slicesOf(amounts: readonly number[]): (Slice | undefined)[] {
  const known = amounts.map((amount) => (Number.isFinite(amount) && amount > 0 ? amount : 0));
  // Parts of the largest: a sum of the largest numbers there are would be infinite.
  const largest = Math.max(0, ...known);
  if (largest === 0) return known.map(() => undefined);
  const parts = known.map((amount) => amount / largest);
  const least = LEAST * parts.reduce((sum, part) => sum + part, 0);
  const widths = parts.map((part, index) => (known[index] === 0 ? 0 : Math.max(least, part)));
  return ring(widths).map(({ startAngle, endAngle }, index) =>
    widths[index] === 0 ? undefined : { start: startAngle, end: endAngle },
  );
}

const NUMBER = /-?\d+(\.\d+)?(e[-+]?\d+)?/g;

/** The shape of a slice, in the square of {@link RING_SIZE} around its middle. */
export function slicePath({ start, end }: Slice): string {
  const path = shape({ startAngle: start, endAngle: end }) ?? '';
  // A hundredth is finer than any screen, and the page need not carry more.
  return path.replace(NUMBER, (number) => String(Math.round(Number(number) * 100) / 100));
}

/** The whole ring. */
export const RING_PATH: string = slicePath({ start: 0, end: 2 * Math.PI });
