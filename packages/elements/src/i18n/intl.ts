/**
 * `Intl` objects that are expensive to create, and of which all elements use the same few. Each cache is bounded, in case a page tries many locales.
 */
const MOST = 50;

function cached<Options, Formatter>(Maker: new (locale: string, options: Options) => Formatter) {
  const known = new Map<string, Formatter>();
  return (locale: string, options: Options): Formatter => {
    const key = `${locale} ${JSON.stringify(options)}`;
    const present = known.get(key);
    if (present) return present;
    if (known.size >= MOST) known.clear();
    const formatter = new Maker(locale, options);
    known.set(key, formatter);
    return formatter;
  };
}

export const numberFormat = cached<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat);
export const dateFormat = cached<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(Intl.DateTimeFormat);
export const pluralRules = cached<Intl.PluralRulesOptions, Intl.PluralRules>(Intl.PluralRules);
