import { toMicros } from './micros.js';

/**
 * Orders two amounts by value: -1 when the first is smaller, 1 when it is greater, 0 when they are equal.
 * For `Array.prototype.sort`.
 *
 * @throws TypeError or RangeError when a value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * ["10", "9", "-1"].sort(compare); // ["-1", "9", "10"]
 * ```
 * @public
 */
export function compare(a: string, b: string): -1 | 0 | 1 {
  const left = toMicros(a);
  const right = toMicros(b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * Whether two amounts are the same value, however they are written.
 *
 * @throws TypeError or RangeError when a value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * equals("12.5", "12.500"); // true
 * ```
 * @public
 */
export function equals(a: string, b: string): boolean {
  return toMicros(a) === toMicros(b);
}

/**
 * Whether an amount is zero, however it is written.
 *
 * @throws TypeError or RangeError when the value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * isZero("-0.00"); // true
 * ```
 * @public
 */
export function isZero(value: string): boolean {
  return toMicros(value) === 0n;
}

/**
 * Whether an amount is below zero, as refunds and adjustments are. `"-0"` is not.
 *
 * @throws TypeError or RangeError when the value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * isNegative("-0.5"); // true
 * ```
 * @public
 */
export function isNegative(value: string): boolean {
  return toMicros(value) < 0n;
}
