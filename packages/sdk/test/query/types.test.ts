import { expectTypeOf, test } from 'vitest';
import type { BUCKETS, GROUP_BYS, PERIODS, SORTS } from '../../src/contract/requests/vocabulary.js';
import type {
  BucketUnit,
  ConversationSort,
  ConversationsQuery,
  CreditsQuery,
  CreditUsageClient,
  FromToRange,
  GroupBy,
  Period,
  Query,
  UsageFilter,
  UsageQuery,
} from '../../src/index.js';
import type { between, previous } from '../../src/query/index.js';
import type { Period as TimePeriod } from '../../src/time/index.js';

// Checked by the compiler: `npm run types` reads this file.

test('a period and a range of one’s own exclude each other', () => {
  expectTypeOf<{ period: '30d' }>().toExtend<UsageFilter>();
  expectTypeOf<{ from: string; to: string }>().toExtend<UsageFilter>();
  expectTypeOf<{ timezone: string }>().toExtend<UsageFilter>();
  expectTypeOf<{ period: '30d'; from: string; to: string }>().not.toExtend<UsageFilter>();
  expectTypeOf<{ from: string }>().not.toExtend<UsageFilter>();
  expectTypeOf<{ to: string }>().not.toExtend<UsageFilter>();
  expectTypeOf<{ period: '30d'; from: string; to: string }>().not.toExtend<UsageQuery>();
  expectTypeOf<{ period: '30d'; from: string; to: string }>().not.toExtend<ConversationsQuery>();
  expectTypeOf<{ period: '30d'; from: string; to: string }>().not.toExtend<Query>();
});

test('the values of parameters are those of the contract', () => {
  expectTypeOf<Period>().toEqualTypeOf<(typeof PERIODS)[number]>();
  expectTypeOf<TimePeriod>().toEqualTypeOf<(typeof PERIODS)[number]>();
  expectTypeOf<BucketUnit>().toEqualTypeOf<(typeof BUCKETS)[number]>();
  expectTypeOf<ConversationSort>().toEqualTypeOf<(typeof SORTS)[number]>();
  expectTypeOf<GroupBy>().toEqualTypeOf<(typeof GROUP_BYS)[number]>();
});

test('input is closed', () => {
  expectTypeOf<{ period: '7d' }>().not.toExtend<UsageFilter>();
  expectTypeOf<{ bucket: 'minute' }>().not.toExtend<UsageQuery>();
  expectTypeOf<{ groupBy: 'model' }>().not.toExtend<UsageQuery>();
  expectTypeOf<{ top: '6' }>().not.toExtend<UsageQuery>();
  expectTypeOf<{ top: 'all' }>().toExtend<UsageQuery>();
  expectTypeOf<{ categories: readonly string[] }>().toExtend<UsageQuery>();
  expectTypeOf<{ agentId: string }>().not.toExtend<CreditsQuery>();
});

test('a misspelt key does not compile', () => {
  const calls = (client: CreditUsageClient) => [
    // @ts-expect-error -- period
    client.usage.get({ peroid: '30d' }),
    // @ts-expect-error -- both
    client.usage.get({ period: '30d', from: '2026-11-01', to: '2026-12-01' }),
    // @ts-expect-error -- a limit is required
    client.conversations.list().toArray(),
    // @ts-expect-error -- the conversation is missing
    client.conversations.credits({ agentId: 'a' }),
  ];
  expectTypeOf(calls).toBeFunction();
});

test('the helpers make ranges', () => {
  expectTypeOf<ReturnType<typeof between>>().toEqualTypeOf<FromToRange>();
  expectTypeOf<ReturnType<typeof previous<UsageQuery>>>().toExtend<UsageQuery>();
});
