import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCredits, isTotal, toMicros } from '../../src/credits/index.js';
import { record } from './support/amounts.js';

const valid = [
  '0',
  '-0',
  '-0.0',
  '5',
  '12.5',
  '12.500',
  '-12.5',
  '0.000001',
  '-0.000001',
  '999999999999.999999',
];
const invalid = [
  ...['', ' ', '-', '.', '+1', '12.', '.5', '-.5', '007', '00', '-01', '1e3', '1E3', '0x10', '1_000', '1,5'],
  ...['0.0000001', '12.5 ', ' 12.5', '12.5\n', '--1', '1.2.3', 'NaN', 'Infinity', '٣', '−5', '12n'],
];

describe('isCredits', () => {
  it.each(valid)('accepts %j', (value) => {
    expect(isCredits(value)).toBe(true);
  });

  it.each(invalid)('refuses %j', (value) => {
    expect(isCredits(value)).toBe(false);
  });

  it.each([12.5, 12n, null, undefined, ['1'], { toString: () => '1' }])(
    'refuses what is not a string: %s',
    (value) => {
      expect(isCredits(value)).toBe(false);
    },
  );

  it('takes 12 integer digits and no more', () => {
    expect(isCredits('9'.repeat(12))).toBe(true);
    expect(isCredits(`1${'0'.repeat(12)}`)).toBe(false);
  });
});

describe('isTotal', () => {
  it('takes the sum of many records, up to 32 integer digits', () => {
    expect(isTotal(`-${'9'.repeat(32)}.999999`)).toBe(true);
    expect(isTotal('9'.repeat(33))).toBe(false);
  });

  it('refuses what no amount may look like', () => {
    for (const value of invalid) expect(isTotal(value)).toBe(false);
  });

  it('takes every record', () => {
    fc.assert(
      fc.property(record, (value) => {
        expect(isCredits(value)).toBe(true);
        expect(isTotal(value)).toBe(true);
      }),
    );
  });
});

describe('what arithmetic refuses', () => {
  it('says what is wrong and what is right', () => {
    expect(() => toMicros('12.')).toThrow(
      new RangeError(
        '"12." is not an amount of credits: expected a decimal string such as "12.5" or "-0.000001" (at most 6 decimals)',
      ),
    );
  });

  it.each([
    [12.5, 'not number'],
    [null, 'null'],
    [undefined, 'not undefined'],
    [{}, 'not object'],
  ])('names the type of %s', (value, words) => {
    expect(() => toMicros(value as string)).toThrow(TypeError);
    expect(() => toMicros(value as string)).toThrow(words);
  });

  it('does not repeat a long input', () => {
    expect(() => toMicros('x'.repeat(10_000))).toThrow(/^.{0,220}$/);
  });

  it('refuses any text that isTotal refuses, unless it is only too long', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        if (!isTotal(value)) expect(() => toMicros(value)).toThrow(RangeError);
      }),
    );
  });
});
