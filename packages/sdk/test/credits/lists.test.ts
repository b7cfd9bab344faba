import { describe, expect, it } from 'vitest';
import { shares, sum } from '../../src/credits/index.js';

/** A string is iterable too: without a check its digits would be added up, which is a wrong sum instead of an error. */
const WRONG = ['12', undefined, null, 5, {}, Promise.resolve(['1']), () => ['1']];

describe.each([
  ['sum', sum],
  ['shares', shares],
])('%s', (_, run) => {
  it.each(WRONG)('refuses what is no list of amounts: %j', (given) => {
    expect(() => run(given as never)).toThrow(TypeError);
    expect(() => run(given as never)).toThrow(/Expected an array of amounts such as "12\.5", not /);
  });

  it('says which amount is none', () => {
    expect(() => run(['1', null] as never)).toThrow(/An amount of credits is a string, not null/);
  });
});

it('takes whatever gives amounts one after another', () => {
  expect(sum(new Set(['1', '2.5']))).toBe('3.5');
  expect(sum(new Map([['a', '1']]).values())).toBe('1');
  expect(shares(new Set(['1', '3']) as never)).toEqual(['25', '75']);
  expect([sum([]), shares([])]).toEqual(['0', []]);
});
