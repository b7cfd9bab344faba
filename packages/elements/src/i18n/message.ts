import { attempt } from '../util/attempt.js';
import { readObject } from '../util/read.js';
import { DEFAULT_LOCALE, languageOf } from './locale.js';
import type { CreditMessages, PluralMessage } from './messages.js';

type KeyOf<Kind> = {
  [Key in keyof CreditMessages]: CreditMessages[Key] extends Kind ? Key : never;
}[keyof CreditMessages];

interface InLanguages<Kind> {
  /** What a page calls it. */
  readonly key: KeyOf<Kind>;
  readonly en: Kind;
  readonly id: Kind;
}

/** A text, in the languages that are included. */
export type Message = InLanguages<string>;

/** A text with a form for each plural category. */
export type CountedMessage = InLanguages<PluralMessage>;

/** Finds the text of a message. */
export interface Catalogue {
  text(message: Message): string;
  form(message: CountedMessage, rule: Intl.LDMLPluralRule): string;
  /** The locale that a message is written in: what `Intl` words inside it has to be in that one too. */
  localeOf(message: Message | CountedMessage): string;
}

/** The texts of a locale, English where its language is not included. What a page has of its own and fits comes first. */
export function catalogueOf(locale: string, own: unknown): Catalogue {
  const wanted = languageOf(locale);
  const language = wanted === 'id' ? 'id' : 'en';
  const isIncluded = wanted === language;
  const theirs = (read: (own: Fields) => unknown): string | undefined => {
    const text = attempt(() => read(readObject(own) ?? {}));
    return typeof text === 'string' ? text : undefined;
  };
  return {
    text: ({ key, [language]: ours }) => theirs((own) => own[key]) ?? ours,
    form: ({ key, [language]: ours }, rule) =>
      theirs((own) => formOf(own[key], rule)) ?? ours[rule] ?? ours.other,
    localeOf: ({ key }) => {
      const isTheirs = attempt(() => readObject(own)?.[key]) !== undefined;
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
