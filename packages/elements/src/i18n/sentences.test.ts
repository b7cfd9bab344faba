import { expect, it } from 'vitest';
import { ended, sentences } from './sentences.js';

it.each([
  ['Total', 'Total.'],
  ['Total.', 'Total.'],
  ['合計。', '合計。'],
  ['कुल।', 'कुल।'],
  ['\u2068No usage.\u2069', '\u2068No usage.\u2069'],
])('%s ends as %s', (text, sentence) => {
  expect(ended(text)).toBe(sentence);
});

it('joins sentences', () => {
  expect(sentences(['One', undefined, 'Two?'])).toBe('One. Two?');
});
