import { describe, expect, it } from 'vitest';
import { en } from '../src/i18n/en.js';
import { id } from '../src/i18n/id.js';

/** Words of those who build it. A reader of a bill need not know them. */
const JARGON =
  /\b(API|HTTP|JSON|URL|CSV file|null|undefined|NaN|payload|query|endpoint|server error|exception|fetch|timeout|token|auth\w*|request failed|bucket|cursor|param\w*|invalid)\b/i;

const CATALOGUES = { en, id };

for (const [locale, catalogue] of Object.entries(CATALOGUES)) {
  describe(`the words of ${locale}`, () => {
    const texts = Object.entries(catalogue).flatMap(([key, message]) =>
      (typeof message === 'string' ? [message] : Object.values<string>(message)).map(
        // What stands in a place is not ours.
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
