/** Used where the page names no valid language. Unlike the browser's language, it is the same everywhere. */
export const DEFAULT_LOCALE = 'en';

/** A locale that `Intl` accepts, from whatever a `lang` attribute holds: some servers write `id_ID`. */
export function canonicalLocale(lang: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(lang?.trim().replaceAll('_', '-') || DEFAULT_LOCALE)[0] ?? DEFAULT_LOCALE;
  } catch {
    return DEFAULT_LOCALE;
  }
}

/** The language alone: `id` for `id-ID`. */
export function languageOf(locale: string): string {
  return locale.split('-', 1)[0] ?? locale;
}
