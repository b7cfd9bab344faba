import { fromMicros, toMicros } from './micros.js';
import { assertAmounts } from './syntax.js';

/**
 * The exact sum of two amounts, in the shortest form.
 *
 * @throws TypeError or RangeError when a value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * add("0.1", "0.2"); // "0.3"
 * ```
 * @public
 */
export function add(a: string, b: string): string {
  return fromMicros(toMicros(a) + toMicros(b));
}

/**
 * The first amount less the second, exactly, in the shortest form.
 *
 * @throws TypeError or RangeError when a value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * subtract("1", "0.000001"); // "0.999999"
 * ```
 * @public
 */
export function subtract(a: string, b: string): string {
  return fromMicros(toMicros(a) - toMicros(b));
}

/**
 * The exact sum of any number of amounts, in the shortest form; `"0"` when there are none.
 *
 * @throws TypeError or RangeError when a value is not an amount, as {@link toMicros}; TypeError when `amounts` is not a list.
 *
 * @example
 * ```ts
 * sum(report.buckets.map((bucket) => bucket.total)) === report.total; // true
 * ```
 * @public
 */
export function sum(amounts: Iterable<string>): string {
  assertAmounts(amounts);
  let total = 0n;
  for (const amount of amounts) total += toMicros(amount);
  return fromMicros(total);
}

/**
 * The amount with the opposite sign, in the shortest form. Zero stays `"0"`.
 *
 * @throws TypeError or RangeError when the value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * negate("12.5"); // "-12.5"
 * ```
 * @public
 */
export function negate(value: string): string {
  return fromMicros(-toMicros(value));
}

/**
 * The amount without its sign, in the shortest form.
 *
 * @throws TypeError or RangeError when the value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * abs("-12.50"); // "12.5"
 * ```
 * @public
 */
export function abs(value: string): string {
  const micros = toMicros(value);
  return fromMicros(micros < 0n ? -micros : micros);
}
