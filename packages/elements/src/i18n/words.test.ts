import { describe, expect, it } from 'vitest';
import { agoText } from './ago.js';
import * as messages from './catalogue/index.js';
import { totalText } from './labelled.js';
import { notIncludedText } from './not-included-text.js';
import { refusalText } from './refusal-text.js';
import { wordsFor } from './words.js';

const excluded = ['Acme', 'Globex'].map((name) => ({ name, roles: [] }));
const roles = ['Billing', 'Owner'].map((role) => ({
  role,
  scope: { type: 'organization', id: 'org_1', name: 'Acme' } as const,
}));

describe('where the page’s language is not included', () => {
  const words = wordsFor('de');

  it('lists are in the language of the words around them', () => {
    expect(notIncludedText(excluded, words)).toBe('Not included: Acme and Globex');
    expect(refusalText(roles, messages.refusedUsage, words).needed).toMatch(/Billing\S* or \S*Owner/);
  });

  it('times ago are too', () => {
    const ago = agoText(words.localeOf(messages.latestUsage), 4 * 3600);
    expect(words.text(messages.latestUsage, { ago: ago ?? '' })).toBe('Latest usage 4 hours ago');
  });

  it('forms follow the words, not the page', () => {
    expect(wordsFor('ja').plural(messages.andMore, 1, { count: '1' })).toBe('1 more');
    expect(wordsFor('ja').plural(messages.agentCount, 1, { count: '1' })).toBe('1 agent');
    expect(wordsFor('ja').unit('1')).toBe('credit');
  });

  it('numbers stay the page’s', () => {
    expect(words.amount('1234.5')).toBe('1.234,5');
    expect(words.count(1234)).toBe('1.234');
  });

  it('words of the page’s own bring their language along', () => {
    const own = wordsFor('de', { messages: { notIncluded: 'Nicht dabei: {organizations}' } });
    expect(notIncludedText(excluded, own)).toBe('Nicht dabei: Acme und Globex');
  });
});

describe('the unit without an amount', () => {
  const russian = { one: 'кредит', few: 'кредита', many: 'кредитов', other: 'кредита' };

  it.each([
    ['en', {}, 'credits'],
    ['id', {}, 'kredit'],
    ['ru', { messages: { credits: russian, creditUnit: 'кредиты' } }, 'кредиты'],
    // Pages that set only the forms keep their own word.
    ['ru', { messages: { credits: russian } }, 'кредита'],
    ['en', { messages: { credits: 'tokens' } }, 'tokens'],
    ['en', { messages: { credits: 'tokens', creditUnit: null } }, 'tokens'],
    ['en', { messages: { creditUnit: 'coins' }, unit: 'tokens' }, 'tokens'],
  ])('in %s, with %j', (locale, choices, unit) => {
    expect(wordsFor(locale, choices).unitAlone).toBe(unit);
  });
});

it('a language that the browser does not know has numbers of the default language', () => {
  const own = wordsFor('tlh', { messages: { andMore: '{count} latlh' } });
  expect(own.locale).toBe('en');
  expect(own.amount('1234.5')).toBe('1,234.5');
  expect(own.localeOf(messages.andMore)).toBe('tlh');
});

it('a label and its amount have the punctuation of the words', () => {
  const french = { labelledAmount: '{label} : {amount}', totalUsage: 'Total', credits: 'crédits' };
  expect(totalText('1.5', wordsFor('fr', { messages: french }))).toBe('Total : 1,5 crédits');
  expect(totalText('1.5', wordsFor('id'))).toBe('Total penggunaan: 1,5 kredit');
});

it('a region of an included language keeps its ways', () => {
  expect(notIncludedText([...excluded, { name: 'Initech', roles: [] }], wordsFor('en-GB'))).toBe(
    'Not included: Acme, Globex and Initech',
  );
  expect(notIncludedText(excluded, wordsFor('id'))).toContain('Acme dan Globex');
});
