import { nice, ticks } from 'd3-array';

/** A linear scale, from zero up and down. */
export interface AmountScale {
  readonly low: number;
  readonly high: number;
  /** From zero to both ends, or to the last tick before a short end; evenly spaced as far as floats allow. */
  readonly ticks: readonly number[];
}

/** Far beyond any amount, but small enough that sums, differences and steps stay finite. */
const LARGEST = 1e300;
const SMALLEST = 1e-100;

function finite(value: number): number {
  if (Number.isNaN(value) || Math.abs(value) < SMALLEST) return 0;
  return Math.max(-LARGEST, Math.min(LARGEST, value));
}

/** The smallest size of a short end, as a share of the long one: a few pixels, so that small amounts can be seen. */
const SHORTEST = 0.025;

/**
 * The scale for amounts between two bounds, rounded outwards to whole ticks. It always includes zero, because a bar's length is its amount. An
 * end of less than half a tick gets just the room it needs and no tick: a refund of one credit must not take a quarter of the height.
 */
export function amountScale(lowest: number, highest: number, count = 4): AmountScale {
  // Adding zero turns -0 into 0.
  const low = Math.min(0, finite(lowest)) + 0;
  const high = Math.max(0, finite(highest)) + 0;
  if (low === high) return { low: 0, high: 1, ticks: [0, 1] };
  const isUpright = high >= -low;
  const long = isUpright ? evenScale(0, high, count) : evenScale(low, 0, count);
  const short = Math.min(high, -low);
  const [first = 0, second = 0] = long.ticks;
  if (short >= (second - first) / 2) return evenScale(low, high, count);
  if (short === 0) return long;
  const room = Math.max(short, SHORTEST * (long.high - long.low));
  return isUpright ? { ...long, low: -room } : { ...long, high: room };
}

function evenScale(low: number, high: number, count: number): AmountScale {
  const [niceLow, niceHigh] = nice(low, high, count);
  const steps = ticks(niceLow, niceHigh, count);
  // For amounts too small or too large for round steps, the ends are the ticks.
  return steps[0] === niceLow && steps.at(-1) === niceHigh && steps.includes(0)
    ? { low: niceLow + 0, high: niceHigh + 0, ticks: steps.map((tick) => tick + 0) }
    : { low, high, ticks: [...new Set([low, 0, high])] };
}

/** The distance of an amount from the top, as a share of the height. */
export function fromTop({ low, high }: AmountScale, amount: number): number {
  return (high - finite(amount)) / (high - low);
}
