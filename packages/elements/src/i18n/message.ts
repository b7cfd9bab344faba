import { attempt } from '../util/attempt.js';
import { readObject } from '../util/read.js';
import { DEFAULT_LOCALE, languageOf } from './locale.js';
import type { CreditMessages, CreditPluralMessage } from './messages.js';

type KeyOf<Kind> = {
  [Key in keyof CreditMessages]: CreditMessages[Key] extends Kind ? Key : never;
}[keyof CreditMessages];

interface InLanguages<Kind> {
  /** The key under which a page can replace it. */
  readonly key: KeyOf<Kind>;
  readonly en: Kind;
  readonly id: Kind;
}

/** A text in the included languages. */
export type Message = InLanguages<string>;

/** A text with plural forms, in the included languages. */
export type CountedMessage = InLanguages<CreditPluralMessage>;

/** Finds the texts of messages. */
export interface Catalogue {
  /** `unset` replaces our own text. */
  text(message: Message, unset?: string): string;
  form(message: CountedMessage, rule: Intl.LDMLPluralRule): string;
  /** The locale of a message's text, in which `Intl` has to format the words inside it. */
  localeOf(message: Message | CountedMessage): string;
}

/** The texts of a locale, in English where its language is not included. Usable texts of the page have precedence. */
export function catalogueOf(locale: string, own: unknown): Catalogue {
  const wanted = languageOf(locale);
  const language = wanted === 'id' ? 'id' : 'en';
  const isIncluded = wanted === language;
  const theirs = (read: (own: Fields) => unknown): string | undefined => {
    const text = attempt(() => read(readObject(own) ?? {}));
    return typeof text === 'string' ? text : undefined;
  };
  return {
    text: ({ key, [language]: ours }, unset = ours) => theirs((own) => own[key]) ?? unset,
    form: ({ key, [language]: ours }, rule) =>
      theirs((own) => formOf(own[key], rule)) ?? ours[rule] ?? ours.other,
    localeOf: ({ key }) => {
      const isTheirs = theirs((own) => formOf(own[key], 'other')) !== undefined;
      return isIncluded || isTheirs ? locale : DEFAULT_LOCALE;
    },
  };
}

type Fields = Readonly<Record<string, unknown>>;

/** A page may give one text for all numbers. */
function formOf(forms: unknown, rule: Intl.LDMLPluralRule): unknown {
  const { [rule]: form, other } = readObject(forms) ?? { other: forms };
  return form ?? other;
}
