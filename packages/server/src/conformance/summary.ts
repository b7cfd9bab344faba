import type { UsageSummary } from '@credit-usage/sdk/contract';
import { type BucketUnit, formatInstant } from '@credit-usage/sdk/time';
import type { Ask } from './ask.js';
import { expectLike } from './expect.js';
import { instantOf } from './model.js';
import { aheadOf, sinceClockChange } from './ranges.js';
import { area, type Rule } from './rule.js';
import type { World } from './world.js';

const NEW_YORK = 'America/New_York';
const HOUR = 3_600_000_000;

const ASKS: readonly Ask[] = [
  { period: '24h' },
  { period: '72h', timezone: 'Asia/Kolkata' },
  { period: '30d', timezone: 'America/New_York' },
  { period: '12mo', bucket: 'month' },
];

/** Compares one figure of the summary for every period, and for days of long ago. */
const isReckoned =
  (name: keyof UsageSummary, asks: readonly Ask[] = [], figures: readonly Ask[] = []): Rule['check'] =>
  async (suite) => {
    const { world } = suite;
    const all: [Ask, string][] = [
      ...[...ASKS, ...asks, aheadOf(world)].map((ask): [Ask, string] => [ask, world.acme]),
      ...figures.map((ask): [Ask, string] => [ask, world.figures]),
    ];
    for (const [ask, organization] of all) {
      const { came, expected } = await suite.reportAndExpected(ask, organization);
      expectLike(came.summary[name], expected.summary[name], `${name} of ${ask.period ?? ask.from}`);
    }
  };

const days = (from: string, to: string): Ask => ({ from, to });

export const summary = area('summary', {
  days: [
    'days is 1 for 24h and 3 for 72h; otherwise it counts the local dates between from and to, or asOf when that is earlier.',
    isReckoned('days', [{ from: '2024-06-01T10:00:00Z', to: '2024-06-03T01:00:00Z' }]),
    'usage',
  ],
  averageDaily: [
    'averageDaily is total ÷ days, rounded half to even at 6 decimals.',
    // Exact halves: to the even neighbour below, above, and 0, which has no sign.
    isReckoned(
      'averageDaily',
      [],
      [days('2024-07-01', '2024-07-03'), days('2024-07-03', '2024-07-05'), days('2024-07-05', '2024-07-07')],
    ),
    'usage',
  ],
  peakDay: [
    'peakDay is the local date with the most usage inside the range, whatever the bucket; of equal dates, the earliest.',
    isReckoned(
      'peakDay',
      [],
      [days('2024-06-10', '2024-06-15'), { ...days('2024-06-01', '2024-07-01'), bucket: 'week' }],
    ),
    'usage',
  ],
  noPeak: [
    'peakDay is null when no date is above 0.',
    isReckoned('peakDay', [{ category: ['Video'] }], [days('2024-06-03', '2024-06-04')]),
    'usage',
  ],
  activeCategories: [
    'activeCategories counts the categories whose total is not 0.',
    isReckoned('activeCategories'),
    'usage',
  ],
});

/** Compares `previous`. */
const isCompared = (...asks: readonly Ask[]): Rule['check'] => areCompared('acme', () => asks);

const areCompared =
  (of: 'acme' | 'clocks' | 'figures' | 'nobody', asksOf: (world: World) => readonly Ask[]): Rule['check'] =>
  async (suite) => {
    for (const each of asksOf(suite.world)) {
      const ask = { ...each, compare: 'previous' } as const;
      const { came, expected } = await suite.reportAndExpected(ask, suite.world[of]);
      expectLike(came.previous, expected.previous, `previous of ${each.period ?? each.from}`);
    }
  };

const inNewYork = (from: string, to: string, bucket?: BucketUnit): Ask => {
  return { from, to, timezone: NEW_YORK, ...(bucket && { bucket }) };
};

export const comparing = area('compare', {
  wholeDays: [
    'For whole local days, previous is as many local days right before them, cut at the same ordinal day and local time.',
    isCompared({ period: '30d' }, { period: '30d', timezone: 'Asia/Jakarta' }),
    'usage',
  ],
  shifted: [
    'For any other range, previous is the range shifted back by its length, and cut after the same elapsed time.',
    isCompared({ period: '24h' }, { period: '72h', category: ['LLM'] }),
    'usage',
  ],
  shortDay: [
    'A local day is compared with the local day before it, even when one of the two has 23 hours; buckets without a counterpart are 0.',
    areCompared('clocks', () => [
      inNewYork('2024-03-10', '2024-03-11'),
      inNewYork('2024-03-11', '2024-03-12'),
      inNewYork('2024-03-10', '2024-03-12', 'day'),
    ]),
    'usage',
  ],
  longDay: [
    'When the day before has 25 hours, the last bucket of previous holds what has no counterpart.',
    areCompared('clocks', () => [
      inNewYork('2024-11-04', '2024-11-05'),
      inNewYork('2024-11-03', '2024-11-04'),
      inNewYork('2024-11-03T10:00:00Z', '2024-11-05T04:30:00Z', 'day'),
    ]),
    'usage',
  ],
  cutAtLocalTime: [
    'Whole local days are cut at the local time of asOf, not after the same elapsed time: clocks may have changed in between.',
    areCompared('nobody', (world) => [sinceClockChange(world.now)]),
  ],
  fromRefunds: [
    'changeRatio is upwards when usage follows refunds: it is divided by the absolute value of the previous total.',
    areCompared('figures', () => [days('2024-06-04', '2024-06-05')]),
    'usage',
  ],
  notBegun: [
    'Before a range has begun, nothing of the previous period counts yet.',
    areCompared('acme', ({ usage, now }) => {
      // Of a range that begins in an hour, so long that its previous period begins with a record.
      const first = instantOf(usage[0]?.time ?? '');
      const from = now + HOUR;
      return [{ from: formatInstant(from), to: formatInstant(2 * from - first) }];
    }),
    'usage',
  ],
  noBuckets: [
    'previous.buckets is aligned by index for hours and days, and null for weeks and months.',
    isCompared({ period: '30d', bucket: 'week' }, { period: '12mo', bucket: 'month' }),
    'usage',
  ],
  noRatio: [
    'changeRatio is null when the previous total is 0.',
    isCompared({ from: '2024-06-01', to: '2024-06-08' }, { period: '30d', category: ['Video'] }),
    'usage',
  ],
  onlyAsked: [
    'previous is present when compare=previous was asked for, and only then.',
    async (suite) => {
      const token = await suite.billing(suite.world.nobody);
      expectLike((await suite.report({}, token)).previous, undefined, 'previous');
    },
  ],
});
