import { describe, expect, it } from 'vitest';
import { readCategoryList, toggled, withChosenCategories } from './category-choice.js';

describe('categories', () => {
  it('are those of the list, by their id without a label', () => {
    const data = [{ id: 'LLM', label: 'Language models' }, { id: 'WebSearch' }, { label: 'x' }, null, 7];
    expect(readCategoryList({ data })).toEqual([
      { id: 'LLM', label: 'Language models' },
      { id: 'WebSearch', label: 'WebSearch' },
    ]);
  });

  it.each([undefined, null, 'x', [], {}, { data: 1 }])('of %j are not known', (answer) => {
    expect(readCategoryList(answer)).toBeUndefined();
  });

  it('have what is chosen at their end when they do not know it', () => {
    const known = [{ id: 'LLM', label: 'LLM' }];
    expect(withChosenCategories(known, ['Zebra', 'LLM']).map(({ id }) => id)).toEqual(['LLM', 'Zebra']);
  });

  it('are ticked and cleared; none is all', () => {
    expect(toggled([], 'LLM')).toEqual(['LLM']);
    expect(toggled(['LLM'], 'WebSearch')).toEqual(['LLM', 'WebSearch']);
    expect(toggled(['LLM', 'WebSearch'], 'LLM')).toEqual(['WebSearch']);
    expect(toggled(['LLM'], 'LLM')).toBeUndefined();
  });
});
