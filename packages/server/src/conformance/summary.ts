import type { UsageSummary } from '@credit-usage/sdk/contract';
import type { Ask } from './ask.js';
import { expectLike } from './expect.js';
import { area, type Rule } from './rule.js';

const ASKS: readonly Ask[] = [
  { period: '24h' },
  { period: '72h', timezone: 'Asia/Kolkata' },
  { period: '30d', timezone: 'America/New_York' },
  { period: '12mo', bucket: 'month' },
];

/** Compares one figure of the summary for every period. */
const isReckoned =
  (name: keyof UsageSummary, ...more: readonly Ask[]): Rule['check'] =>
  async (suite) => {
    for (const ask of [...ASKS, ...more]) {
      const { came, expected } = await suite.reportAndExpected(ask, suite.world.acme);
      const what = `${name} of ${ask.period ?? ask.from}`;
      expectLike(came.summary[name], expected.summary[name], what);
    }
  };

export const summary = area('summary', {
  days: [
    'days is 1 for 24h and 3 for 72h; otherwise it counts the local dates between from and to, or asOf when that is earlier.',
    isReckoned('days', { from: '2024-06-01T10:00:00Z', to: '2024-06-03T01:00:00Z' }),
    'usage',
  ],
  averageDaily: [
    'averageDaily is total ÷ days, rounded half to even at 6 decimals.',
    isReckoned('averageDaily'),
    'usage',
  ],
  peakDay: [
    'peakDay is the local date with the most usage inside the range, whatever the bucket; of equal dates, the earliest.',
    isReckoned('peakDay'),
    'usage',
  ],
  noPeak: [
    'peakDay is null when no date is above 0.',
    isReckoned('peakDay', { category: ['Video'] }),
    'usage',
  ],
  activeCategories: [
    'activeCategories counts the categories whose total is not 0.',
    isReckoned('activeCategories'),
    'usage',
  ],
});

/** Compares `previous`. */
const isCompared =
  (...asks: readonly Ask[]): Rule['check'] =>
  async (suite) => {
    for (const each of asks) {
      const ask = { ...each, compare: 'previous' } as const;
      const { came, expected } = await suite.reportAndExpected(ask, suite.world.acme);
      expectLike(came.previous, expected.previous, 'previous');
    }
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
