import { describe, expect, it } from 'vitest';
import { CategorySlots, idsIn, rankedIds } from './category-slots.js';

describe('CategorySlots', () => {
  it('follows the order of a page', () => {
    const slots = new CategorySlots();
    slots.order(['LLM', 'WebSearch']);
    expect(slots.placesOf(['Embedding', 'WebSearch'])).toEqual(
      new Map([
        ['LLM', 0],
        ['WebSearch', 1],
        ['Embedding', 2],
      ]),
    );
  });

  it('gives a category the same place, whatever else a viewer sees', () => {
    const [all, some, one] = [
      ['Embedding', 'LLM', 'Own', 'WebSearch'],
      ['LLM', 'WebSearch'],
      ['WebSearch'],
    ].map((ids) => {
      const slots = new CategorySlots();
      slots.rank(ids);
      return slots.placesOf(['WebSearch']).get('WebSearch');
    });
    expect([some, one]).toEqual([all, all]);
  });

  it('gives the colours to the largest of the first answer', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'LLM', 'WebSearch', 'Z'];
    const slots = new CategorySlots();
    const places = slots.rank(names.toReversed());
    for (const id of ['Z', 'WebSearch', 'LLM', 'G', 'F', 'E']) expect(places.get(id)).toBeLessThan(6);
    for (const id of ['A', 'B', 'C', 'D']) expect(places.get(id)).toBeGreaterThanOrEqual(6);
  });

  it('keeps every place that an answer has given, and leaves what is free to the largest of the next', () => {
    const slots = new CategorySlots();
    const first = slots.rank(['B', 'A']);
    expect(slots.placesOf(['A', 'C']).get('A')).toBe(first.get('A'));
    const second = slots.rank(['H', 'G', 'F', 'E', 'D', 'C', 'B', 'A']);
    for (const id of ['A', 'B']) expect(second.get(id)).toBe(first.get(id));
    for (const id of ['H', 'G', 'F', 'E']) expect(second.get(id)).toBeLessThan(6);
    for (const id of ['D', 'C']) expect(second.get(id)).toBeGreaterThanOrEqual(6);
    expect(slots.rank(['A', 'H'])).toBe(second);
  });

  it('waits with that for an answer with usage', () => {
    const slots = new CategorySlots();
    const none = slots.placesOf([]);
    expect(slots.rank([])).toEqual(none);
    expect(slots.rank(['G', 'F', 'E', 'D', 'C', 'B', 'A']).get('G')).toBeLessThan(6);
  });

  it('keeps the order of the page, whatever the amounts', () => {
    const slots = new CategorySlots();
    slots.order(['A', 'B']);
    expect([...slots.rank(['Z', 'B', 'A'])].slice(0, 2)).toEqual([
      ['A', 0],
      ['B', 1],
    ]);
  });
});

it('ranks categories by the size of their amounts, those without one last', () => {
  const categories = [
    { id: 'few', total: '2' },
    { id: 'unknown', total: 'x' },
    { id: 'refund', total: '-30' },
    { id: 'most', total: '200.5' },
    { total: '9' },
    null,
  ];
  expect(rankedIds(categories)).toEqual(['most', 'refund', 'few', 'unknown']);
  expect(rankedIds('x')).toEqual([]);
});

it('reads an order, and what claims to be one', () => {
  expect(idsIn(['b', 7, null, 'a'])).toEqual(['b', 'a']);
  expect(idsIn({ data: 'x' })).toEqual([]);
});
