/**
 * How to write an amount: the options of `Intl.NumberFormat`, and the locale (default: the runtime's own).
 *
 * @public
 */
export type FormatOptions = Intl.NumberFormatOptions & { locale?: string | string[] | undefined };

/** More than a single page needs; hosts that format for many locales need a bound. */
const CAPACITY = 64;

const formatters = new Map<string, Intl.NumberFormat>();

/** The number format for these options. Constructing one costs far more than using it, so they are kept. */
export function formatterFor(options: FormatOptions): Intl.NumberFormat {
  const { locale, ...numberOptions } = options ?? {};
  // Intl would silently ignore a locale by itself, and write for the runtime's own.
  if (locale === null || Object.prototype.toString.call(options) !== '[object Object]') {
    throw new TypeError('Expected options, such as { locale: "de" }');
  }
  // The locale is added as text, since every `Intl.Locale` has the same JSON.
  const key = JSON.stringify([String(locale), options]);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, withExactDecimals(numberOptions));
  if (formatters.size >= CAPACITY) formatters.clear();
  formatters.set(key, made);
  return made;
}

/** Shows every decimal unless the caller says otherwise, or asks for a notation that is short on purpose. */
function withExactDecimals(options: Intl.NumberFormatOptions): Intl.NumberFormatOptions {
  if (options.maximumFractionDigits !== undefined || options.notation === 'compact') return options;
  return { ...options, maximumFractionDigits: Math.max(6, options.minimumFractionDigits ?? 0) };
}
