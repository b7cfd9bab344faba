import { format, toNumber } from '@credit-usage/sdk/credits';
import { catalogueOf } from './catalogue.js';
import { fill } from './fill.js';
import { numberFormat, pluralRules } from './intl.js';
import type { CreditMessages, PluralMessage } from './messages.js';

type Values = Readonly<Record<string, string>>;
type KeyOf<Message> = {
  [Key in keyof CreditMessages]: CreditMessages[Key] extends Message ? Key : never;
}[keyof CreditMessages];

/** What the host of an element chose. Anything but a usable value is as good as none. */
export interface WordChoices {
  readonly messages?: unknown;
  readonly unit?: unknown;
}

/** The texts and amounts of one locale. */
export interface Words {
  readonly locale: string;
  /** A message with its places filled. */
  text(key: KeyOf<string>, values?: Values): string;
  /** The form of a message for a number. */
  plural(key: KeyOf<PluralMessage>, count: number, values?: Values): string;
  /** A whole number. */
  count(value: number): string;
  /** An amount, exact unless digits are named; what is not zero never reads as zero. */
  amount(credits: string, digits?: number): string;
  /** The unit in the form that the amount asks for. */
  unit(credits: string): string;
  /** Both. */
  amountWithUnit(credits: string): string;
}

/** The words of a locale, with the host's choices over them. */
export function wordsFor(locale: string, { messages, unit }: WordChoices = {}): Words {
  const catalogue = catalogueOf(locale, messages);
  const ownUnit = typeof unit === 'string' && unit.trim() !== '' ? unit : undefined;
  const rules = pluralRules(locale, {});

  const form = (message: PluralMessage, count: number): string =>
    message[rules.select(count)] ?? message.other;
  const amount = (credits: string, digits?: number): string =>
    format(credits, digits === undefined ? { locale } : { locale, maximumFractionDigits: digits });
  const unitOf = (credits: string): string => ownUnit ?? form(catalogue.credits, Math.abs(toNumber(credits)));

  return {
    locale,
    text: (key, values) => fill(catalogue[key], values),
    plural: (key, count, values) => fill(form(catalogue[key], count), values),
    count: (value) => numberFormat(locale, {}).format(value),
    amount,
    unit: unitOf,
    amountWithUnit: (credits) => `${amount(credits)} ${unitOf(credits)}`,
  };
}
