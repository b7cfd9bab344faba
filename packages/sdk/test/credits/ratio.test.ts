import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { average, changeRatio, fromMicros, toMicros } from '../../src/credits/index.js';
import { recordMicros } from './support/amounts.js';

/** Whether a quotient is dividend ÷ divisor, half-even: at most half away, and even when exactly half. */
function isHalfEven(quotient: bigint, dividend: bigint, divisor: bigint): boolean {
  const twice = (dividend - quotient * divisor) * 2n;
  const size = twice < 0n ? -twice : twice;
  return size < divisor || (size === divisor && quotient % 2n === 0n);
}

describe('average', () => {
  it.each([
    ['10', 3, '3.333333'],
    ['20', 3, '6.666667'],
    ['-20', 3, '-6.666667'],
    ['0.000001', 2, '0'],
    ['0.000003', 2, '0.000002'],
    ['0.000005', 2, '0.000002'],
    ['-0.000001', 2, '0'],
    ['-0.000003', 2, '-0.000002'],
    ['1234.5', 30, '41.15'],
    ['0', 7, '0'],
  ])('%s over %i is %s', (total, count, expected) => {
    expect(average(total, count)).toBe(expected);
  });

  it('rounds half-even', () => {
    fc.assert(
      fc.property(recordMicros, fc.integer({ min: 1, max: 400 }), (micros, count) => {
        const quotient = toMicros(average(fromMicros(micros), count));
        expect(isHalfEven(quotient, micros, BigInt(count))).toBe(true);
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses a count of %d', (count) => {
    expect(() => average('1', count)).toThrow(RangeError);
  });
});

describe('changeRatio', () => {
  it.each([
    ['1234.5', '1000', '0.2345'],
    ['1000', '1000.000', '0'],
    ['0', '4', '-1'],
    ['1', '3', '-0.666667'],
    ['5', '-10', '1.5'],
    ['-20', '-10', '-1'],
    ['999999999999', '0.000001', '999999999998999999'],
  ])('from %2$s to %1$s is %3$s', (total, previous, expected) => {
    expect(changeRatio(total, previous)).toBe(expected);
  });

  it.each(['0', '-0', '0.000000'])('is null when there was nothing: %s', (previous) => {
    expect(changeRatio('5', previous)).toBeNull();
    expect(changeRatio('0', previous)).toBeNull();
  });

  it('rounds half-even and grows with the total', () => {
    fc.assert(
      fc.property(recordMicros, recordMicros, (total, previous) => {
        fc.pre(previous !== 0n);
        const ratio = toMicros(changeRatio(fromMicros(total), fromMicros(previous)) ?? '');
        const size = previous < 0n ? -previous : previous;
        expect(isHalfEven(ratio, (total - previous) * 1_000_000n, size)).toBe(true);
        if (ratio !== 0n) expect(ratio > 0n).toBe(total > previous);
      }),
    );
  });
});
