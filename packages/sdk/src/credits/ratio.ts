import { divideHalfEven } from './half-even.js';
import { fromMicros, toMicros } from './micros.js';

/**
 * A total divided by a count, such as the average per day, rounded half-even to 6 decimals, in the shortest form.
 *
 * @param total - an amount of credits
 * @param count - a positive integer
 * @throws TypeError or RangeError when the total is not an amount, as {@link toMicros}; RangeError when the
 * count is not a positive integer. With 0 days there is no average: the caller decides what to show.
 *
 * @example
 * ```ts
 * average("10", 3); // "3.333333"
 * ```
 * @public
 */
export function average(total: string, count: number): string {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError('An average needs a positive integer count');
  }
  return fromMicros(divideHalfEven(toMicros(total), BigInt(count)));
}

/**
 * How much a total differs from the previous one, as a ratio of the previous one's size:
 * (total − previous) ÷ |previous|, rounded half-even to 6 decimals. `"0.25"` is 25 % more. Null when previous
 * is zero: there is nothing to compare with.
 *
 * @throws TypeError or RangeError when a value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * changeRatio("1234.5", "1000"); // "0.2345"
 * changeRatio("5", "-10"); // "1.5"
 * changeRatio("5", "0"); // null
 * ```
 * @public
 */
export function changeRatio(total: string, previous: string): string | null {
  const now = toMicros(total);
  const before = toMicros(previous);
  if (before === 0n) return null;
  return fromMicros(divideHalfEven((now - before) * 1_000_000n, before < 0n ? -before : before));
}
