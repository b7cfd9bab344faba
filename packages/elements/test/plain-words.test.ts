import { describe, expect, it } from 'vitest';
import * as messages from '../src/i18n/catalogue/index.js';
import type { CreditMessages, CreditPluralMessage } from '../src/i18n/messages.js';

/** All messages by key. Does not compile if one is missing, or is one that pages cannot replace. */
const ALL = messages satisfies Record<keyof CreditMessages, { key: keyof CreditMessages }>;

/** Developers' words, which readers of a bill need not know. */
const JARGON =
  /\b(API|HTTP|JSON|URL|CSV file|null|undefined|NaN|payload|query|endpoint|server error|exception|fetch|timeout|token|auth\w*|request failed|bucket|cursor|param\w*|invalid)\b/i;

it('has every message under its own name', () => {
  expect(Object.entries(ALL).flatMap(([name, { key }]) => (name === key ? [] : [name]))).toEqual([]);
});

it('fills the same places in every language', () => {
  const placesOf = (message: string | CreditPluralMessage): string[] => [
    ...new Set(
      JSON.stringify(message)
        .match(/\{\w+\}/g)
        ?.sort(),
    ),
  ];
  for (const { key, en, id } of Object.values(ALL)) expect(placesOf(id), key).toEqual(placesOf(en));
});

for (const locale of ['en', 'id'] as const) {
  describe(`the words of ${locale}`, () => {
    const texts = Object.values(ALL).flatMap(({ key, [locale]: message }) =>
      (typeof message === 'string' ? [message] : Object.values<string>(message)).map(
        // Values are not our words.
        (text) => [key, text.replace(/\{\w+\}/g, '…')] as const,
      ),
    );

    it('are sentences that can be read in one breath', () => {
      const long = texts.filter(([, text]) =>
        text.split(/[.:]/).some((part) => part.trim().split(/\s+/).length > 20),
      );
      expect(long).toEqual([]);
    });

    it('are nobody’s jargon, and shout at nobody', () => {
      expect(texts.filter(([, text]) => JARGON.test(text) || /!|[A-Z]{4,}/.test(text))).toEqual([]);
    });
  });
}
