/** More than a page needs; bounded, in case a page tries many locales. */
const MOST = 50;
/** The groups of a chart with many bars, for a few charts. */
const MOST_RANGES = 500;

/** Remembers what is expensive to make, and needed by all elements again and again. */
function cached<Options, Made>(make: (locale: string, options: Options) => Made, most = MOST) {
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

export const numberFormat = cached(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);
export const dateFormat = cached(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);
export const pluralRules = cached(
  (locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
);

/** What is formatted, and its first and last instant in milliseconds. */
type DateRange = readonly [options: Intl.DateTimeFormatOptions, from: number, to: number];

/** The text of a range, which takes ten times as long to format as a date. */
export const dateRangeText = cached(
  (locale, [options, from, to]: DateRange) => dateFormat(locale, options).formatRange(from, to),
  MOST_RANGES,
);
