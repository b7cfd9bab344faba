import { buckets as cut, defaultBucket } from '@credit-usage/sdk/time';
import type { Ask } from './ask.js';
import { expectLike, expectThat } from './expect.js';
import { instantOf, rangeOf, writtenBucket } from './model.js';
import { aheadOf } from './ranges.js';
import { area, type Rule } from './rule.js';
import type { Suite } from './suite.js';

/** Asks for empty reports, and checks where their buckets are. */
async function expectBuckets(suite: Suite, ask: Ask): Promise<void> {
  const { buckets, asOf } = await suite.report(ask, await suite.billing(suite.world.nobody));
  const range = rangeOf(ask, instantOf(asOf));
  const unit = ask.bucket ?? defaultBucket(ask.period ?? range);
  const expected = cut(range, unit, ask.timezone ?? 'UTC', instantOf(asOf)).map(writtenBucket);
  expectLike(buckets, expected, 'buckets');
}

const areCut =
  (...asks: readonly Ask[]): Rule['check'] =>
  async (suite) => {
    for (const ask of asks) await expectBuckets(suite, ask);
  };

/** Checks that usage around a clock change is in the right buckets. */
const count =
  (...asks: readonly Ask[]): Rule['check'] =>
  async (suite) => {
    for (const ask of asks) {
      const { came, expected } = await suite.reportAndExpected(ask, suite.world.clocks);
      expectLike(
        came.buckets.map(({ date, total }) => ({ date, total })),
        expected.buckets.map(({ date, total }) => ({ date, total })),
        'buckets',
      );
    }
  };

const NEW_YORK = 'America/New_York';

export const buckets = area('buckets', {
  default: [
    'Buckets are hours for 24h, 72h and ranges of up to 72 hours, and days otherwise.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      const asks: [Ask, string][] = [
        [{ period: '24h' }, 'hour'],
        [{ period: '72h' }, 'hour'],
        [{ period: '30d' }, 'day'],
        [{ period: '12mo' }, 'day'],
        [{ from: '2024-06-01', to: '2024-06-04' }, 'hour'],
        [{ from: '2024-06-01T00:00:00Z', to: '2024-06-04T00:00:01Z' }, 'day'],
      ];
      for (const [ask, bucket] of asks)
        expectLike((await suite.report(ask, token)).query, { bucket }, `query of ${ask.period ?? ask.to}`);
    },
  ],
  days: [
    'Every bucket of the range is listed, even without usage, with local, date and partial.',
    areCut(
      { period: '30d', timezone: 'Asia/Jakarta' },
      { period: '12mo', timezone: NEW_YORK },
      { period: '72h', timezone: 'Asia/Kolkata' },
    ),
  ],
  shortDay: [
    'A day on which clocks go forward has 23 hours.',
    areCut(
      { from: '2024-03-09', to: '2024-03-12', timezone: NEW_YORK, bucket: 'day' },
      { from: '2024-03-10', to: '2024-03-11', timezone: NEW_YORK },
    ),
  ],
  longDay: [
    'A day on which clocks go back has 25 hours, and the repeated hour is two buckets.',
    areCut(
      { from: '2024-11-02', to: '2024-11-05', timezone: NEW_YORK, bucket: 'day' },
      { from: '2024-11-03', to: '2024-11-04', timezone: NEW_YORK },
    ),
  ],
  halfHourChange: [
    'A day on which clocks go back by half an hour has 24.5 hours.',
    areCut(
      { from: '2024-04-06', to: '2024-04-09', timezone: 'Australia/Lord_Howe', bucket: 'day' },
      { from: '2024-04-07', to: '2024-04-08', timezone: 'Australia/Lord_Howe' },
    ),
  ],
  skippedDate: [
    'A date that the time zone skipped has no bucket.',
    areCut({ from: '2011-12-28', to: '2012-01-02', timezone: 'Pacific/Apia', bucket: 'day' }),
  ],
  halfHourZone: [
    'In a time zone with a half-hour offset, hours start at the full hours of its clocks.',
    areCut({ from: '2024-06-01T00:00:00Z', to: '2024-06-02T00:00:00Z', timezone: 'Asia/Kolkata' }),
  ],
  weeks: [
    'Weeks begin on Monday; a week that the range cuts is partial, and keeps the date of the whole week.',
    areCut({ from: '2024-05-30', to: '2024-06-19', bucket: 'week', timezone: NEW_YORK }),
  ],
  months: [
    'Months are calendar months; a month that the range cuts is partial.',
    areCut({ from: '2024-01-31', to: '2024-05-15', bucket: 'month', timezone: 'Australia/Lord_Howe' }),
  ],
  clipped: [
    'start and end of a bucket are clipped to the range, to the microsecond.',
    areCut(
      { from: '2024-06-01T10:15:00.000001Z', to: '2024-06-01T13:59:59.999999Z' },
      { from: '2024-06-01T10:15:00Z', to: '2024-06-08T13:00:00Z', bucket: 'day', timezone: 'Asia/Jakarta' },
    ),
  ],
  notOver: [
    'A bucket that is not over yet is partial; a bucket that has not begun is zero.',
    async (suite) => {
      const { buckets, asOf } = await suite.report(
        { bucket: 'hour' },
        await suite.billing(suite.world.nobody),
      );
      const now = instantOf(asOf);
      for (const { end, partial, total } of buckets) {
        expectLike(partial, instantOf(end) > now, `partial of the bucket that ends at ${end}`);
        expectThat(total === '0', 'a total of "0" without usage', total);
      }
    },
  ],
  ahead: [
    'A range may reach into the future: its buckets are all there, and those that have not begun are partial.',
    async (suite) => {
      const ask = aheadOf(suite.world);
      await expectBuckets(suite, ask);
      await expectBuckets(suite, { ...ask, bucket: 'hour' });
    },
  ],
  usageOnShortDay: [
    'Usage counts in the local day and hour in which it happened, even on a day of 23 hours.',
    count(
      { from: '2024-03-09', to: '2024-03-12', timezone: NEW_YORK, bucket: 'day' },
      { from: '2024-03-10', to: '2024-03-11', timezone: NEW_YORK },
    ),
    'usage',
  ],
  usageOnLongDay: [
    'When clocks repeat an hour, usage counts in the one of the two in which it happened.',
    count(
      { from: '2024-11-02', to: '2024-11-06', timezone: NEW_YORK, bucket: 'day' },
      { from: '2024-11-03', to: '2024-11-04', timezone: NEW_YORK },
      { from: '2024-04-06', to: '2024-04-09', timezone: 'Australia/Lord_Howe', bucket: 'day' },
    ),
    'usage',
  ],
  usageOnSkippedDate: [
    'Usage around a date that the time zone skipped counts on the days that exist.',
    count({ from: '2011-12-28', to: '2012-01-02', timezone: 'Pacific/Apia', bucket: 'day' }),
    'usage',
  ],
});
