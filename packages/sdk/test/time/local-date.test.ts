import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayOfWeek,
  daysBetween,
  firstOfMonth,
  isLocalDate,
  mondayOf,
  resolveDates,
  startOfDay,
} from '../../src/time/index.js';
import { addDaysOracle, addMonthsOracle, dayOfWeekOracle } from './support/oracle.js';

const LAST_DAY = Date.UTC(2199, 11, 31) / 86_400_000;
const day = fc.integer({ min: 0, max: LAST_DAY });
const date = day.map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

describe('isLocalDate', () => {
  it.each(['1970-01-01', '2000-02-29', '2028-02-29', '2026-12-31', '2199-12-31'])('accepts %s', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    ...['', '2026-2-3', '2026-02-30', '2026-02-29', '2100-02-29', '2026-13-01', '2026-00-10', '2026-01-00'],
    ...['1969-12-31', '2200-01-01', '20260101', '2026-01-01T00:00:00Z', ' 2026-01-01', '2026-01-01\n'],
  ])('refuses %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('refuses what is not a string', () => {
    for (const value of [null, undefined, 20260101, new Date()]) expect(isLocalDate(value)).toBe(false);
  });

  it('accepts every day of its years', () => {
    fc.assert(
      fc.property(date, (text) => {
        expect(isLocalDate(text)).toBe(true);
      }),
    );
  });
});

describe('arithmetic', () => {
  it('clips to the end of the month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  });

  it('agrees with Temporal', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -800, max: 800 }), (text, count) => {
        expect(addDays(text, count)).toBe(addDaysOracle(text, count));
        expect(addMonths(text, count % 100)).toBe(addMonthsOracle(text, count % 100));
        expect(dayOfWeek(text)).toBe(dayOfWeekOracle(text));
      }),
    );
  });

  it('counts days', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -800, max: 800 }), (text, count) => {
        const other = addDays(text, count);
        expect(daysBetween(text, other)).toBe(count);
        expect(addDays(other, -count)).toBe(text);
      }),
    );
  });

  it('finds the Monday and the first of the month', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(firstOfMonth('2026-11-22')).toBe('2026-11-01');
    fc.assert(
      fc.property(date, (text) => {
        expect(dayOfWeek(mondayOf(text))).toBe(1);
        expect(daysBetween(mondayOf(text), text)).toBe(dayOfWeek(text) - 1);
        expect(firstOfMonth(text)).toBe(`${text.slice(0, 7)}-01`);
      }),
    );
  });

  it('may leave the years of requests, but not run away', () => {
    expect(addDays('1970-01-01', -1)).toBe('1969-12-31');
    expect(addDays('2199-12-31', 1)).toBe('2200-01-01');
    expect(() => addMonths('2199-12-31', 1_200)).toThrow(/1900 to 2250/);
  });

  it.each(['2026-02-30', 'today', ''])('refuses %j', (text) => {
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => dayOfWeek(text)).toThrow(RangeError);
  });

  it.each([undefined, null, 20_260_101, 5n, Symbol('day'), new Date(0), ['2026-01-01']])(
    'refuses %s, which is not a string, in words',
    (value) => {
      const given = value as never;
      for (const run of [
        () => addDays(given, 1),
        () => addMonths(given, 1),
        () => daysBetween('2026-01-01', given),
        () => dayOfWeek(given),
        () => mondayOf(given),
        () => firstOfMonth(given),
        () => startOfDay('UTC', given),
        () => resolveDates(given, '2026-01-01', 'UTC'),
      ]) {
        expect(run).toThrow(RangeError);
        expect(run).toThrow(/is not a date: expected .*"2026-11-22"/);
      }
    },
  );

  it('refuses a count that is not an integer', () => {
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError);
    expect(() => addMonths('2026-01-01', Number.NaN)).toThrow(RangeError);
    expect(() => addMonths('2026-01-01', Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});
