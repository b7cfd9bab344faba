import { DEFAULT_LOCALE } from './locale.js';

/** More than a page needs; bounded, in case a page tries many locales. */
const MOST = 50;
/** The groups of a chart with many bars, for a few charts. */
const MOST_RANGES = 500;

/** Remembers what is expensive to make, and needed by all elements again and again. */
export function cached<Options, Made>(make: (locale: string, options: Options) => Made, most = MOST) {
  const known = new Map<string, Made>();
  return (locale: string, options: Options): Made => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const present = known.get(key);
    if (present !== undefined) return present;
    if (known.size >= most) known.clear();
    const made = make(locale, options);
    known.set(key, made);
    return made;
  };
}

/** The locale if the browser knows its numbers and dates, else the default: `Intl` would take the browser's own language. */
export function knownLocale(locale: string): string {
  return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? DEFAULT_LOCALE;
}

/** Makes formats of one kind. */
const formats = <Options, Format>(Kind: new (locale: string, options: Options) => Format) =>
  cached((locale, options: Options) => new Kind(knownLocale(locale), options));

export const numberFormat = formats<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat);
export const relativeTimeFormat = formats<Intl.RelativeTimeFormatOptions, Intl.RelativeTimeFormat>(
  Intl.RelativeTimeFormat,
);
export const listFormat = formats<Intl.ListFormatOptions, Intl.ListFormat>(Intl.ListFormat);
// Browsers know the plural forms of more languages than numbers.
export const pluralRules = cached(
  (locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
);

/** Calendars that differ from the Gregorian only in how they count years. */
const SAME_MONTHS = /-ca-(buddhist|japanese|roc)/;

/**
 * Dates are Gregorian, whatever the locale's own calendar: so are the days and months of an answer, and date fields. A locale may ask for
 * another count of years, such as `th-u-ca-buddhist`.
 */
export const dateFormat = cached(
  (locale, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, {
      ...options,
      calendar: SAME_MONTHS.test(locale) ? undefined : 'gregory',
    }),
);

/** What is formatted, and its first and last instant in milliseconds. */
type DateRange = readonly [options: Intl.DateTimeFormatOptions, from: number, to: number];

/** The text of a range, which takes ten times as long to format as a date. */
export const dateRangeText = cached(
  (locale, [options, from, to]: DateRange) => dateFormat(locale, options).formatRange(from, to),
  MOST_RANGES,
);
