import { assertAmount } from './syntax.js';

const DECIMALS = 6;

/**
 * An amount as an integer number of micro-credits (millionths of a credit).
 *
 * Accepts any number of integer digits, so that sums are accepted as well as single records.
 *
 * @throws TypeError when the value is not a string; RangeError when it is not a decimal of at most 6 decimals.
 *
 * @example
 * ```ts
 * toMicros("12.5"); // 12500000n
 * ```
 * @public
 */
export function toMicros(value: string): bigint {
  assertAmount(value);
  const point = value.indexOf('.');
  if (point === -1) return BigInt(value) * 1_000_000n;
  const fraction = value.slice(point + 1).padEnd(DECIMALS, '0');
  // "-0" and "5" joined give "-0500000": BigInt reads the sign and drops the leading zeros.
  return BigInt(value.slice(0, point) + fraction);
}

/**
 * A number of micro-credits as an amount of credits, in the shortest form: `"12.5"`, never `"12.500"`
 * or `"-0"`.
 *
 * @throws TypeError when the value is not a bigint.
 *
 * @example
 * ```ts
 * fromMicros(12_500_000n); // "12.5"
 * ```
 * @public
 */
export function fromMicros(micros: bigint): string {
  if (typeof micros !== 'bigint') {
    throw new TypeError(`Micro-credits are a bigint such as 12500000n, not ${typeof micros}`);
  }
  const negative = micros < 0n;
  const digits = (negative ? -micros : micros).toString().padStart(DECIMALS + 1, '0');
  const whole = digits.slice(0, -DECIMALS);
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * The shortest form of an amount.
 *
 * @throws TypeError or RangeError when the value is not an amount, as {@link toMicros}.
 *
 * @example
 * ```ts
 * normalize("12.500"); // "12.5"
 * normalize("-0.0"); // "0"
 * ```
 * @public
 */
export function normalize(value: string): string {
  return fromMicros(toMicros(value));
}
