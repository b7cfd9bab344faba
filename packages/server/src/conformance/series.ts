import type { Ask } from './ask.js';
import { expectLike, expectThat } from './expect.js';
import { area, type Rule } from './rule.js';
import { UNHEARD_OF, type World } from './world.js';

/** Compares the series and the values of every bucket. */
const areRanked =
  (ask: Ask, of: (world: World) => readonly string[] = ({ acme }) => [acme]): Rule['check'] =>
  async (suite) => {
    const { came, expected } = await suite.reportAndExpected(ask, ...of(suite.world));
    expectLike(came.series, expected.series, 'series');
    expectLike(
      came.buckets.map(({ values }) => values),
      expected.buckets.map(({ values }) => values),
      'values of the buckets',
    );
  };

const both = ({ acme, globex }: World) => [acme, globex];

export const series = area('series', {
  byCategory: [
    'Series are ranked by the absolute value of their total, then by id; values of a bucket are in the order of series.',
    areRanked({ top: 'all' }),
    'usage',
  ],
  byAgent: [
    'By agent, a series has organizationId: the same agent id in two organizations is two agents.',
    areRanked({ groupBy: 'agent', period: '12mo' }, both),
    'usage',
  ],
  byOrganization: [
    'By organization, a series has the organization’s name.',
    areRanked({ groupBy: 'organization', period: '12mo' }, both),
    'usage',
  ],
  organizationState: [
    'By organization, a deleted organization is shown as such.',
    areRanked({ groupBy: 'organization' }, ({ crowd, throng }) => [crowd, throng]),
    'usage',
  ],
  folded: [
    'Series beyond top, six by default, are folded into one series of kind other, which counts its members.',
    async (suite) => {
      for (const ask of [{}, { top: 3 }, { top: 1, groupBy: 'agent' }] as const) await areRanked(ask)(suite);
    },
    'usage',
  ],
  neverOne: [
    'A single series is never folded.',
    async (suite) => {
      const all = await suite.report({ top: 'all' }, await suite.billing(suite.world.acme));
      const top = all.series.length - 1;
      await areRanked({ top })(suite);
      await areRanked({ top: top - 1 })(suite);
    },
    'usage',
  ],
  openCategories: [
    'The list of categories is open: an unknown category is shown, never rejected.',
    async (suite) => {
      const ask = { period: '72h', category: [UNHEARD_OF] } as const;
      const { came, expected } = await suite.reportAndExpected(ask, suite.world.acme);
      expectLike(came.series, expected.series, 'series');
      expectThat(came.series.length === 1, 'one series', came.series);
    },
    'usage',
  ],
  deletedAgent: [
    'The usage of a deleted agent stays, under the agent’s last known name and with its state.',
    areRanked({ groupBy: 'agent', agentId: 'retired', period: '12mo' }),
    'usage',
  ],
});
