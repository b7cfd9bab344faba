import { describe, expect, test } from 'vitest';
import {
  between,
  ConfigError,
  lastDays,
  monthToDate,
  previous,
  previousMonth,
  toSearchParams,
  type UsageQuery,
} from '../../src/query/index.js';

// 2026-11-22 in UTC, already the 23rd in Jakarta, still the 22nd in New York.
const now = new Date('2026-11-22T18:30:00Z');

describe('between', () => {
  test.each([
    ['2026-11-01', '2026-12-01', '2026-11-01', '2026-12-01'],
    [new Date(0), new Date(1_500), '1970-01-01T00:00:00Z', '1970-01-01T00:00:01.500Z'],
    [new Date(0), '1970-01-01T08:00:00+07:00', '1970-01-01T00:00:00Z', '1970-01-01T08:00:00+07:00'],
  ])('%s and %s', (from, to, first, last) => {
    expect(between(from, to)).toEqual({ from: first, to: last });
  });

  test.each([
    ['2026-12-01', '2026-11-01', /before/],
    ['2026-11-01', '2026-11-01', /before/],
    // The same instant, written in two ways.
    ['2026-11-01T07:00:00+07:00', '2026-11-01T00:00:00Z', /before/],
    ['2026-11-01', new Date(), /both/],
    ['2026-11-31', '2026-12-01', /from must be.* a date that exists/],
    [new Date(Number.NaN), new Date(), /from/],
    [new Date('1969-12-31'), new Date(), /from must be.* of the years 1970 to 2199/],
    ['1969-12-31', '1970-02-01', /from must be.* of the years 1970 to 2199/],
    ['2026-11-01', '2200-01-01', /to must be.* of the years 1970 to 2199/],
    [new Date(), new Date(8.64e15), /to must be/],
    [5, 6, /from/],
  ])('%s and %s are refused', (from, to, message) => {
    expect(() => between(from as never, to as never)).toThrow(ConfigError);
    expect(() => between(from as never, to as never)).toThrow(message);
  });
});

test.each([
  [1, 'UTC', '2026-11-22', '2026-11-23'],
  [7, 'UTC', '2026-11-16', '2026-11-23'],
  [7, 'Asia/Jakarta', '2026-11-17', '2026-11-24'],
  [30, 'America/New_York', '2026-10-24', '2026-11-23'],
])('the last %i days in %s', (days, timezone, from, to) => {
  expect(lastDays(days, { timezone, now })).toEqual({ from, to, timezone });
});

test('days of no zone are those of UTC, as everywhere in the contract', () => {
  expect(lastDays(1, { now })).toEqual({ from: '2026-11-22', to: '2026-11-23', timezone: 'UTC' });
});

test.each([
  ['2026-11-22T18:30:00Z', 'UTC', '2026-11-01', '2026-11-23', '2026-10-01'],
  ['2026-12-31T18:30:00Z', 'Asia/Jakarta', '2027-01-01', '2027-01-02', '2026-12-01'],
  ['2026-12-31T18:30:00Z', 'UTC', '2026-12-01', '2027-01-01', '2026-11-01'],
  ['2028-03-31T12:00:00Z', 'UTC', '2028-03-01', '2028-04-01', '2028-02-01'],
])('months at %s in %s', (at, timezone, first, tomorrow, before) => {
  const options = { timezone, now: new Date(at) };
  expect(monthToDate(options)).toEqual({ from: first, to: tomorrow, timezone });
  expect(previousMonth(options)).toEqual({ from: before, to: first, timezone });
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '7', 20_781, 30_000, 1e9])(
  '%j days are refused',
  (days) => {
    expect(() => lastDays(days as number, { now })).toThrow(ConfigError);
    expect(() => lastDays(days as number, { now })).toThrow(/whole number of days.*1970/);
  },
);

test('days go back to 1970', () => {
  const range = lastDays(20_780, { now });
  expect(range).toMatchObject({ from: '1970-01-01', to: '2026-11-23' });
  expect(() => toSearchParams(range)).not.toThrow();
});

describe('options that would be ignored in silence', () => {
  test.each<[object | string, RegExp]>([
    [{ timeZone: 'Asia/Jakarta' }, /Unknown option "timeZone": expected timezone, now/],
    [{ Now: now }, /Unknown option "Now": expected .*now/],
    ['Asia/Jakarta', /object of options, such as \{ timezone: … \}/],
    [now, /object of options/],
    [['Asia/Jakarta'], /object of options/],
    [{ timezone: 'Mars/Olympus' }, /"Mars\/Olympus" is not a time zone.*"Asia\/Jakarta"/],
    [{ timezone: ['UTC'] }, /not a time zone/],
    [{ timezone: null }, /not a time zone/],
    [{ timezone: 7 }, /not a time zone/],
    [{ now: now.getTime() }, /now must be a valid Date/],
    [{ now: null }, /now must be a valid Date/],
  ])('%j', (options, message) => {
    for (const range of [(given: never) => lastDays(7, given), monthToDate, previousMonth]) {
      expect(() => range(options as never)).toThrow(ConfigError);
      expect(() => range(options as never)).toThrow(message);
    }
  });

  test.each<[object | string, RegExp]>([
    [{ Now: now }, /Unknown option "Now": expected .*now/],
    [{ timezone: 'UTC' }, /Unknown option "timezone"/],
    [now, /object of options, such as \{ now: … \}/],
  ])('of previous: %j', (options, message) => {
    expect(() => previous({}, options as never)).toThrow(ConfigError);
    expect(() => previous({}, options as never)).toThrow(message);
  });
});

test('an unknown zone and an invalid time are refused', () => {
  expect(() => lastDays(1, { timezone: 'Mars/Olympus' })).toThrow(ConfigError);
  expect(() => monthToDate({ now: new Date(Number.NaN) })).toThrow(ConfigError);
  expect(() => previous({ timezone: 'Mars/Olympus' })).toThrow(ConfigError);
});

describe('previous', () => {
  test.each<[string, UsageQuery, string, string]>([
    ['days', { from: '2026-11-08', to: '2026-11-15' }, '2026-11-01', '2026-11-08'],
    ['a month', { from: '2026-11-01', to: '2026-12-01' }, '2026-10-02', '2026-11-01'],
    ['30d', { period: '30d' }, '2026-09-24', '2026-10-24'],
    ['nothing named', {}, '2026-09-24', '2026-10-24'],
    ['30d in Jakarta', { period: '30d', timezone: 'Asia/Jakarta' }, '2026-09-25', '2026-10-25'],
    ['24h', { period: '24h' }, '2026-11-20T19:00:00Z', '2026-11-21T19:00:00Z'],
    ['72h', { period: '72h' }, '2026-11-16T19:00:00Z', '2026-11-19T19:00:00Z'],
    [
      'instants',
      { from: '2026-11-01T00:30:00Z', to: '2026-11-01T02:00:00Z' },
      '2026-10-31T23:00:00Z',
      '2026-11-01T00:30:00Z',
    ],
    // Whole days around the end of summer time: as many days, not as many hours.
    [
      'days of unequal length',
      { from: '2026-11-01', to: '2026-11-02', timezone: 'America/New_York' },
      '2026-10-31',
      '2026-11-01',
    ],
  ])('%s', (_, query, from, to) => {
    const before = previous(query, { now });
    expect([before.from, before.to, 'period' in before]).toEqual([from, to, false]);
  });

  test('keeps the rest', () => {
    const query = { period: '30d', timezone: 'UTC', categories: ['LLM'], groupBy: 'agent' } as const;
    expect(previous(query, { now })).toEqual({
      timezone: 'UTC',
      categories: ['LLM'],
      groupBy: 'agent',
      from: '2026-09-24',
      to: '2026-10-24',
    });
  });

  test.each(['UTC', 'Pacific/Kiritimati', 'Etc/GMT+12'])(
    'is not the month before a month, which noon of its first day asks for: %s',
    (timezone) => {
      const october = previousMonth({ timezone, now });
      expect(previous(october)).toMatchObject({ from: '2026-08-31', to: '2026-10-01' });
      expect(previousMonth({ timezone, now: new Date(`${october.from}T12:00Z`) })).toEqual({
        ...{ from: '2026-09-01', to: '2026-10-01' },
        timezone,
      });
    },
  );

  test('refuses an empty range and what is no query', () => {
    for (const query of [
      { from: '2026-11-02', to: '2026-11-01' },
      { from: '2026-11-02T00:00:00Z', to: '2026-11-02T00:00:00Z' },
    ]) {
      expect(() => previous(query)).toThrow(ConfigError);
      expect(() => previous(query)).toThrow(/from must be before to/);
    }
    // The result would be a range that no query may have.
    for (const query of [
      { from: '1970-01-02', to: '1970-06-01' },
      { from: '1970-01-01', to: '1970-02-01' },
      { from: '1970-01-01T00:00:00Z', to: '1970-01-01T01:00:00Z' },
      { from: '1970-01-01', to: '2199-01-01' },
    ]) {
      expect(() => previous(query)).toThrow(ConfigError);
      expect(() => previous(query)).toThrow(/^The previous period begins before 1970/);
    }
    // A day that is in 1970 by its zone, though its first instant is not by UTC.
    const inJakarta = { from: '1970-01-02', to: '1970-01-03', timezone: 'Asia/Jakarta' };
    expect(previous(inJakarta)).toMatchObject({ from: '1970-01-01', to: '1970-01-02' });
    expect(() => previous({ peroid: '30d' } as never)).toThrow(/period/);
  });
});
