import { expect, it } from 'vitest';
import { amount, toThousandths } from '../../src/seed/amount.js';
import { inGroups } from '../../src/seed/batches.js';
import { randomOf } from '../../src/seed/random.js';
import { wordsOf } from '../../src/seed/words.js';

const draw = (name: string, count: number) => {
  const random = randomOf(name);
  return Array.from({ length: count }, () => random.next());
};

it('depends on the name alone', () => {
  expect(draw('org_acme/2026-11-17', 5)).toEqual(draw('org_acme/2026-11-17', 5));
  expect(draw('org_acme/2026-11-17', 5)).not.toEqual(draw('org_acme/2026-11-18', 5));
});

it('begins anywhere for neighbouring names, and is spread evenly', () => {
  const firsts = Array.from({ length: 2_000 }, (_, index) => draw(`day-${index}`, 1)[0] ?? 0);
  const tenths = Map.groupBy(firsts, (value) => Math.floor(value * 10));
  expect(tenths.size).toBe(10);
  for (const values of tenths.values()) expect(Math.abs(values.length - 200)).toBeLessThan(60);
});

it('stays in its span', () => {
  const random = randomOf('span');
  const wholes = Array.from({ length: 500 }, () => random.whole([2, 5]));
  expect(new Set(wholes)).toEqual(new Set([2, 3, 4, 5]));
  for (let index = 0; index < 500; index++) {
    expect(random.between([1, 2], 3)).toSatisfy((value: number) => value >= 1 && value < 2);
    expect([0, 2]).toContain(random.weighted([1, 0, 1]));
    expect([3, 4]).toContain(random.count(3.5));
  }
  expect(() => random.pick([])).toThrow(RangeError);
});

it('writes amounts in their shortest form, to the thousandth', () => {
  const random = randomOf('amount');
  for (let index = 0; index < 200; index++)
    expect(amount(random, [0.001, 2])).toMatch(/^\d(?:\.\d{0,2}[1-9])?$/);
  expect(toThousandths(0.1 + 0.2)).toBe('0.3');
});

it('keeps to a topic once it is chosen, and takes two different places for two', () => {
  const fill = wordsOf(randomOf('words'));
  expect(fill('{topic}')).toBe(fill('{topic}'));
  expect(fill('{kota}')).not.toBe(fill('{kota2}'));
  expect(fill('{team} weekly')).toMatch(/^[A-Z]\w* weekly$/);
});

it('groups', () => {
  expect([...inGroups([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
  expect([...inGroups([], 2)]).toEqual([]);
});
