import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  countLocalDays,
  dayAt,
  formatLocal,
  isWholeLocalDays,
  localDateAt,
  resolveDates,
  startOfDay,
} from '../../src/time/index.js';
import { startOfDayOracle } from './support/oracle.js';
import { at, HOUR, MINUTE } from './support/short.js';
import { instant, rangeUpTo, zone } from './support/zones.js';

const hoursIn = (name: string, date: string): number =>
  (startOfDay(name, addDays(date, 1)) - startOfDay(name, date)) / HOUR;

describe('startOfDay', () => {
  it.each([
    ['Asia/Jakarta', '2026-10-24', '2026-10-24T00:00:00+07:00', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T00:00:00+01:00', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T00:00:00+02:00', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-05T00:00:00+11:00', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-04T00:00:00+10:30', 23.5],
    ['Antarctica/Troll', '2026-03-29', '2026-03-29T00:00:00+00:00', 22],
    ['America/Santiago', '2026-09-06', '2026-09-06T01:00:00-03:00', 23],
    ['Africa/Cairo', '2026-04-24', '2026-04-24T01:00:00+03:00', 23],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T01:00:00-02:00', 23],
    ['America/Havana', '2026-11-01', '2026-11-01T00:00:00-04:00', 25],
    ['Atlantic/Azores', '2026-10-25', '2026-10-25T00:00:00+00:00', 25],
    ['America/St_Johns', '2010-11-06', '2010-11-06T00:00:00-02:30', 24],
    ['America/St_Johns', '2010-11-07', '2010-11-07T00:00:00-02:30', 25],
    ['America/Sao_Paulo', '2018-02-17', '2018-02-17T00:00:00-02:00', 25],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T00:00:00-10:00', 24],
    ['Pacific/Apia', '2011-12-30', '2011-12-31T00:00:00+14:00', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-31T00:00:00+14:00', 24],
    ['Pacific/Kiritimati', '1994-12-31', '1995-01-01T00:00:00+14:00', 0],
    ['Pacific/Kwajalein', '1993-08-21', '1993-08-22T00:00:00+12:00', 0],
    ['Asia/Pyongyang', '2015-08-14', '2015-08-14T00:00:00+09:00', 24.5],
    ['Asia/Pyongyang', '2015-08-15', '2015-08-15T00:00:00+08:30', 24],
    ['Africa/Monrovia', '1972-01-07', '1972-01-07T00:44:30+00:00', 23 + 15.5 / 60],
  ])('in %s of %s is %s, and the day has %d hours', (name, date, start, hours) => {
    expect(formatLocal(name, startOfDay(name, date))).toBe(start);
    expect(hoursIn(name, date)).toBe(hours);
  });

  it('agrees with Temporal', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: -1, max: 1 }), (name, micros, step) => {
        const date = addDays(localDateAt(name, micros), step);
        expect(startOfDay(name, date)).toBe(startOfDayOracle(name, date));
      }),
      { numRuns: 300 },
    );
  });

  it('is the first instant with that date, by walking the minutes before', () => {
    fc.assert(
      fc.property(zone, instant, (name, micros) => {
        const date = localDateAt(name, micros);
        const start = startOfDay(name, date);
        expect(localDateAt(name, start)).toBe(date);
        expect(localDateAt(name, start - 1)).not.toBe(date);
        for (let step = 1; step < 300; step++) {
          expect(localDateAt(name, start - step * MINUTE) < date).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(['2026-02-30', '2026-1-1', 'today'])('refuses %j', (date) => {
    expect(() => startOfDay('UTC', date)).toThrow(RangeError);
  });
});

describe('dayAt', () => {
  it('stays in the day that has begun while the wall shows the date before again', () => {
    // In St. John's, clocks went back at 00:01, to 23:01 of the day before.
    const again = at('2010-11-07T02:45:00Z');
    expect(formatLocal('America/St_Johns', again)).toBe('2010-11-06T23:15:00-03:30');
    expect(localDateAt('America/St_Johns', again)).toBe('2010-11-06');
    expect(dayAt('America/St_Johns', again)).toBe('2010-11-07');
    expect(dayAt('America/St_Johns', at('2010-11-07T02:29:59Z'))).toBe('2010-11-06');
  });

  it('is the one day that the instant lies in', () => {
    fc.assert(
      fc.property(zone, instant, (name, micros) => {
        const date = dayAt(name, micros);
        expect(startOfDay(name, date)).toBeLessThanOrEqual(micros);
        expect(startOfDay(name, addDays(date, 1))).toBeGreaterThan(micros);
        const wall = localDateAt(name, micros);
        expect([date, addDays(date, -1)]).toContain(wall);
      }),
      { numRuns: 300 },
    );
  });
});

describe('countLocalDays', () => {
  it('counts cut days, and not those that the zone skips', () => {
    const range = { from: at('2026-11-20T23:59:59Z'), to: at('2026-11-22T00:00:00.000001Z') };
    expect(countLocalDays(range, 'UTC')).toBe(3);
    expect(countLocalDays({ ...range, to: at('2026-11-22T00:00:00Z') }, 'UTC')).toBe(2);
    expect(countLocalDays(resolveDates('2011-12-28', '2012-01-02', 'Pacific/Apia'), 'Pacific/Apia')).toBe(4);
    expect(countLocalDays(resolveDates('2011-12-30', '2011-12-31', 'Pacific/Apia'), 'Pacific/Apia')).toBe(0);
  });

  it('is 0 for an empty range', () => {
    expect(countLocalDays({ from: 5, to: 5 }, 'UTC')).toBe(0);
    expect(countLocalDays({ from: 6, to: 5 }, 'UTC')).toBe(0);
  });

  it('counts the days that instants of the range lie in', () => {
    fc.assert(
      fc.property(zone, rangeUpTo(5), (name, range) => {
        const seen = new Set([dayAt(name, range.to - 1)]);
        for (let micros = range.from; micros < range.to; micros += HOUR / 4) seen.add(dayAt(name, micros));
        expect(countLocalDays(range, name)).toBe(seen.size);
      }),
    );
  });
});

describe('isWholeLocalDays', () => {
  it('is true for dates and false for anything cut', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 1, max: 40 }), (name, micros, days) => {
        const first = dayAt(name, micros);
        const range = resolveDates(first, addDays(first, days), name);
        expect(isWholeLocalDays(range, name)).toBe(true);
        expect(isWholeLocalDays({ ...range, from: range.from + 1 }, name)).toBe(false);
        expect(isWholeLocalDays({ ...range, to: range.to - 1 }, name)).toBe(false);
      }),
    );
  });

  it('is false for an empty range', () => {
    expect(isWholeLocalDays({ from: 0, to: 0 }, 'UTC')).toBe(false);
  });

  it('does not take the second midnight for a start', () => {
    const second = at('2026-11-01T05:00:00Z');
    expect(formatLocal('America/Havana', second)).toBe('2026-11-01T00:00:00-05:00');
    expect(
      isWholeLocalDays({ from: second, to: startOfDay('America/Havana', '2026-11-02') }, 'America/Havana'),
    ).toBe(false);
  });
});
