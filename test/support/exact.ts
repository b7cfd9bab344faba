// Credits as whole millionths, independent of the packages' own arithmetic, so that tests can compare the two.

const SCALE = 1_000_000n;

/** A decimal string as millionths. */
export function millionths(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text);
  if (!match) throw new Error(`Not an amount of credits: ${text}`);
  const [, sign, whole, fraction = ''] = match;
  const size = BigInt(whole as string) * SCALE + BigInt(fraction.padEnd(6, '0'));
  return sign ? -size : size;
}

/** Millionths in the shortest decimal form. */
export function decimal(value: bigint): string {
  const size = value < 0n ? -value : value;
  const fraction = String(size % SCALE)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / SCALE}${fraction && `.${fraction}`}`;
}

/** The exact sum of millionths. */
export function total(values: Iterable<bigint>): bigint {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum;
}

/** The exact sum of decimal strings. */
export const sumOf = (amounts: readonly string[]): string => decimal(total(amounts.map(millionths)));

/** Divides with half to even. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const n = dividend < 0n ? -dividend : dividend;
  const d = divisor < 0n ? -divisor : divisor;
  const quotient = n / d;
  const twice = (n % d) * 2n;
  const up = twice > d || (twice === d && quotient % 2n === 1n);
  const size = quotient + (up ? 1n : 0n);
  return negative ? -size : size;
}
