// No "+", no exponent, no bare point and no leading zeros: one amount has few spellings, and none that a
// JSON number would not have, so what passes here also passes a decimal column and a spreadsheet.
const RECORD = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,6})?$/;
const TOTAL = /^-?(?:0|[1-9]\d{0,31})(?:\.\d{1,6})?$/;
const ANY = /^-?(?:0|[1-9]\d*)(?:\.\d{1,6})?$/;

/** What a valid amount looks like, for the end of an error message. */
const EXPECTED = 'expected a decimal string such as "12.5" or "-0.000001"';

/**
 * Whether a value is a valid amount of credits for one record: an optional "-", 1 to 12 integer digits without
 * leading zeros, and up to 6 decimals.
 *
 * Any such form is valid input, `"-0"` and `"12.500"` included; {@link normalize} gives the shortest one.
 * `"007"`, `"+1"`, `"12."`, `".5"`, `"1e3"` and numbers are not valid. Never throws.
 *
 * @example
 * ```ts
 * isCredits("12.500"); // true
 * isCredits("1e3"); // false
 * isCredits(12.5); // false
 * ```
 * @public
 */
export function isCredits(value: unknown): value is string {
  return typeof value === 'string' && RECORD.test(value);
}

/**
 * Whether a value is a valid sum of credits: the form of {@link isCredits}, with up to 32 integer digits,
 * because a sum of many records may exceed the 12 that a single one has. Never throws.
 *
 * @example
 * ```ts
 * isTotal("1000000000000.5"); // true, and false for isCredits
 * ```
 * @public
 */
export function isTotal(value: unknown): value is string {
  return typeof value === 'string' && TOTAL.test(value);
}

/**
 * Refuses what arithmetic cannot read. The number of integer digits is not bounded here: what one function
 * returns, every other accepts.
 */
export function assertAmount(value: unknown): asserts value is string {
  if (typeof value !== 'string') {
    throw new TypeError(`An amount of credits is a string, not ${describe(value)}: ${EXPECTED}`);
  }
  if (!ANY.test(value)) {
    throw new RangeError(`${quote(value)} is not an amount of credits: ${EXPECTED} (at most 6 decimals)`);
  }
}

/** Refuses anything but a list of amounts. A single text could be looped over too, but its digits would be taken for amounts. */
export function assertAmounts(value: unknown): asserts value is Iterable<string> {
  if (typeof value === 'string' || !Object(value)[Symbol.iterator]) {
    throw new TypeError(`Expected an array of amounts such as "12.5", not ${describe(value)}`);
  }
}

const describe = (value: unknown): string => (value === null ? 'null' : typeof value);

/** Long input is cut: an error message is for reading. */
function quote(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
}
