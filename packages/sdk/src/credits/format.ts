import { type FormatOptions, formatterFor } from './formatters.js';
import { normalize } from './micros.js';

/**
 * Writes an amount for a locale, exact to the last decimal unless the options round it.
 *
 * An amount that is not zero is never shown as zero. Where rounding would make it zero, the smallest amount that can
 * be shown is given as a bound instead: `"<0.01"` for a positive amount, `">-0.01"` for a negative one.
 *
 * Runtimes older than `Intl.NumberFormat` version 3 (Chrome 106, Firefox 116, Safari 15.4, Node 19) format
 * through a float and are exact to 15 digits.
 *
 * @throws TypeError or RangeError when the value is not an amount, as {@link toMicros}; RangeError when
 * `Intl.NumberFormat` refuses the options; TypeError when they are not an object, such as a locale by itself.
 *
 * @example
 * ```ts
 * format("1234.5", { locale: "de" }); // "1.234,5"
 * format("0.004", { locale: "en", maximumFractionDigits: 2 }); // "<0.01"
 * ```
 * @public
 */
export function format(value: string, options: FormatOptions = {}): string {
  const amount = normalize(value);
  const formatter = formatterFor(options);
  const sign = amount.startsWith('-') ? '-' : '';
  const text = write(formatter, amount);
  // Zero is written with the same sign, because some options show it.
  if (amount === '0' || text !== write(formatter, `${sign}0`)) return text;
  return `${sign ? '>' : '<'}${write(formatter, `${sign}${smallestShown(formatter)}`)}`;
}

/** `Intl.NumberFormat` formats decimal strings exactly; TypeScript knows them only as literals. */
function write(formatter: Intl.NumberFormat, amount: string): string {
  return formatter.format(amount as Intl.StringNumericLiteral);
}

/** One unit (or rounding increment) of the last decimal that the format shows. */
function smallestShown(formatter: Intl.NumberFormat): string {
  const { maximumFractionDigits = 0, roundingIncrement = 1, style } = formatter.resolvedOptions();
  return `${roundingIncrement}e-${maximumFractionDigits + (style === 'percent' ? 2 : 0)}`;
}
