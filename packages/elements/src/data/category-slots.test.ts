import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../test/fake-source.js';
import { CategorySlots, categoryIds } from './category-slots.js';

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
    expect(slots.isOrdered).toBe(true);
  });

  it('gives a category the same place, whatever else a viewer sees', () => {
    const [all, some, one] = [
      ['Embedding', 'LLM', 'Own', 'WebSearch'],
      ['LLM', 'WebSearch'],
      ['WebSearch'],
    ].map((ids) => {
      const slots = new CategorySlots();
      slots.list(ids);
      expect(slots.isOrdered).toBe(true);
      return slots.placesOf(['WebSearch']).get('WebSearch');
    });
    expect([some, one]).toEqual([all, all]);
  });

  it('keeps every place that it has given', () => {
    const slots = new CategorySlots();
    slots.placesOf(['B']);
    slots.order(['A', 'B']);
    const kept = slots.placesOf(['B']).get('B');
    slots.list(['0', '1', '2', '3', '4', 'B']);
    expect(slots.placesOf(['A', 'B']).get('B')).toBe(kept);
  });
});

it('reads the ids of a list, and of what claims to be one', () => {
  expect(categoryIds(CATEGORIES)).toEqual(['Adjustment', 'LLM', 'SpeechToText', 'WebSearch']);
  expect(categoryIds(['b', 7, null, { id: 'a' }, { id: 3 }])).toEqual(['b', 'a']);
  expect(categoryIds({ data: 'x' })).toEqual([]);
});
