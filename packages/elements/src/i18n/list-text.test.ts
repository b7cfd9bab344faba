import { expect, it } from 'vitest';
import { andMore } from './catalogue/index.js';
import { listText } from './list-text.js';
import { wordsFor } from './words.js';

const OWN = { messages: { andMore: '{count}+' } };

it.each([
  ['en', {}, ['A', 'B', 'C'], 'A, B, and C'],
  ['en', { style: 'narrow' }, ['A', 'B', 'C'], 'A, B, C'],
  ['en', { type: 'disjunction' }, ['A', 'B'], 'A or B'],
  ['es', {}, ['A', 'Iberia'], 'A e Iberia'],
  ['zh', { style: 'narrow' }, ['A', 'B'], 'A、B'],
  ['en', {}, ['{0}', '{1}'], '{0} and {1}'],
  ['en', {}, [], ''],
  // Isolated, so that a name in Latin letters does not turn the line around.
  ['he', {}, ['LLM', 'WebSearch'], '\u2068LLM\u2069 ו-\u2068WebSearch\u2069'],
] as const)('in %s, %j of %j', (locale, options, names, text) => {
  expect(listText(wordsFor(locale, OWN), andMore, options, names)).toBe(text);
});

it('counts what is not named', () => {
  expect(listText(wordsFor('de', OWN), andMore, {}, ['A', 'B'], 1200)).toBe('A, B und 1.200+');
  expect(listText(wordsFor('de'), andMore, {}, ['A', 'B'], 1200)).toBe('A, B, and 1.200 more');
  expect(listText(wordsFor('en'), andMore, {}, ['A', 'B'], 0)).toBe('A and B');
});
