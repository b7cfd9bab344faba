import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BucketUnit,
  buckets,
  dayAt,
  formatLocal,
  localDateAt,
  mondayOf,
  offsetAt,
  resolveDates,
  resolvePeriod,
  startOfDay,
  type TimeBucket,
} from '../../src/time/index.js';
import { at, DAY, HOUR, MINUTE } from './support/short.js';
import { instant, rangeUpTo, zone } from './support/zones.js';

const FAR = at('2199-12-31T00:00:00Z');
const locals = (found: TimeBucket[]): string[] => found.map((bucket) => bucket.local);
const minutes = (found: TimeBucket[]): number[] =>
  found.map((bucket) => (bucket.end - bucket.start) / MINUTE);

function expectTiles(found: TimeBucket[], range: { from: number; to: number }): void {
  expect(found[0]?.start).toBe(range.from);
  expect(found.at(-1)?.end).toBe(range.to);
  for (const [index, bucket] of found.entries()) {
    expect(bucket.start).toBeLessThan(bucket.end);
    if (index > 0) expect(bucket.start).toBe(found[index - 1]?.end);
  }
}

describe('buckets', () => {
  it('are the 30 days of 30d, the last unfinished', () => {
    const now = at('2026-11-22T09:14:03Z');
    const found = buckets(resolvePeriod('30d', 'Asia/Jakarta', now), 'day', 'Asia/Jakarta', now);
    expect(found).toHaveLength(30);
    expect(found[0]).toEqual({
      start: at('2026-10-23T17:00:00Z'),
      end: at('2026-10-24T17:00:00Z'),
      local: '2026-10-24T00:00:00+07:00',
      date: '2026-10-24',
      partial: false,
    });
    expect(found.map((bucket) => bucket.partial).lastIndexOf(false)).toBe(28);
    expect(found.at(-1)?.date).toBe('2026-11-22');
  });

  it('are finished once asOf has reached their end', () => {
    const range = resolveDates('2026-11-21', '2026-11-23', 'UTC');
    const partial = (asOf: number): boolean[] =>
      buckets(range, 'day', 'UTC', asOf).map((bucket) => bucket.partial);
    expect(partial(at('2026-11-22T00:00:00Z'))).toEqual([false, true]);
    expect(partial(at('2026-11-21T23:59:59.999999Z'))).toEqual([true, true]);
    expect(partial(range.to)).toEqual([false, false]);
  });

  it('are clipped to the range, but keep the date on which they begin', () => {
    const range = { from: at('2026-11-18T10:00:00Z'), to: at('2026-12-02T10:00:00Z') };
    const weeks = buckets(range, 'week', 'UTC', FAR);
    expect(weeks.map(({ date, local, partial }) => [date, local, partial])).toEqual([
      ['2026-11-16', '2026-11-18T10:00:00+00:00', true],
      ['2026-11-23', '2026-11-23T00:00:00+00:00', false],
      ['2026-11-30', '2026-11-30T00:00:00+00:00', true],
    ]);
    const months = buckets(range, 'month', 'UTC', FAR);
    expect(months.map(({ date, partial }) => [date, partial])).toEqual([
      ['2026-11-01', true],
      ['2026-12-01', true],
    ]);
  });

  it('clip within a single hour', () => {
    const range = { from: at('2026-11-18T10:10:00Z'), to: at('2026-11-18T10:20:00.5Z') };
    expect(buckets(range, 'hour', 'UTC', FAR)).toEqual([
      {
        start: range.from,
        end: range.to,
        local: '2026-11-18T10:10:00+00:00',
        date: '2026-11-18',
        partial: true,
      },
    ]);
  });

  it('are none for an empty range', () => {
    expect(buckets({ from: 5, to: 5 }, 'day', 'UTC', 5)).toEqual([]);
    expect(buckets({ from: 6, to: 5 }, 'hour', 'UTC', 5)).toEqual([]);
  });

  it('refuse what is not an instant or a zone', () => {
    expect(() => buckets({ from: 0.5, to: 5 }, 'day', 'UTC', 5)).toThrow(RangeError);
    expect(() => buckets({ from: 0, to: 5 }, 'day', 'UTC', Number.NaN)).toThrow(RangeError);
    expect(() => buckets({ from: 0, to: 5 }, 'hour', 'Mars/Olympus', 5)).toThrow(RangeError);
  });
});

describe('hours', () => {
  const day = (name: string, date: string, next: string): TimeBucket[] =>
    buckets(resolveDates(date, next, name), 'hour', name, FAR);

  it('that the clock repeats are two', () => {
    const found = day('America/New_York', '2026-11-01', '2026-11-02');
    expect(found).toHaveLength(25);
    expect(locals(found).slice(1, 4)).toEqual([
      '2026-11-01T01:00:00-04:00',
      '2026-11-01T01:00:00-05:00',
      '2026-11-01T02:00:00-05:00',
    ]);
  });

  it('that the clock skips are none', () => {
    const found = day('America/New_York', '2026-03-08', '2026-03-09');
    expect(found).toHaveLength(23);
    expect(locals(found).slice(1, 3)).toEqual(['2026-03-08T01:00:00-05:00', '2026-03-08T03:00:00-04:00']);
  });

  it('are half as long where the clock goes back by half an hour', () => {
    const found = day('Australia/Lord_Howe', '2026-04-05', '2026-04-06');
    expect(locals(found).slice(1, 4)).toEqual([
      '2026-04-05T01:00:00+11:00',
      '2026-04-05T01:30:00+10:30',
      '2026-04-05T02:00:00+10:30',
    ]);
    expect(minutes(found).slice(0, 4)).toEqual([60, 60, 30, 60]);
  });

  it('begin half-way where the clock skips half an hour', () => {
    const found = day('Australia/Lord_Howe', '2026-10-04', '2026-10-05');
    expect(locals(found).slice(1, 3)).toEqual(['2026-10-04T01:00:00+10:30', '2026-10-04T02:30:00+11:00']);
    expect(minutes(found).slice(1, 3)).toEqual([60, 30]);
  });

  it('are cut at 00:01 where the clock goes back then, and date the second 23:01 as the wall does', () => {
    const found = day('America/St_Johns', '2010-11-07', '2010-11-08');
    expect(found.slice(0, 3).map(({ local, date }) => [local, date])).toEqual([
      ['2010-11-07T00:00:00-02:30', '2010-11-07'],
      ['2010-11-06T23:01:00-03:30', '2010-11-06'],
      ['2010-11-07T00:00:00-03:30', '2010-11-07'],
    ]);
    expect(minutes(found).slice(0, 3)).toEqual([1, 59, 60]);
  });

  it.each(['Asia/Kolkata', 'Asia/Kathmandu', 'Pacific/Chatham'])(
    'of %s begin on its own full hours',
    (name) => {
      const found = day(name, '2026-07-01', '2026-07-02');
      expect(found).toHaveLength(24);
      for (const local of locals(found)) expect(local.slice(13, 19)).toBe(':00:00');
    },
  );

  it('are constant in date, hour and offset, and maximal', () => {
    fc.assert(
      fc.property(zone, rangeUpTo(4), (name, range) => {
        const found = buckets(range, 'hour', name, FAR);
        const clock = (micros: number): string => {
          const local = formatLocal(name, micros);
          return `${local.slice(0, 13)} ${offsetAt(name, micros)}`;
        };
        expectTiles(found, range);
        for (const [index, bucket] of found.entries()) {
          for (let micros = bucket.start; micros < bucket.end; micros += 7 * MINUTE) {
            expect(clock(micros)).toBe(clock(bucket.start));
          }
          expect(clock(bucket.end - 1)).toBe(clock(bucket.start));
          expect(bucket.date).toBe(localDateAt(name, bucket.start));
          if (index > 0) expect(clock(bucket.start - 1)).not.toBe(clock(bucket.start));
          // A bucket at the edge is partial exactly when its clock hour continues outside the range.
          const goesOn =
            clock(bucket.start - 1) === clock(bucket.start) || clock(bucket.end) === clock(bucket.start);
          expect(bucket.partial).toBe(goesOn);
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('days', () => {
  it('that the zone skips have no bucket', () => {
    const found = buckets(
      resolveDates('2011-12-28', '2012-01-02', 'Pacific/Apia'),
      'day',
      'Pacific/Apia',
      FAR,
    );
    expect(found.map((bucket) => bucket.date)).toEqual([
      '2011-12-28',
      '2011-12-29',
      '2011-12-31',
      '2012-01-01',
    ]);
    expect(found.every((bucket) => !bucket.partial)).toBe(true);
  });

  it('tile the range, each from its first instant to that of the next', () => {
    fc.assert(
      fc.property(zone, rangeUpTo(40), (name, range) => {
        const found = buckets(range, 'day', name, FAR);
        expectTiles(found, range);
        for (const bucket of found) {
          const whole = startOfDay(name, bucket.date);
          expect(bucket.start).toBe(Math.max(whole, range.from));
          expect(dayAt(name, bucket.start)).toBe(bucket.date);
          expect(dayAt(name, bucket.end - 1)).toBe(bucket.date);
          expect(bucket.local).toBe(formatLocal(name, bucket.start));
        }
        expect(new Set(found.map((bucket) => bucket.date)).size).toBe(found.length);
      }),
      { numRuns: 100 },
    );
  });

  it('hold the instants with their local date, unless the wall shows a date for the second time', () => {
    fc.assert(
      fc.property(zone, instant, (name, micros) => {
        const [bucket] = buckets({ from: micros, to: micros + 1 }, 'day', name, FAR);
        const wall = localDateAt(name, micros);
        if (bucket?.date !== wall) expect(wall < (bucket?.date ?? '')).toBe(true);
        expect(startOfDay(name, wall)).toBeLessThanOrEqual(micros);
      }),
    );
  });
});

describe('weeks and months', () => {
  it('are shorter by a date that the zone skips', () => {
    // Kiritimati went from 1994-12-30 to 1995-01-01: the last day of a month, and the Saturday of a week.
    const range = resolveDates('1994-12-26', '1995-02-01', 'Pacific/Kiritimati');
    const months = buckets(range, 'month', 'Pacific/Kiritimati', FAR);
    expect(locals(months)).toEqual(['1994-12-26T00:00:00-10:00', '1995-01-01T00:00:00+14:00']);
    expect(minutes(months)[0]).toBe(5 * 24 * 60);
    const [week] = buckets(range, 'week', 'Pacific/Kiritimati', FAR);
    expect(week).toMatchObject({ date: '1994-12-26', partial: false });
    expect((week?.end ?? 0) - range.from).toBe(6 * DAY);
  });

  it('start where their days start', () => {
    const unit = fc.constantFrom<BucketUnit>('week', 'month');
    fc.assert(
      fc.property(unit, zone, rangeUpTo(120), (kind, name, range) => {
        const found = buckets(range, kind, name, FAR);
        expectTiles(found, range);
        for (const [index, bucket] of found.entries()) {
          if (index > 0) expect(bucket.start).toBe(startOfDay(name, bucket.date));
          const group = (date: string): string => (kind === 'week' ? mondayOf(date) : date.slice(0, 7));
          expect(group(dayAt(name, bucket.start))).toBe(group(bucket.date));
          expect(group(dayAt(name, bucket.end - 1))).toBe(group(bucket.date));
          const next = found[index + 1];
          if (next !== undefined) expect(group(next.date)).not.toBe(group(bucket.date));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('clip at both ends of a range inside one of them', () => {
    const range = { from: at('2026-11-10T00:00:00Z'), to: at('2026-11-10T00:00:00Z') + DAY + HOUR };
    expect(buckets(range, 'month', 'UTC', FAR)).toEqual([
      {
        start: range.from,
        end: range.to,
        local: '2026-11-10T00:00:00+00:00',
        date: '2026-11-01',
        partial: true,
      },
    ]);
  });
});
