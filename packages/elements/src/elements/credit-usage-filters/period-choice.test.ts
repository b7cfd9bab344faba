import { parseInstant } from '@credit-usage/sdk/time';
import { describe, expect, it } from 'vitest';
import type { CreditFilters } from '../../data/filters.js';
import { changeToDays, changeToPeriod, chosenPeriod, cutsDays, daysOf, problemOf } from './period-choice.js';

const at = (text: string): number => parseInstant(text) ?? Number.NaN;

/** Already the 23rd in Jakarta, still the 22nd in UTC, and the morning of it in New York. */
const NOW = at('2026-11-22T17:30:00Z');

describe('what is chosen', () => {
  it.each([
    [{}, '30d'],
    [{ period: '72h' }, '72h'],
    [{ from: '2026-11-01', to: '2026-12-01' }, 'custom'],
  ] as const)('of %j is %s', (filters, choice) => {
    expect(chosenPeriod(filters)).toBe(choice);
  });
});

describe('the days that filters are about', () => {
  it.each<[CreditFilters, string, string, string]>([
    [{ from: '2026-11-01', to: '2026-12-01' }, 'UTC', '2026-11-01', '2026-11-30'],
    [{ from: '2026-11-01', to: '2026-11-02' }, 'Asia/Jakarta', '2026-11-01', '2026-11-01'],
    // February of a leap year, and the end of a year.
    [{ from: '2028-02-01', to: '2028-03-01' }, 'UTC', '2028-02-01', '2028-02-29'],
    [{ from: '2026-12-31', to: '2027-01-01' }, 'UTC', '2026-12-31', '2026-12-31'],
    [{}, 'UTC', '2026-10-24', '2026-11-22'],
    [{ period: '30d' }, 'Asia/Jakarta', '2026-10-25', '2026-11-23'],
    [{ period: '12mo' }, 'Asia/Jakarta', '2025-11-24', '2026-11-23'],
    // Both end with the hour, which is tomorrow in Jakarta.
    [{ period: '24h' }, 'UTC', '2026-11-21', '2026-11-22'],
    [{ period: '24h' }, 'Asia/Jakarta', '2026-11-22', '2026-11-23'],
    [{ period: '72h' }, 'America/New_York', '2026-11-19', '2026-11-22'],
    // Instants: the days they touch, in the zone.
    [
      { from: '2026-11-21T17:00:00Z', to: '2026-11-22T17:00:00Z' },
      'Asia/Jakarta',
      '2026-11-22',
      '2026-11-22',
    ],
    [{ from: '2026-11-21T17:00:00Z', to: '2026-11-22T17:00:00Z' }, 'UTC', '2026-11-21', '2026-11-22'],
    // A day of 25 hours is one day.
    [
      { from: '2026-11-01T04:00:00Z', to: '2026-11-02T05:00:00Z' },
      'America/New_York',
      '2026-11-01',
      '2026-11-01',
    ],
    // Midnight does not exist that day; the day does.
    [
      { from: '2026-04-24T00:00:00+03:00', to: '2026-04-25T00:00:00+03:00' },
      'Africa/Cairo',
      '2026-04-23',
      '2026-04-24',
    ],
  ])('%j in %s are %s to %s', (filters, zone, first, last) => {
    expect(daysOf(filters, zone, NOW)).toEqual({ first, last });
  });

  it('are cut by instants in the middle of a day, and by nothing else', () => {
    const day = { from: '2026-11-21T17:00:00Z', to: '2026-11-22T17:00:00Z' };
    expect(cutsDays(day, 'Asia/Jakarta')).toBe(false);
    expect(cutsDays(day, 'UTC')).toBe(true);
    expect(cutsDays({ from: '2026-11-01', to: '2026-12-01' }, 'UTC')).toBe(false);
    expect(cutsDays({ period: '24h' }, 'UTC')).toBe(false);
    expect(cutsDays({ from: day.to, to: day.from }, 'UTC')).toBe(false);
  });
});

describe('days that were typed', () => {
  it.each([
    ['2026-11-01', '2026-11-30', undefined],
    ['2026-11-30', '2026-11-30', undefined],
    ['2026-01-01', '2027-02-04', undefined],
    ['2026-01-01', '2027-02-05', 'tooMany'],
    ['', '2026-11-30', 'missing'],
    ['2026-11-30', '', 'missing'],
    ['2026-11-30', '2026-11-29', 'reversed'],
    // On the way to 2026.
    ['0002-11-01', '2026-11-30', 'impossible'],
    ['0202-11-01', '0202-11-30', 'impossible'],
    // As a Buddhist calendar has it.
    ['2569-11-01', '2569-11-20', 'impossible'],
    ['2026-11-01', '2569-11-20', 'impossible'],
    ['2199-12-31', '2199-12-31', 'impossible'],
    ['abc', 'abd', 'impossible'],
  ])('%j to %j: %s', (first, last, problem) => {
    expect(problemOf({ first, last })).toBe(problem);
  });

  it('end with a day that the range includes', () => {
    expect(changeToDays({ first: '2026-11-01', last: '2026-11-30' }, {})).toEqual({
      from: '2026-11-01',
      to: '2026-12-01',
    });
  });

  it('come back as they were', () => {
    const days = { first: '2027-02-27', last: '2028-02-29' };
    expect(daysOf(changeToDays(days, {}), 'Pacific/Apia', NOW)).toEqual(days);
  });
});

describe('a choice', () => {
  it('of a period is that period', () => {
    expect(changeToPeriod('24h', {}, 'UTC', NOW)).toEqual({ period: '24h' });
  });

  it('of a range of one’s own begins with the days that are shown', () => {
    expect(changeToPeriod('custom', { period: '72h' }, 'America/New_York', NOW)).toEqual({
      from: '2026-11-19',
      to: '2026-11-23',
    });
  });

  it('gives up bars of an hour where there would be too many', () => {
    const hourly = { bucket: 'hour' } as const;
    expect(changeToPeriod('12mo', hourly, 'UTC', NOW)).toEqual({ period: '12mo', bucket: undefined });
    expect(changeToPeriod('30d', hourly, 'UTC', NOW)).toEqual({ period: '30d' });
    expect(changeToDays({ first: '2026-10-01', last: '2026-10-31' }, hourly)).not.toHaveProperty('bucket');
    expect(changeToDays({ first: '2026-10-01', last: '2026-11-01' }, hourly)).toHaveProperty('bucket');
    expect(changeToPeriod('12mo', { bucket: 'week' }, 'UTC', NOW)).toEqual({ period: '12mo' });
  });
});
