import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  buckets,
  countLocalDays,
  dayAt,
  formatLocal,
  isWholeLocalDays,
  previousRange,
  resolveDates,
  resolvePeriod,
  startOfDay,
} from '../../src/time/index.js';
import { at, DAY, HOUR, shown } from './support/short.js';
import { instant, rangeUpTo, zone } from './support/zones.js';

const cut = (name: string, first: string, days: number, asOf: string): string => {
  const range = resolveDates(first, addDays(first, days), name);
  return formatLocal(name, previousRange(range, name, at(asOf)).cutAt);
};

describe('previousRange of whole local days', () => {
  it('is the same number of days before, cut at the same day and time', () => {
    const now = at('2026-11-22T09:14:03Z');
    const previous = previousRange(resolvePeriod('30d', 'Asia/Jakarta', now), 'Asia/Jakarta', now);
    expect(shown(previous)).toEqual(['2026-09-23T17:00:00Z', '2026-10-23T17:00:00Z']);
    expect(formatLocal('Asia/Jakarta', previous.cutAt)).toBe('2026-10-23T16:14:03+07:00');
  });

  it('keeps the local time when the offset differs', () => {
    // 15:00 in winter against 15:00 in summer: not the same time after midnight UTC.
    expect(cut('Europe/Berlin', '2026-10-25', 3, '2026-10-26T14:00:00.25Z')).toBe(
      '2026-10-23T15:00:00.25+02:00',
    );
  });

  it('cuts at the jump when the clocks skip the local time', () => {
    expect(cut('Europe/Berlin', '2026-03-30', 1, '2026-03-30T00:30:00Z')).toBe('2026-03-29T03:00:00+02:00');
    // In Cairo midnight is skipped, so no part of the day has passed yet.
    expect(cut('Africa/Cairo', '2026-04-25', 1, '2026-04-24T21:30:00Z')).toBe('2026-04-24T01:00:00+03:00');
  });

  it('cuts at the first of two equal local times', () => {
    expect(cut('Europe/Berlin', '2026-10-26', 1, '2026-10-26T01:30:00Z')).toBe('2026-10-25T02:30:00+02:00');
  });

  it('cuts at the one local time when today has two', () => {
    const second = '2026-10-25T01:30:00Z';
    expect(formatLocal('Europe/Berlin', at(second))).toBe('2026-10-25T02:30:00+01:00');
    expect(cut('Europe/Berlin', '2026-10-25', 1, second)).toBe('2026-10-24T02:30:00+02:00');
  });

  it('cuts at the end of a day that ends before the local time', () => {
    // Nuuk went from 23:00 straight to the next day; "now" is 23:30 on that next day.
    expect(cut('America/Nuuk', '2026-03-29', 1, '2026-03-30T00:30:00Z')).toBe('2026-03-29T00:00:00-01:00');
  });

  it('begins with nothing where the wall shows yesterday again', () => {
    expect(cut('America/St_Johns', '2010-11-07', 1, '2010-11-07T02:45:00Z')).toBe(
      '2010-11-06T00:00:00-02:30',
    );
  });

  it.each(['2026-04-20T12:00:00Z', '2026-04-23T22:00:00Z'])(
    'leaves nothing before its first day has begun, also where that has no midnight: %s',
    (asOf) => {
      expect(cut('Africa/Cairo', '2026-04-24', 7, asOf)).toBe('2026-04-17T00:00:00+02:00');
    },
  );

  it('steps over a date that the zone skipped', () => {
    const range = resolveDates('2011-12-31', '2012-01-02', 'Pacific/Apia');
    const previous = previousRange(range, 'Pacific/Apia', range.to);
    expect(previous.from).toBe(startOfDay('Pacific/Apia', '2011-12-28'));
    expect(countLocalDays(previous, 'Pacific/Apia')).toBe(2);
  });

  it('has as many days as the range, so that daily buckets align', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 1, max: 40 }), instant, (name, micros, days, asOf) => {
        const first = dayAt(name, micros);
        const range = resolveDates(first, addDays(first, days), name);
        const previous = previousRange(range, name, asOf);
        expect(previous.to).toBe(range.from);
        expect(isWholeLocalDays(previous, name)).toBe(true);
        expect(buckets(previous, 'day', name, asOf)).toHaveLength(buckets(range, 'day', name, asOf).length);
      }),
      { numRuns: 80 },
    );
  });

  it('is cut on the day of the same ordinal, at the same local time where there is one', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 0, max: 12 }), (name, asOf, before) => {
        const first = dayAt(name, asOf - before * DAY);
        const range = resolveDates(first, addDays(first, 14), name);
        fc.pre(asOf >= range.from && asOf < range.to);
        const previous = previousRange(range, name, asOf);
        expect(previous.cutAt).toBeGreaterThanOrEqual(previous.from);
        expect(previous.cutAt).toBeLessThanOrEqual(previous.to);
        const index = buckets(range, 'day', name, asOf).findIndex(({ end }) => asOf < end);
        const day = buckets(previous, 'day', name, asOf)[index];
        expect(day).toBeDefined();
        expect(previous.cutAt).toBeGreaterThanOrEqual(day?.start ?? 0);
        expect(previous.cutAt).toBeLessThanOrEqual(day?.end ?? 0);
        const time = (micros: number): string => formatLocal(name, micros).slice(10, -6);
        const plain = (day?.end ?? 0) - (day?.start ?? 0) === 24 * HOUR;
        if (plain && formatLocal(name, asOf).startsWith(dayAt(name, asOf))) {
          expect(time(previous.cutAt)).toBe(time(asOf));
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('previousRange of any other range', () => {
  it('is shifted by its length', () => {
    fc.assert(
      fc.property(zone, rangeUpTo(40), instant, (name, range, asOf) => {
        fc.pre(!isWholeLocalDays(range, name));
        const previous = previousRange(range, name, asOf);
        const length = range.to - range.from;
        expect([previous.from, previous.to]).toEqual([range.from - length, range.from]);
        expect(previous.cutAt - previous.from).toBe(Math.min(Math.max(asOf - range.from, 0), length));
      }),
    );
  });

  it('of 24h is the 24 hours before, cut after the same time', () => {
    const now = at('2026-11-22T09:14:03Z');
    const previous = previousRange(resolvePeriod('24h', 'Asia/Jakarta', now), 'Asia/Jakarta', now);
    expect(shown(previous)).toEqual(['2026-11-20T10:00:00Z', '2026-11-21T10:00:00Z']);
    expect(previous.cutAt).toBe(now - DAY);
  });
});

describe('previousRange', () => {
  it.each(['UTC', 'Europe/Berlin'])(
    'is not cut when the range is over, and all cut before it begins: %s',
    (name) => {
      const range = resolveDates('2026-11-01', '2026-11-04', 'UTC');
      const { from, to } = previousRange(range, name, range.to);
      expect(previousRange(range, name, range.to).cutAt).toBe(to);
      expect(previousRange(range, name, range.to + 5 * DAY).cutAt).toBe(to);
      expect(previousRange(range, name, range.from).cutAt).toBe(from);
      expect(previousRange(range, name, range.from - 5 * DAY).cutAt).toBe(from);
    },
  );

  it('refuses an empty range', () => {
    expect(() => previousRange({ from: 5, to: 5 }, 'UTC', 5)).toThrow(RangeError);
  });
});
