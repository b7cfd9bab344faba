import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportedParts } from './dashboard-parts.js';

/** The parts that an element documents, in the order of the alphabet. */
function documented(tag: string): readonly string[] {
  const source = readFileSync(new URL(`../${tag}/${tag}.ts`, import.meta.url), 'utf8');
  return [...source.matchAll(/@csspart (\S+)/g)].map(([, part = '']) => part).sort();
}

describe('the parts of a piece', () => {
  it.each([
    ['filters', 'credit-usage-filters'],
    ['summary', 'credit-usage-summary'],
    ['chart', 'credit-usage-chart'],
    ['pie', 'credit-category-pie'],
    ['conversations', 'recent-conversations'],
  ] as const)('of %s are all parts of the dashboard', (piece, tag) => {
    const pairs = exportedParts(piece)
      .split(', ')
      .map((pair) => pair.split(':'));
    expect(pairs.map(([part]) => part).sort()).toEqual(documented(tag));
    for (const [part, name] of pairs) expect(name).toBe(`${piece}-${part}`);
  });
});
