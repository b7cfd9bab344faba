import { type Period, parseInstant, resolvePeriod } from '@credit-usage/sdk/time';
import type { Ask } from './ask.js';
import { expectLike, expectThat } from './expect.js';
import { instantOf, rangeOf, writtenRange } from './model.js';
import { area, type Rule } from './rule.js';

const ZONES = ['UTC', 'Asia/Jakarta', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham'];

const isPeriod =
  (period: Period): Rule['check'] =>
  async (suite) => {
    const token = await suite.billing(suite.world.nobody);
    for (const timezone of ZONES) {
      const { range, asOf } = await suite.report({ period, timezone }, token);
      const expected = resolvePeriod(period, timezone, instantOf(asOf));
      expectLike(range, writtenRange(expected), `range in ${timezone}`);
    }
  };

const isRange = (...asks: readonly Ask[]): Rule['check'] => {
  return async (suite) => {
    const token = await suite.billing(suite.world.nobody);
    for (const ask of asks) {
      const { range, asOf } = await suite.report(ask, token);
      expectLike(range, writtenRange(rangeOf(ask, instantOf(asOf))), `range of ${ask.from}`);
    }
  };
};

export const periods = area('periods', {
  '24h': ['24h ends with the current clock hour, and begins 24 × 3,600 seconds earlier.', isPeriod('24h')],
  '72h': ['72h ends with the current clock hour, and begins 72 × 3,600 seconds earlier.', isPeriod('72h')],
  '30d': ['30d is the 30 local days that end with today.', isPeriod('30d')],
  '12mo': ['12mo is from the day after the same date a year ago to the end of today.', isPeriod('12mo')],
  defaults: [
    'query echoes the defaults: 30d, UTC, in days, by category, six series.',
    async (suite) => {
      const { query } = await suite.report({}, await suite.billing(suite.world.nobody));
      const expected = { period: '30d', timezone: 'UTC', bucket: 'day', groupBy: 'category', top: 6 };
      expectLike(query, expected, 'query');
    },
  ],
  dates: [
    'A date means the start of that day in the time zone; to is the first day that is not included.',
    isRange(
      { from: '2024-03-09', to: '2024-03-12', timezone: 'America/New_York' },
      { from: '2024-04-06', to: '2024-04-08', timezone: 'Australia/Lord_Howe' },
      { from: '2024-06-01', to: '2024-06-02', timezone: 'Asia/Kolkata' },
    ),
  ],
  instants: [
    'Instants are read as RFC 3339 with any offset, down to microseconds, and written with Z, and a fraction only when needed.',
    isRange(
      { from: '2024-06-01T00:00:00+05:30', to: '2024-06-01T12:00:00-03:00' },
      { from: '2024-06-01T00:00:00.000001Z', to: '2024-06-01T01:00:00.5Z' },
      { from: '2024-06-01t00:00:00.120000z', to: '2024-06-01T01:00:00.000Z' },
    ),
  ],
  echoInWords: [
    'query repeats the range as it was sent, though the rest of the answer writes instants with Z.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      const asked = { from: '2024-06-01T00:00:00+05:30', to: '2024-06-01T12:00:00.000Z' };
      const report = await suite.report(asked, token);
      expectLike(report.query, asked, 'query of the report');
      const { query } = await suite.conversations(asked, token);
      expectLike(query, asked, 'query of conversations');
    },
  ],
  zoneLinks: [
    'An alias of a time zone is a name like any other, and is echoed as it was given.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      for (const timezone of ['Asia/Calcutta', 'US/Eastern', 'Etc/UTC'])
        expectLike((await suite.report({ timezone }, token)).query, { timezone }, 'query');
    },
  ],
  echoIsLegal: [
    'query is itself a legal request, and gets the same answer.',
    async (suite) => {
      const { nobody } = suite.world;
      const token = await suite.billing(nobody);
      const asks: Ask[] = [
        { period: '72h', category: ['LLM', 'WebSearch'], organizationId: nobody },
        { from: '2024-03-09', to: '2024-04-12', bucket: 'week', groupBy: 'agent', top: 'all' },
      ];
      for (const ask of asks) {
        const first = await suite.report(ask, token);
        const again = await suite.report(first.query as Ask, token);
        expectLike(again.query, first.query, 'query');
        if (ask.from) expectLike(again.buckets, first.buckets, 'buckets');
      }
    },
  ],
  asOf: [
    'asOf is an instant, and never goes backwards.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      const first = await suite.report({}, token);
      const second = await suite.report({}, token);
      const [one = 0, two = 0] = [first, second].map(({ asOf }) => parseInstant(asOf) ?? 0);
      expectThat(one >= suite.world.now && two >= one, `asOf from ${first.asOf} on`, second.asOf);
    },
  ],
});
