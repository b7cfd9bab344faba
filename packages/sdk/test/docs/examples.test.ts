import { expect, test } from 'vitest';
import { allBlocks } from './blocks.js';
import { problemsOf } from './check.js';

const { ofPages, ofSources } = allBlocks();

test('there are examples to check', () => {
  expect(ofPages.length).toBeGreaterThan(25);
  expect(ofSources.length).toBeGreaterThan(60);
});

test('every example in pages and doc comments type-checks', { timeout: 120_000 }, () => {
  const problems = problemsOf(ofPages, ofSources);
  expect(Object.fromEntries([...problems].filter(([, found]) => found.length > 0))).toEqual({});
});

test('what is wrong with an example is found', { timeout: 120_000 }, () => {
  const block = { place: 'a page', imports: [], before: [], code: 'client.usage.get({ peroid: "30d" });' };
  const later = {
    place: 'its second piece',
    imports: ['import { credits } from "@credit-usage/sdk";'],
    before: ['const sum = credits.add("1", "2");'],
    code: 'sum.toFixed(2);',
  };
  const problems = problemsOf([block, later], []);
  expect(problems.get('a page')).toEqual([expect.stringContaining('peroid')]);
  expect(problems.get('its second piece')).toEqual([expect.stringContaining('toFixed')]);
});
