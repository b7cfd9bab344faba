import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  countLocalDays,
  dayAt,
  defaultBucket,
  isWholeLocalDays,
  type Period,
  resolveDates,
  resolvePeriod,
  startOfDay,
} from '../../src/time/index.js';
import { at, HOUR, shown, shownIn } from './support/short.js';
import { instant, zone } from './support/zones.js';

describe('resolvePeriod', () => {
  const now = at('2026-11-22T09:14:03Z');

  it.each([
    ['24h', 'Asia/Jakarta', '2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z'],
    ['72h', 'Asia/Jakarta', '2026-11-19T10:00:00Z', '2026-11-22T10:00:00Z'],
    ['24h', 'Asia/Kathmandu', '2026-11-21T09:15:00Z', '2026-11-22T09:15:00Z'],
    ['30d', 'Asia/Jakarta', '2026-10-23T17:00:00Z', '2026-11-22T17:00:00Z'],
    ['12mo', 'Asia/Jakarta', '2025-11-22T17:00:00Z', '2026-11-22T17:00:00Z'],
    ['30d', 'America/New_York', '2026-10-24T04:00:00Z', '2026-11-23T05:00:00Z'],
  ] as const)('%s in %s is from %s to %s', (period, name, from, to) => {
    expect(shown(resolvePeriod(period, name, now))).toEqual([from, to]);
  });

  it('begins a new hour and a new day on the instant', () => {
    const midnight = at('2026-11-22T17:00:00Z');
    expect(shown(resolvePeriod('24h', 'Asia/Jakarta', midnight))[1]).toBe('2026-11-22T18:00:00Z');
    expect(shown(resolvePeriod('24h', 'Asia/Jakarta', midnight - 1))[1]).toBe('2026-11-22T17:00:00Z');
    expect(shown(resolvePeriod('30d', 'Asia/Jakarta', midnight))[1]).toBe('2026-11-23T17:00:00Z');
    expect(shown(resolvePeriod('30d', 'Asia/Jakarta', midnight - 1))[1]).toBe('2026-11-22T17:00:00Z');
  });

  it('ends with the current hour as the clock has it, repeated and cut hours included', () => {
    // The first and the second 01:30 in New York, then the half hour that Lord Howe repeats.
    const end = (name: string, text: string): string =>
      shownIn(name, resolvePeriod('24h', name, at(text)))[1];
    expect(end('America/New_York', '2026-11-01T05:30:00Z')).toBe('2026-11-01T01:00:00-05:00');
    expect(end('America/New_York', '2026-11-01T06:30:00Z')).toBe('2026-11-01T02:00:00-05:00');
    expect(end('Australia/Lord_Howe', '2026-04-04T15:10:00Z')).toBe('2026-04-05T02:00:00+10:30');
    expect(end('Australia/Lord_Howe', '2026-04-04T14:10:00Z')).toBe('2026-04-05T01:30:00+10:30');
  });

  it.each([
    ['2028-02-29', '2027-03-01'],
    ['2027-02-28', '2026-03-01'],
    ['2029-02-28', '2028-02-29'],
    ['2028-02-28', '2027-03-01'],
    ['2026-12-31', '2026-01-01'],
    ['2026-01-01', '2025-01-02'],
  ])('12mo on %s begins on %s', (today, first) => {
    const { from } = resolvePeriod('12mo', 'Asia/Jakarta', startOfDay('Asia/Jakarta', today) + 5 * HOUR);
    expect(dayAt('Asia/Jakarta', from)).toBe(first);
    expect(from).toBe(startOfDay('Asia/Jakarta', first));
  });

  it('counts 30 dates of the calendar, of which a zone may have skipped one', () => {
    const range = resolvePeriod('30d', 'Pacific/Apia', at('2012-01-10T12:00:00Z'));
    expect(shownIn('Pacific/Apia', range)).toEqual([
      '2011-12-13T00:00:00-10:00',
      '2012-01-12T00:00:00+14:00',
    ]);
    expect(countLocalDays(range, 'Pacific/Apia')).toBe(29);
  });

  it('counts the day that has begun as today, though the wall shows yesterday again', () => {
    const range = resolvePeriod('30d', 'America/St_Johns', at('2010-11-07T02:45:00Z'));
    expect(range.to).toBe(startOfDay('America/St_Johns', '2010-11-08'));
  });

  it('always covers now and ends within the hour or the day', () => {
    const period = fc.constantFrom<Period>('24h', '72h', '30d', '12mo');
    fc.assert(
      fc.property(period, zone, instant, (name, place, micros) => {
        const { from, to } = resolvePeriod(name, place, micros);
        expect(from).toBeLessThanOrEqual(micros);
        expect(to).toBeGreaterThan(micros);
        if (name === '24h' || name === '72h') {
          expect(to - from).toBe((name === '24h' ? 24 : 72) * HOUR);
          expect(to - micros).toBeLessThanOrEqual(HOUR);
        } else {
          expect(isWholeLocalDays({ from, to }, place)).toBe(true);
          const today = dayAt(place, micros);
          const first = name === '30d' ? addDays(today, -29) : addDays(addMonths(today, -12), 1);
          expect(from).toBe(startOfDay(place, first));
          expect(dayAt(place, to - 1)).toBe(today);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('resolveDates', () => {
  it('goes from the start of one day to the start of another', () => {
    expect(shown(resolveDates('2026-10-24', '2026-11-23', 'Asia/Jakarta'))).toEqual([
      '2026-10-23T17:00:00Z',
      '2026-11-22T17:00:00Z',
    ]);
    expect(shown(resolveDates('1970-01-01', '1970-01-02', 'Asia/Tokyo'))[0]).toBe('1969-12-31T15:00:00Z');
  });

  it('leaves an empty or reversed range to the caller', () => {
    const empty = resolveDates('2011-12-30', '2011-12-31', 'Pacific/Apia');
    expect(empty.from).toBe(empty.to);
    const reversed = resolveDates('2026-11-02', '2026-11-01', 'UTC');
    expect(reversed.from).toBeGreaterThan(reversed.to);
  });

  it('refuses what is not a date or a zone', () => {
    expect(() => resolveDates('2026-02-30', '2026-03-01', 'UTC')).toThrow(RangeError);
    expect(() => resolveDates('2026-02-01', '2026-03-01', 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('defaultBucket', () => {
  it('is the hour for up to 72 hours', () => {
    expect(['24h', '72h', '30d', '12mo'].map((period) => defaultBucket(period as Period))).toEqual([
      ...['hour', 'hour', 'day', 'day'],
    ]);
    expect(defaultBucket({ from: 0, to: 72 * HOUR })).toBe('hour');
    expect(defaultBucket({ from: 0, to: 72 * HOUR + 1 })).toBe('day');
  });
});
