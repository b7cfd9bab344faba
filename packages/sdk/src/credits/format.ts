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
 * `Intl.NumberFormat` refuses the options; TypeError when it does not know one of them, which it would silently ignore.
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
  if (amount === '0' || digits(formatter, amount) !== digits(formatter, '0')) return write(formatter, amount);
  const bound = smallestShown(formatter);
  return amount.startsWith('-') ? `>${write(formatter, `-${bound}`)}` : `<${write(formatter, bound)}`;
}

/** `Intl.NumberFormat` formats decimal strings exactly; TypeScript knows them only as literals. */
function decimal(amount: string): Intl.StringNumericLiteral {
  return amount as Intl.StringNumericLiteral;
}

function write(formatter: Intl.NumberFormat, amount: string): string {
  return formatter.format(decimal(amount));
}

/** Only the digits, in any numbering system: signs and units must not count when they are compared with those of zero. */
function digits(formatter: Intl.NumberFormat, amount: string): string {
  return formatter
    .formatToParts(decimal(amount))
    .filter((part) => part.type === 'integer' || part.type === 'fraction')
    .map((part) => part.value)
    .join('');
}

/** One unit (or rounding increment) of the last decimal that the format shows. */
function smallestShown(formatter: Intl.NumberFormat): string {
  const { maximumFractionDigits = 0, roundingIncrement = 1, style } = formatter.resolvedOptions();
  return `${roundingIncrement}e-${maximumFractionDigits + (style === 'percent' ? 2 : 0)}`;
}
