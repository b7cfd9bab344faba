import { format, toNumber } from '@credit-usage/sdk/credits';
import * as included from './catalogue/index.js';
import { fill } from './fill.js';
import { knownLocale, numberFormat, pluralRules } from './intl.js';
import { type CountedMessage, catalogueOf, type Message } from './message.js';

type Values = Readonly<Record<string, string>>;

/** What the page has set. Values that cannot be used count as not set. */
export interface WordChoices {
  readonly messages?: unknown;
  readonly unit?: unknown;
}

/** The texts and amounts of one locale. */
export interface Words {
  /** The locale of numbers and dates: the default where the browser does not know the page's. */
  readonly locale: string;
  /** The locale of a message, for lists and relative times in it. Differs from `locale` where its language is not included. */
  localeOf(message: Message | CountedMessage): string;
  /** A message with its values. */
  text(message: Message, values?: Values): string;
  /** The form of a message for a number. */
  plural(message: CountedMessage, count: number, values?: Values): string;
  /** A whole number. */
  count(value: number): string;
  /** An amount, exact unless `digits` is given. One that is not zero is never shown as zero. */
  amount(credits: string, digits?: number): string;
  /** The unit in the plural form of the amount. */
  unit(credits: string): string;
  /** The unit without an amount. */
  readonly unitAlone: string;
  /** The amount with its unit. */
  amountWithUnit(credits: string): string;
}

/** The words of a locale, with the page's choices. */
export function wordsFor(lang: string, { messages, unit }: WordChoices = {}): Words {
  const locale = knownLocale(lang);
  const catalogue = catalogueOf(lang, messages);
  const ownUnit = typeof unit === 'string' && unit.trim() !== '' ? unit : undefined;

  const form = (message: CountedMessage, count: number): string =>
    catalogue.form(message, pluralRules(catalogue.localeOf(message), {}).select(count));
  // Pages that set only the unit after an amount have the same word everywhere.
  const otherUnit = catalogue.form(included.credits, 'other');
  const amount = (credits: string, digits?: number): string =>
    format(credits, digits === undefined ? { locale } : { locale, maximumFractionDigits: digits });
  const unitOf = (credits: string): string => ownUnit ?? form(included.credits, Math.abs(toNumber(credits)));

  const count = (value: number): string => numberFormat(locale, {}).format(value);

  return {
    locale,
    localeOf: catalogue.localeOf,
    text: (message, values) => fill(catalogue.text(message), values),
    plural: (message, value, values) => fill(form(message, value), { count: count(value), ...values }),
    count,
    amount,
    unit: unitOf,
    unitAlone: ownUnit ?? catalogue.text(included.creditUnit, otherUnit),
    amountWithUnit: (credits) => `${amount(credits)} ${unitOf(credits)}`,
  };
}
