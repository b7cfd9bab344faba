import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { between, lastDays, monthToDate, previous, previousMonth } from '../../src/query/index.js';
import { countLocalDays, dayAt, parseInstant, resolveDates, type TimeRange } from '../../src/time/index.js';
import { instant, zone } from '../time/support/zones.js';

// Not the date that clocks show: when they go back across midnight, the day that has begun continues.
const todayIn = (timezone: string, now: Date): Temporal.PlainDate =>
  Temporal.PlainDate.from(dayAt(timezone, now.getTime() * 1000));

/** Far enough from both limits that ranges around it are legal queries too. */
const moment = instant
  .map((micros) => new Date(Math.floor(micros / 1000)))
  .filter((date) => date.getUTCFullYear() >= 1976 && date.getUTCFullYear() < 2195);
const options = fc.record({ timezone: zone, now: moment });
const days = fc.integer({ min: 1, max: 800 });

test('the last days end with today, as many as were asked for', () => {
  fc.assert(
    fc.property(options, days, ({ timezone, now }, count) => {
      const today = todayIn(timezone, now);
      expect(lastDays(count, { timezone, now })).toEqual({
        from: today.subtract({ days: count - 1 }).toString(),
        to: today.add({ days: 1 }).toString(),
        timezone,
      });
    }),
  );
});

test('months begin on their first, and the one before ends where this one begins', () => {
  fc.assert(
    fc.property(options, ({ timezone, now }) => {
      const today = todayIn(timezone, now);
      const first = today.with({ day: 1 });
      expect(monthToDate({ timezone, now })).toEqual({
        from: first.toString(),
        to: today.add({ days: 1 }).toString(),
        timezone,
      });
      expect(previousMonth({ timezone, now })).toEqual({
        from: first.subtract({ months: 1 }).toString(),
        to: first.toString(),
        timezone,
      });
    }),
  );
});

test('what depends on today covers now, in every zone', () => {
  fc.assert(
    fc.property(options, days, ({ timezone, now }, count) => {
      for (const { from, to } of [lastDays(count, { timezone, now }), monthToDate({ timezone, now })]) {
        const range = resolveDates(from, to, timezone);
        expect(range.from).toBeLessThanOrEqual(now.getTime() * 1000);
        expect(range.to).toBeGreaterThan(now.getTime() * 1000);
      }
    }),
  );
});

test('between keeps the moments that it is given, and their order', () => {
  fc.assert(
    fc.property(moment, moment, (one, other) => {
      if (one.getTime() === other.getTime()) return void expect(() => between(one, other)).toThrow(/before/);
      const [early, late] = one < other ? [one, other] : [other, one];
      const { from, to } = between(early, late);
      expect([parseInstant(from), parseInstant(to)]).toEqual([early.getTime() * 1000, late.getTime() * 1000]);
      expect(between(from, to)).toEqual({ from, to });
      expect(between(early, to)).toEqual({ from, to });
      expect(() => between(late, early)).toThrow(/before/);
    }),
  );
});

test('the previous period of whole days ends where they begin, and has as many', () => {
  fc.assert(
    fc.property(options, days, ({ timezone, now }, count) => {
      const query = { ...lastDays(count, { timezone, now }), organizationId: 'o' };
      const before = previous(query, { now });
      expect(before).toMatchObject({ timezone, organizationId: 'o' });
      const [range, earlier] = [query, before].map(({ from, to }) => resolveDates(from, to, timezone)) as [
        TimeRange,
        TimeRange,
      ];
      expect(earlier.to).toBe(range.from);
      // Counts dates that existed: some zones have skipped one.
      expect(countLocalDays(earlier, timezone)).toBe(countLocalDays(range, timezone));
      // Repeating it does not drift.
      expect(previous(before, { now }).to).toBe(before.from);
    }),
  );
});

test('the previous period of any other range is as long, to the microsecond, and ends where it begins', () => {
  const length = fc.integer({ min: 1, max: 400 * 24 * 60 }).map((minutes) => minutes * 60_000 + 17);
  fc.assert(
    fc.property(options, length, ({ timezone, now }, ms) => {
      // An instant at which no day starts in any zone.
      const start = Math.floor(now.getTime() / 60_000) * 60_000 + 13;
      const query = { ...between(new Date(start), new Date(start + ms)), timezone };
      const before = previous(query, { now });
      expect([before.from, before.to].map((text) => parseInstant(text))).toEqual([
        (start - ms) * 1000,
        start * 1000,
      ]);
    }),
  );
});
