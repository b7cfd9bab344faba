import { assertAmount } from './syntax.js';

/**
 * The nearest floating point number, for drawing only: lengths, angles, positions. Never add or compare
 * amounts through it. `"-0"` gives 0.
 *
 * @throws TypeError or RangeError when the value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * const height = scale * toNumber(bucket.total);
 * ```
 * @public
 */
export function toNumber(value: string): number {
  assertAmount(value);
  // Number reads a decimal string with a single, correct rounding; going through micros would round twice.
  return Number(value) + 0;
}
