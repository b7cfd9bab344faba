import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../test/fake-source.js';
import { CategorySlots, categoryIds } from './category-slots.js';

describe('CategorySlots', () => {
  it('follows the source’s list, then goes by id', () => {
    const slots = new CategorySlots();
    slots.order(['LLM', 'WebSearch']);
    expect(slots.placesOf(['Z', 'A', 'WebSearch'])).toEqual(
      new Map([
        ['LLM', 0],
        ['WebSearch', 1],
        ['A', 2],
        ['Z', 3],
      ]),
    );
    expect(slots.isOrdered).toBe(true);
  });

  it('keeps every place that it has given', () => {
    const slots = new CategorySlots();
    slots.placesOf(['B']);
    slots.order(['A', 'B']);
    expect(slots.placesOf(['A', 'B'])).toEqual(
      new Map([
        ['B', 0],
        ['A', 1],
      ]),
    );
  });
});

it('reads the ids of a list, and of what claims to be one', () => {
  expect(categoryIds(CATEGORIES)).toEqual(['Adjustment', 'LLM', 'SpeechToText', 'WebSearch']);
  expect(categoryIds(['b', 7, null, { id: 'a' }, { id: 3 }])).toEqual(['b', 'a']);
  expect(categoryIds({ data: 'x' })).toEqual([]);
});
