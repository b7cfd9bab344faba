import { describe, expect, it } from 'vitest';
import * as messages from './catalogue/index.js';
import { catalogueOf } from './message.js';

const throwing = {
  get total(): string {
    throw new Error('not for reading');
  },
};

describe('a text', () => {
  it.each([
    ['en', 'Total usage'],
    ['en-GB', 'Total usage'],
    ['id-ID', 'Total penggunaan'],
    ['de', 'Total usage'],
  ])('is in the language of %s, English where that is not included', (locale, text) => {
    expect(catalogueOf(locale, undefined).text(messages.totalUsage)).toBe(text);
  });

  it('is the page’s own where it has one', () => {
    expect(catalogueOf('id', { total: 'Sum' }).text(messages.total)).toBe('Sum');
    expect(catalogueOf('id', { total: 'Sum' }).text(messages.unknown)).toBe('Tidak diketahui');
  });

  it.each([null, 7, 'x', [], { total: 7 }, { total: null }, { total: { other: 'Sum' } }, throwing])(
    'is ours where the page’s is none: %#',
    (own) => {
      expect(catalogueOf('en', own).text(messages.total)).toBe('Total');
    },
  );
});

describe('the locale of a text', () => {
  it.each([
    ['en-GB', undefined, 'en-GB'],
    ['id-ID', undefined, 'id-ID'],
    ['de-AT', undefined, 'en'],
    ['de-AT', { total: 'Summe' }, 'de-AT'],
    ['de-AT', { unknown: 'Unbekannt' }, 'en'],
    ['de-AT', { total: null }, 'en'],
    ['de-AT', throwing, 'en'],
  ])('is that of its words: %#, %s', (locale, own, expected) => {
    expect(catalogueOf(locale, own).localeOf(messages.total)).toBe(expected);
  });

  it.each([
    [{ andMore: { one: '{count} weiterer', other: '{count} weitere' } }, 'de'],
    [{ andMore: '{count} weitere' }, 'de'],
    [{ andMore: null }, 'en'],
    [{ andMore: { one: '{count} weiterer' } }, 'en'],
  ])('is that of its forms: %j', (own, expected) => {
    expect(catalogueOf('de', own).localeOf(messages.andMore)).toBe(expected);
  });
});

describe('a form', () => {
  const form = (own: unknown, rule: Intl.LDMLPluralRule): string =>
    catalogueOf('en', own).form(messages.agentCount, rule);

  it('is that of the number, or the one for all others', () => {
    expect(form(undefined, 'one')).toBe('{count} agent');
    expect(form(undefined, 'few')).toBe('{count} agents');
  });

  it.each([
    [{ agentCount: '{count} bots' }, '{count} bots'],
    [{ agentCount: { other: '{count} bots' } }, '{count} bots'],
    [{ agentCount: { one: 'a bot', other: '{count} bots' } }, 'a bot'],
    [{ agentCount: { one: 7, other: '{count} bots' } }, '{count} agent'],
    [{ agentCount: { many: '{count} bots' } }, '{count} agent'],
    [{ agentCount: ['{count} bots'] }, '{count} agent'],
  ])('is the page’s own where it has one that can be used: %j', (own, text) => {
    expect(form(own, 'one')).toBe(text);
  });
});
