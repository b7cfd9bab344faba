import { describe, expect, it } from 'vitest';
import { formatLocal, isTimeZone, startOfDay } from '../../src/time/index.js';
import { IANA_NAMES } from './support/iana-names.js';

// A browser has its own zone data and its own Intl, so its answers could differ from those of Node.
describe('zones in a browser', () => {
  it('have the names of the database, in exact case only', () => {
    const abbreviations = ['CET', 'EET', 'EST', 'HST', 'MET', 'MST', 'WET'];
    const refused = IANA_NAMES.filter((name) => !isTimeZone(name));
    expect(refused.filter((name) => !abbreviations.includes(name)).length).toBeLessThan(10);
    expect(refused).toEqual(expect.arrayContaining(abbreviations));
    expect(IANA_NAMES.filter((name) => isTimeZone(name.toLowerCase()))).toEqual([]);
    expect(['+07:00', 'PST', 'UTC+7'].filter(isTimeZone)).toEqual([]);
  });

  it('accept the zone that the browser itself reports', () => {
    expect(isTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(true);
  });

  it.each([
    ['Asia/Kolkata', '2026-10-24', '2026-10-24T00:00:00+05:30'],
    ['America/Santiago', '2026-09-06', '2026-09-06T01:00:00-03:00'],
    ['America/St_Johns', '2010-11-07', '2010-11-07T00:00:00-02:30'],
    ['Pacific/Apia', '2011-12-30', '2011-12-31T00:00:00+14:00'],
    ['Africa/Monrovia', '1970-06-01', '1970-06-01T00:00:00-00:45'],
  ])('start the day in %s on %s at %s', (name, date, start) => {
    expect(formatLocal(name, startOfDay(name, date))).toBe(start);
  });
});
