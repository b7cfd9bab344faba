import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../i18n/words.js';
import { categoriesText } from './credit-usage-filters.labels.js';

const CATEGORIES = ['Embedding', 'ImageGeneration', 'LLM', 'WebSearch'].map((id) => ({ id, label: id }));

describe('chosen categories', () => {
  it.each([
    [[], 'All categories'],
    [['LLM'], 'LLM'],
    [['ImageGeneration'], 'ImageGeneration'],
    [['LLM', 'WebSearch'], 'LLM, WebSearch'],
    // More letters than a button has room for.
    [['Embedding', 'ImageGeneration'], '2 categories'],
    [['Embedding', 'LLM', 'WebSearch'], '3 categories'],
  ])('%j are %s', (chosen, text) => {
    const words = wordsFor('en', { messages: undefined, unit: undefined });
    expect(categoriesText(CATEGORIES, chosen, words)).toBe(text);
  });
});
