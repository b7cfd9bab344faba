import { nice, ticks } from 'd3-array';

/** A linear axis from zero, up and down. */
export interface AmountScale {
  readonly low: number;
  readonly high: number;
  /** From `low` to `high`, both included, zero among them; evenly spaced wherever floats can be. */
  readonly ticks: readonly number[];
}

/** Far beyond any amount, and with room to spare for sums, differences and steps between. */
const LARGEST = 1e300;
const SMALLEST = 1e-100;

function finite(value: number): number {
  if (Number.isNaN(value) || Math.abs(value) < SMALLEST) return 0;
  return Math.max(-LARGEST, Math.min(LARGEST, value));
}

/**
 * The scale for amounts between two bounds, rounded outwards to whole ticks. Zero is always in: the length of a bar is its
 * amount, and a cut axis lies.
 */
export function amountScale(lowest: number, highest: number, count = 4): AmountScale {
  // Plus zero, as there are two of them.
  const low = Math.min(0, finite(lowest)) + 0;
  const high = Math.max(0, finite(highest)) + 0;
  if (low === high) return { low: 0, high: 1, ticks: [0, 1] };
  const [niceLow, niceHigh] = nice(low, high, count);
  const steps = ticks(niceLow, niceHigh, count);
  // Amounts too small or too large for tidy steps still get their ends.
  return steps[0] === niceLow && steps.at(-1) === niceHigh && steps.includes(0)
    ? { low: niceLow + 0, high: niceHigh + 0, ticks: steps.map((tick) => tick + 0) }
    : { low, high, ticks: [...new Set([low, 0, high])] };
}

/** How far from the top an amount lies, in shares of the height. */
export function fromTop({ low, high }: AmountScale, amount: number): number {
  return (high - finite(amount)) / (high - low);
}
