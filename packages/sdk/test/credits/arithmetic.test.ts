import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  abs,
  add,
  compare,
  equals,
  fromMicros,
  isNegative,
  isTotal,
  isZero,
  negate,
  normalize,
  subtract,
  sum,
  toMicros,
  toNumber,
} from '../../src/credits/index.js';
import { record, recordMicros, totalMicros } from './support/amounts.js';

describe('toMicros and fromMicros', () => {
  it.each([
    ['0', 0n],
    ['-0', 0n],
    ['-0.000000', 0n],
    ['12.5', 12_500_000n],
    ['12.500', 12_500_000n],
    ['-0.5', -500_000n],
    ['-0.000001', -1n],
    ['999999999999.999999', 999_999_999_999_999_999n],
  ])('reads %s', (value, micros) => {
    expect(toMicros(value)).toBe(micros);
  });

  it.each([
    [0n, '0'],
    [1n, '0.000001'],
    [-1n, '-0.000001'],
    [-500_000n, '-0.5'],
    [12_500_000n, '12.5'],
    [10_000_000n, '10'],
    [100_000_000_000_000_000_000n, '100000000000000'],
  ])('writes %s', (micros, value) => {
    expect(fromMicros(micros)).toBe(value);
  });

  it('round-trips any total', () => {
    fc.assert(
      fc.property(totalMicros, (micros) => {
        const value = fromMicros(micros);
        expect(toMicros(value)).toBe(micros);
        expect(isTotal(value)).toBe(true);
      }),
    );
  });

  it('refuses micro-credits that are not a bigint', () => {
    expect(() => fromMicros(5 as unknown as bigint)).toThrow(TypeError);
  });
});

describe('normalize', () => {
  it.each([
    ['12.500', '12.5'],
    ['-0', '0'],
    ['-0.0', '0'],
    ['10.000000', '10'],
    ['100', '100'],
  ])('writes %s as %s', (value, shortest) => {
    expect(normalize(value)).toBe(shortest);
  });

  it('leaves the shortest form alone, and finds it again behind zeros', () => {
    fc.assert(
      fc.property(record, (value) => {
        expect(normalize(value)).toBe(value);
        const [whole, fraction = ''] = value.split('.');
        expect(normalize(`${whole}.${fraction.padEnd(6, '0')}`)).toBe(value);
      }),
    );
  });
});

describe('arithmetic', () => {
  it('is exact where floats are not', () => {
    expect(add('0.1', '0.2')).toBe('0.3');
    expect(subtract('1', '0.000001')).toBe('0.999999');
    expect(sum(Array.from({ length: 100_000 }, () => '0.00001'))).toBe('1');
  });

  it('goes beyond the digits of one record', () => {
    expect(add('999999999999.999999', '0.000001')).toBe('1000000000000');
  });

  it('never writes a negative zero', () => {
    expect(negate('0')).toBe('0');
    expect(negate('-0')).toBe('0');
    expect(abs('-0')).toBe('0');
    expect(subtract('5', '5.000')).toBe('0');
  });

  it('sums nothing to zero, and any iterable', () => {
    expect(sum([])).toBe('0');
    expect(sum(new Set(['1', '2', '-0.5']))).toBe('2.5');
  });

  it('agrees with integers', () => {
    fc.assert(
      fc.property(recordMicros, recordMicros, (a, b) => {
        const [x, y] = [fromMicros(a), fromMicros(b)];
        expect(toMicros(add(x, y))).toBe(a + b);
        expect(toMicros(subtract(x, y))).toBe(a - b);
        expect(add(subtract(x, y), y)).toBe(x);
        expect(negate(negate(x))).toBe(x);
        expect(toMicros(abs(x))).toBe(a < 0n ? -a : a);
        expect(compare(x, y)).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(equals(x, y)).toBe(a === b);
        expect(isZero(x)).toBe(a === 0n);
        expect(isNegative(x)).toBe(a < 0n);
      }),
    );
  });

  it('sums in any order to the same', () => {
    fc.assert(
      fc.property(fc.array(record), (amounts) => {
        expect(sum([...amounts].reverse())).toBe(sum(amounts));
        expect(amounts.reduce(add, '0')).toBe(sum(amounts));
      }),
    );
  });
});

describe('compare', () => {
  it('sorts by value, not by text', () => {
    expect(['10', '9', '-1', '0.5'].sort(compare)).toEqual(['-1', '0.5', '9', '10']);
  });

  it('does not care how a value is written', () => {
    expect(compare('12.5', '12.500')).toBe(0);
    expect(equals('-0', '0')).toBe(true);
    expect(isNegative('-0')).toBe(false);
  });
});

describe('toNumber', () => {
  it('is the nearest float, and never -0', () => {
    expect(toNumber('12.5')).toBe(12.5);
    expect(toNumber('0.1')).toBe(0.1);
    expect(toNumber('-0')).toBe(0);
    expect(toNumber('123456789012.123456')).toBe(Number.parseFloat('123456789012.123456'));
  });

  it('refuses what is not an amount', () => {
    expect(() => toNumber('1e3')).toThrow(RangeError);
  });
});
