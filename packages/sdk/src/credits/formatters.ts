/**
 * How to write an amount: the options of `Intl.NumberFormat`, and the locale (the runtime's own without one).
 *
 * @public
 */
export type FormatOptions = Intl.NumberFormatOptions & { locale?: string | string[] | undefined };

/** More than one page uses, and a bound for hosts that format for many locales. */
const CAPACITY = 64;

const DECIMALS = 6;

const formatters = new Map<string, Intl.NumberFormat>();

/** The number format for these options. Constructing one costs far more than using it, so they are kept. */
export function formatterFor(options: FormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)));
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const { locale, ...numberOptions } = options;
  const made = new Intl.NumberFormat(locale, withExactDecimals(numberOptions));
  const oldest = formatters.keys().next();
  if (formatters.size >= CAPACITY && !oldest.done) formatters.delete(oldest.value);
  formatters.set(key, made);
  return made;
}

/** Shows every decimal unless the caller says otherwise, or asks for a notation that is short on purpose. */
function withExactDecimals(options: Intl.NumberFormatOptions): Intl.NumberFormatOptions {
  if (options.maximumFractionDigits !== undefined || options.notation === 'compact') return options;
  return { ...options, maximumFractionDigits: Math.max(DECIMALS, options.minimumFractionDigits ?? 0) };
}
