import { verifyReport } from '@credit-usage/sdk';
import { sum } from '@credit-usage/sdk/credits';
import type { Ask } from './ask.js';
import { expectLike, expectThat } from './expect.js';
import { byId } from './model.js';
import { area, type Rule } from './rule.js';

const amounts =
  (...asks: readonly Ask[]): Rule['check'] =>
  async (suite) => {
    for (const ask of asks) {
      const { came, expected } = await suite.reportAndExpected(ask, suite.world.acme);
      expectLike(came.total, expected.total, `total of ${JSON.stringify(ask)}`);
    }
  };

export const sums = area('sums', {
  total: [
    'total is the exact sum of the records in the range.',
    amounts({ period: '24h' }, { period: '72h' }, { period: '30d' }, { period: '12mo' }),
    'usage',
  ],
  exact: [
    'Amounts are decimal strings in their shortest form, and sums are exact, even where floats would round.',
    async (suite) => {
      const { came, expected } = await suite.reportAndExpected({}, suite.world.exact);
      expectLike(came.total, expected.total, 'total');
      expectLike([...came.categories].sort(byId), expected.categories, 'categories');
    },
    'usage',
  ],
  addUp: [
    'total = sum(buckets[].total) = sum(series[].total) = sum(categories[].total); a bucket is the sum of its values.',
    async (suite) => {
      const token = await suite.billing(suite.world.acme, suite.world.globex);
      const asks: Ask[] = [
        {},
        { period: '24h' },
        { period: '12mo', bucket: 'month', groupBy: 'agent', top: 1 },
        { period: '12mo', bucket: 'week', groupBy: 'organization', timezone: 'America/New_York' },
        { period: '72h', top: 'all', category: ['LLM', 'WebSearch'] },
      ];
      for (const ask of asks) {
        const report = await suite.report(ask, token);
        const verified = verifyReport(report);
        if (!verified.ok)
          expectLike(verified.difference.actual, verified.difference.expected, verified.difference.path);
        expectLike(sum(report.series.map(({ total }) => total)), report.total, 'sum(series[].total)');
      }
    },
    'usage',
  ],
  buckets: [
    'Each bucket holds the usage from its start until its end.',
    async (suite) => {
      for (const ask of [{ period: '72h' }, { period: '30d', timezone: 'Asia/Kolkata' }] as const) {
        const { came, expected } = await suite.reportAndExpected(ask, suite.world.acme);
        const of = (buckets: readonly { start: string; total: string }[]) =>
          buckets.map(({ start, total }) => ({ start, total }));
        expectLike(of(came.buckets), of(expected.buckets), 'buckets');
      }
    },
    'usage',
  ],
  categories: [
    'categories lists all categories, unfolded, whatever groupBy is.',
    async (suite) => {
      for (const groupBy of ['category', 'agent', 'organization'] as const) {
        const ask = { groupBy, top: 1, period: '12mo' } as const;
        const { came, expected } = await suite.reportAndExpected(ask, suite.world.acme);
        expectLike([...came.categories].sort(byId), expected.categories, `categories by ${groupBy}`);
      }
    },
    'usage',
  ],
  refunds: [
    'Refunds are negative amounts: they lower a total, and can make it negative.',
    async (suite) => {
      const ask = { category: ['Video', 'Refunded'], top: 'all' } as const;
      const { came, expected } = await suite.reportAndExpected(ask, suite.world.acme);
      expectLike(came.total, expected.total, 'total');
      expectLike(came.series, expected.series, 'series');
    },
    'usage',
  ],
  halfOpen: [
    'A range includes from and excludes to, exact to the microsecond.',
    async (suite) => {
      const asks = [
        { from: '2024-03-10T05:00:00Z', to: '2024-03-11T03:59:59.999999Z' },
        { from: '2024-03-10T04:59:59.999999Z', to: '2024-03-11T04:00:00Z' },
        { from: '2024-03-10T05:00:00.000001Z', to: '2024-03-11T04:00:00.000001Z' },
      ];
      for (const ask of asks) {
        const { came, expected } = await suite.reportAndExpected(ask, suite.world.clocks);
        expectLike(came.total, expected.total, `total from ${ask.from} to ${ask.to}`);
      }
    },
    'usage',
  ],
  filterCategory: [
    'category may be repeated; an unknown category adds nothing.',
    amounts(
      { category: ['LLM'] },
      { category: ['LLM', 'WebSearch', 'No such category'] },
      { category: ['No such category'] },
    ),
    'usage',
  ],
  filterAgent: [
    'agentId narrows a report to one agent.',
    amounts({ agentId: 'research', period: '12mo' }, { agentId: 'twin', category: ['LLM'] }),
    'usage',
  ],
  organizations: [
    'Without organizationId, a report covers all organizations with Billing; with it, only that one.',
    async (suite) => {
      const { acme, globex } = suite.world;
      const both = await suite.reportAndExpected({ agentId: 'twin' }, acme, globex);
      expectLike(both.came.total, both.expected.total, 'total of both');
      const one = await suite.report({ organizationId: globex }, await suite.billing(acme, globex));
      const { came } = await suite.reportAndExpected({}, globex);
      expectLike(one.total, came.total, 'total of one');
    },
    'usage',
  ],
  latestUsage: [
    'latestUsageAt is the time of the latest usage, whatever the period and the categories.',
    async (suite) => {
      const asks: Ask[] = [
        { category: ['Video'] },
        { from: '2024-06-01', to: '2024-06-02' },
        { agentId: 'retired' },
      ];
      for (const ask of asks) {
        const { came, expected } = await suite.reportAndExpected(ask, suite.world.acme);
        expectLike(came.latestUsageAt, expected.latestUsageAt, 'latestUsageAt');
      }
    },
    'usage',
  ],
  nothing: [
    'Without any usage, a report is 200 with zeros, and latestUsageAt is null.',
    async (suite) => {
      const ask = { compare: 'previous' } as const;
      const report = await suite.report(ask, await suite.billing(suite.world.nobody));
      const summary = { averageDaily: '0', days: 30, peakDay: null, activeCategories: 0 };
      const previous = { total: '0', changeRatio: null };
      const expected = { total: '0', series: [], categories: [], latestUsageAt: null, summary, previous };
      expectLike(report, expected, 'report');
      expectThat(report.buckets.length === 30, '30 buckets', report.buckets.length);
    },
  ],
});
