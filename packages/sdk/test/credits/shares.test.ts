import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromMicros, shares, sum, toMicros } from '../../src/credits/index.js';

const positive = fc.oneof(
  fc.bigInt({ min: 1n, max: 10n ** 18n }),
  fc.bigInt({ min: 1n, max: 50n }).map((credits) => credits * 1_000_000n),
);
const amounts = fc.array(positive.map(fromMicros), { minLength: 1, maxLength: 60 });

describe('shares', () => {
  it.each([
    [['5'], ['100']],
    [
      ['1', '1'],
      ['50', '50'],
    ],
    [
      ['1', '1', '1'],
      ['33.4', '33.3', '33.3'],
    ],
    [
      ['1', '2', '3'],
      ['16.7', '33.3', '50'],
    ],
    [
      ['999999', '1'],
      ['100', '0'],
    ],
    [
      ['10', '0', '-5'],
      ['100', '0', '0'],
    ],
    [
      ['0', '-5'],
      ['0', '0'],
    ],
    [[], []],
  ])('of %j are %j', (input, expected) => {
    expect(shares(input)).toEqual(expected);
  });

  it('add up to exactly 100', () => {
    fc.assert(
      fc.property(amounts, (input) => {
        expect(sum(shares(input))).toBe('100');
      }),
    );
  });

  it('are less than 0.1 from the truth', () => {
    fc.assert(
      fc.property(amounts, (input) => {
        const total = toMicros(sum(input));
        for (const [index, share] of shares(input).entries()) {
          // |share − 100 × amount ÷ total| < 0.1, in integers: both sides times a million times the total.
          const difference = toMicros(share) * total - toMicros(input[index] ?? '') * 100_000_000n;
          expect(difference < 0n ? -difference : difference).toBeLessThan(100_000n * total);
        }
      }),
    );
  });

  it('do not depend on the order of the amounts', () => {
    const pairs = (input: string[]): string[] => {
      const parts = shares(input);
      return input.map((amount, index) => `${amount} → ${parts[index]}`).sort();
    };
    const shuffled = amounts.chain((input) =>
      fc.tuple(fc.constant(input), fc.shuffledSubarray(input, { minLength: input.length })),
    );
    fc.assert(
      fc.property(shuffled, ([input, other]) => {
        expect(pairs(other)).toEqual(pairs(input));
      }),
    );
  });

  it('never give a smaller amount more', () => {
    fc.assert(
      fc.property(amounts, (input) => {
        const parts = shares(input);
        const ranked = input
          .map((amount, index) => ({ amount: toMicros(amount), share: toMicros(parts[index] ?? '') }))
          .sort((a, b) => (a.amount < b.amount ? -1 : 1));
        for (const [index, { amount, share }] of ranked.entries()) {
          const before = ranked[index - 1];
          if (before !== undefined && before.amount < amount) expect(before.share <= share).toBe(true);
        }
      }),
    );
  });

  it('leave out what is not positive', () => {
    fc.assert(
      fc.property(amounts, (input) => {
        expect(shares([...input, '0', '-3.5']).slice(0, input.length)).toEqual(shares(input));
      }),
    );
  });

  it('divide another percentage than 100', () => {
    expect(shares(['2', '1', '-1'], '33.4')).toEqual(['22.3', '11.1', '0']);
    expect(shares(['1', '1', '1'], '0.2')).toEqual(['0.1', '0.1', '0']);
    const percentage = fc
      .integer({ min: 0, max: 1000 })
      .map((tenths) => fromMicros(BigInt(tenths) * 100_000n));
    fc.assert(
      fc.property(amounts, percentage, (input, of) => {
        expect(sum(shares(input, of))).toBe(of);
      }),
    );
  });

  it('refuse what is not an amount', () => {
    expect(() => shares(['1', 'x'])).toThrow(RangeError);
  });

  it.each(['-1', '33.45', 'x'])('refuse to divide %s', (of) => {
    expect(() => shares(['1'], of)).toThrow(RangeError);
  });
});
