import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../src/time/index.js';
import { formatInstantOracle, instantOracle } from './support/oracle.js';

const LAST = Date.UTC(2200, 0, 1) * 1000 - 1;
const any = fc.integer({ min: 0, max: LAST });

describe('parseInstant', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T00:00:00-00:00', 0],
    ['1970-01-01T00:00:00.000001Z', 1],
    ['1970-01-01T00:00:01.5Z', 1_500_000],
    ['1970-01-01t00:00:01.5z', 1_500_000],
    ['1970-01-01T07:00:00+07:00', 0],
    ['1969-12-31T19:00:00-05:00', 0],
    ['1970-01-01T05:45:00+05:45', 0],
    ['2028-02-29T23:59:59.999999Z', Date.UTC(2028, 1, 29, 23, 59, 59) * 1000 + 999_999],
    ['2200-01-01T06:59:59.999999+07:00', LAST],
  ])('reads %s', (text, micros) => {
    expect(parseInstant(text)).toBe(micros);
  });

  it.each([
    ...['', '2026-11-22', '2026-11-22T09:14Z', '2026-11-22T09:14:03', '2026-11-22 09:14:03Z'],
    ...['2026-11-22T09:14:03.Z', '2026-11-22T09:14:03.1234567Z', '2026-11-22T09:14:03,5Z'],
    ...['2026-11-22T09:14:03+7:00', '2026-11-22T09:14:03+0700', '2026-11-22T09:14:03+07'],
    ...['2026-11-22T09:14:03+24:00', '2026-11-22T09:14:03+07:60', '2026-11-22T09:14:03−07:00'],
    ...['2026-11-22T24:00:00Z', '2026-11-22T23:60:00Z', '2016-12-31T23:59:60Z', '2026-13-01T00:00:00Z'],
    ...['2026-00-01T00:00:00Z', '2026-01-00T00:00:00Z', '2026-02-29T00:00:00Z', '2100-02-29T00:00:00Z'],
    ...[
      '2026-04-31T00:00:00Z',
      '+002026-11-22T09:14:03Z',
      '2026-11-22T09:14:03Z ',
      '2026-11-22T09:14:03Z[UTC]',
    ],
    ...[
      '1969-12-31T23:59:59.999999Z',
      '1970-01-01T00:00:00+00:01',
      '2200-01-01T00:00:00Z',
      '0000-01-01T00:00:00Z',
    ],
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('refuses what is not a string without throwing', () => {
    for (const value of [null, undefined, 5, {}])
      expect(parseInstant(value as unknown as string)).toBeUndefined();
  });

  it('agrees with Temporal on any offset', () => {
    const offset = fc.tuple(
      fc.constantFrom('+', '-'),
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 59 }),
    );
    fc.assert(
      fc.property(any, offset, (micros, [sign, hours, minutes]) => {
        const suffix = `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        const text = formatInstant(micros).replace('Z', suffix);
        const expected = instantOracle(text);
        expect(parseInstant(text)).toBe(expected >= 0 && expected <= LAST ? expected : undefined);
      }),
    );
  });
});

describe('formatInstant', () => {
  it.each([
    [0, '1970-01-01T00:00:00Z'],
    [1, '1970-01-01T00:00:00.000001Z'],
    [1_500_000, '1970-01-01T00:00:01.5Z'],
    [-1, '1969-12-31T23:59:59.999999Z'],
    [-25_200_000_000, '1969-12-31T17:00:00Z'],
    [LAST, '2199-12-31T23:59:59.999999Z'],
  ])('writes %i', (micros, text) => {
    expect(formatInstant(micros)).toBe(text);
  });

  it('round-trips', () => {
    fc.assert(
      fc.property(any, (micros) => {
        expect(parseInstant(formatInstant(micros))).toBe(micros);
      }),
    );
  });

  it('agrees with Temporal, also before 1970', () => {
    fc.assert(
      fc.property(fc.integer({ min: -LAST, max: LAST }), (micros) => {
        expect(formatInstant(micros)).toBe(formatInstantOracle(micros));
      }),
    );
  });

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d', (micros) => {
    expect(() => formatInstant(micros)).toThrow(RangeError);
  });
});
