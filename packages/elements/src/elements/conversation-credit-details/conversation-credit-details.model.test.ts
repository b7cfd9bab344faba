import { describe, expect, it } from 'vitest';
import { conversationCredits } from '../../../test/conversations.js';
import { wordsFor } from '../../i18n/words.js';
import { detailsLabels } from './conversation-credit-details.labels.js';
import { type DetailsFacts, readDetails } from './conversation-credit-details.model.js';
import { detailsCsv, detailsFileName } from './details-csv.js';

const factsOf = (details: unknown): DetailsFacts => {
  const { facts } = readDetails(details);
  if (!facts) throw new Error('The details cannot be read');
  return facts;
};
const labelsOf = (details: unknown, heading = 'Refund for order 1182') =>
  detailsLabels(factsOf(details), factsOf(details).entries, heading, 'Asia/Jakarta', wordsFor('en'));

describe('reading', () => {
  it('has one sum where the filter selects everything, else two', () => {
    expect(factsOf(conversationCredits())).toMatchObject({
      whole: { total: '52.005', entryCount: 4 },
      selected: undefined,
    });
    const matched = { total: '12', entryCount: 1, categories: [] };
    expect(factsOf(conversationCredits({ matched })).selected).toEqual({ total: '12', entryCount: 1 });
    // As much, by refunds that cancel out, is not the same.
    const other = { total: '52.005', entryCount: 2, categories: [] };
    expect(factsOf(conversationCredits({ matched: other })).selected?.entryCount).toBe(2);
  });

  it('refuses what is no answer, and entries that cannot be added up', () => {
    const good = conversationCredits();
    const lies: unknown[] = [
      null,
      7,
      [],
      {},
      { ...good, total: 52.005 },
      { ...good, entries: {} },
      { ...good, entries: [null] },
      { ...good, entries: [{ ...good.entries[0], credits: 'much' }] },
      { ...good, conversation: 'c_1' },
    ];
    for (const lie of lies) expect(readDetails(lie)).toEqual({ status: 'error', facts: undefined });
  });

  it('is empty without any usage', () => {
    const sum = { total: '0', entryCount: 0 };
    const empty = conversationCredits({ ...sum, matched: { ...sum, categories: [] }, entries: [] });
    expect(readDetails(empty).status).toBe('empty');
  });
});

describe('words', () => {
  it('have the labels of the categories, the exact amounts, and a word for refunds', () => {
    const { entries, whole } = labelsOf(conversationCredits());
    expect(entries.map(({ category }) => category)).toEqual([
      'Language model',
      'WebSearch',
      'SpeechToText',
      'WebSearch',
    ]);
    expect(entries.map(({ exact }) => exact)).toEqual(['50', '4.5', '0.005', '-2.5']);
    expect(entries.map(({ refund }) => refund)).toEqual([undefined, undefined, undefined, 'Refund']);
    expect(whole).toMatchObject({ label: 'Total usage for conversation', credits: '52.005' });
  });

  it('line the amounts up', () => {
    const { entries, whole } = labelsOf(conversationCredits());
    expect([...entries, whole].map(({ credits }) => credits)).toEqual([
      '50.000',
      '4.500',
      '0.005',
      '-2.500',
      '52.005',
    ]);
  });

  it('have the title among the facts where the heading is another one', () => {
    const { facts } = labelsOf(conversationCredits(), 'What your conversation cost');
    expect(facts[0]).toMatchObject({ name: 'Conversation', text: 'Refund for order 1182' });
    expect(labelsOf(conversationCredits()).facts[0]?.name).toBe('Agent');
  });

  it('say how many entries are shown of how many the filter selects', () => {
    expect(labelsOf(conversationCredits()).shownOf).toBe(undefined);
    const matched = { total: '52.005', entryCount: 120, categories: [] };
    expect(labelsOf(conversationCredits({ matched })).shownOf).toBe('4 of 120 entries');
  });

  it('name the zone once, and what is not known as such', () => {
    const labels = labelsOf({ ...conversationCredits(), conversation: {} });
    expect(labels.zone).toBe('Times in Asia/Jakarta');
    expect(labels.facts.map(({ text }) => text)).toEqual(Array(4).fill('Unknown'));
  });
});

it('CSV has the columns of the API', () => {
  const { entries } = factsOf(conversationCredits());
  expect(detailsCsv(entries).split('\r\n').slice(0, 2)).toEqual([
    'entryId,time,category,description,credits',
    'e_1,2026-11-20T01:00:00Z,LLM,Answer about the refund policy,50',
  ]);
});

it.each([
  ['c-8231', 'conversation-credits_c-8231.csv'],
  ['thread/7:a b\\c*?"<>|', 'conversation-credits_thread-7-a-b-c-.csv'],
  ['पंक्ति_會話.1', 'conversation-credits_पंक्ति_會話.1.csv'],
  ['../../etc', 'conversation-credits_..-..-etc.csv'],
  ['x'.repeat(300), `conversation-credits_${'x'.repeat(100)}.csv`],
  ['', 'conversation-credits.csv'],
])('the file of %j is %s', (id, name) => {
  expect(detailsFileName(id)).toBe(name);
});
