import { toMicros } from './micros.js';
import { assertAmounts } from './syntax.js';

/** A tenth of a percent, in millionths. */
const TENTH = 100_000n;

interface Part {
  readonly index: number;
  readonly micros: bigint;
  readonly tenths: bigint;
  readonly remainder: bigint;
}

/**
 * The share of each amount in the whole, in percent with one decimal. The shares are rounded by largest remainder: they add
 * up to exactly 100, and each is less than 0.1 from its true value.
 *
 * The whole is the sum of the positive amounts. An amount that is zero or negative is not part of it and has
 * the share `"0"`; when no amount is positive, all have that share. Of equal remainders, the greater amount comes first,
 * then the earlier one, so the order of the amounts does not change what each one gets.
 *
 * The parts of one of the amounts get shares that add up to its own when that is given as `of`.
 *
 * @returns decimal strings from `"0"` to `of`, which is `"100"` unless given, one for each amount, in the same order
 * @throws TypeError or RangeError when a value is not an amount, as {@link toMicros}; TypeError when `amounts` is not a list; RangeError
 * when `of` is negative or has more than one decimal.
 *
 * @example
 * ```ts
 * shares(["1", "1", "1"]); // ["33.4", "33.3", "33.3"]
 * shares(["2", "1"], "33.4"); // ["22.3", "11.1"]
 * ```
 * @public
 */
export function shares(amounts: readonly string[], of = '100'): string[] {
  assertAmounts(amounts);
  const whole = tenthsOf(of);
  const positive = Array.from(amounts, toMicros).map((micros) => (micros > 0n ? micros : 0n));
  const total = positive.reduce((sum, micros) => sum + micros, 0n);
  if (total === 0n) return positive.map(() => '0');

  const parts = positive.map(
    (micros, index): Part => ({
      index,
      micros,
      tenths: (micros * whole) / total,
      remainder: (micros * whole) % total,
    }),
  );
  const missing = whole - parts.reduce((sum, part) => sum + part.tenths, 0n);
  // Fewer tenths are missing than there are parts with a remainder: no part gets two, and none without a remainder gets one.
  const raised = new Set(
    [...parts]
      .sort(byClaim)
      .slice(0, Number(missing))
      .map((part) => part.index),
  );
  return parts.map((part) => percent(raised.has(part.index) ? part.tenths + 1n : part.tenths));
}

/** Who gets a missing tenth first: the largest remainder, then the greater amount, then the earlier. */
function byClaim(a: Part, b: Part): number {
  if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1;
  if (a.micros !== b.micros) return a.micros > b.micros ? -1 : 1;
  return a.index - b.index;
}

function tenthsOf(percent: string): bigint {
  const micros = toMicros(percent);
  if (micros < 0n || micros % TENTH)
    throw new RangeError(`Expected a percentage such as "33.4", not "${percent}"`);
  return micros / TENTH;
}

function percent(tenths: bigint): string {
  const fraction = tenths % 10n;
  return fraction === 0n ? `${tenths / 10n}` : `${tenths / 10n}.${fraction}`;
}
