import type { ConversationRecord } from '@credit-usage/sdk/contract';
import { expectLike } from './expect.js';
import { recordOf, taken } from './ingest-records.js';
import { area } from './rule.js';
import type { Suite } from './suite.js';

const UPDATED = '2024-06-03T00:00:00Z';

type Told = Pick<ConversationRecord, 'lastActivityAt' | 'messageCount' | 'startedAt' | 'title'>;

/** Contents of records about a conversation with the same `updatedAt`: each wins over the one before it by one field alone. */
const CONVERSATIONS: readonly Told[] = [
  { lastActivityAt: '2024-06-01T10:00:00Z', messageCount: 9, startedAt: '2024-06-01T09:30:00Z', title: 'z' },
  { lastActivityAt: '2024-06-01T11:00:00Z', messageCount: 5, startedAt: '2024-06-01T09:30:00Z', title: 'z' },
  { lastActivityAt: '2024-06-01T11:00:00Z', messageCount: 6, startedAt: '2024-06-01T09:00:00Z', title: 'z' },
  { lastActivityAt: '2024-06-01T11:00:00Z', messageCount: 6, startedAt: '2024-06-01T09:10:00Z', title: null },
  { lastActivityAt: '2024-06-01T11:00:00Z', messageCount: 6, startedAt: '2024-06-01T09:10:00Z', title: 'a' },
  // The tilde has the greater unit in UTF-16, and the lesser byte in UTF-8.
  { lastActivityAt: '2024-06-01T11:00:00Z', messageCount: 6, startedAt: '2024-06-01T09:10:00Z', title: '～' },
  { lastActivityAt: '2024-06-01T11:00:00Z', messageCount: 6, startedAt: '2024-06-01T09:10:00Z', title: '😀' },
];

const AGENTS = [
  { name: 'a', state: 'deleted' },
  { name: '～', state: 'deleted' },
  { name: '😀', state: 'active' },
  { name: '😀', state: 'deleted' },
] as const;

/** Every two neighbours, the lesser first. */
const neighbours = <T>(ladder: readonly T[]): [T, T][] =>
  ladder.slice(1).map((greater, index) => [ladder[index] as T, greater]);

const ORDERS = ['falling', 'rising'] as const;

/**
 * Writes the two of each pair one after the other, in both orders, under an id for each pair and order. All pairs are written together,
 * since each batch takes a while.
 */
async function writeBothWays<T extends object>(
  suite: Suite,
  pairs: readonly (readonly [lesser: T, greater: T])[],
  recordOf: (id: string, told: T) => object,
): Promise<void> {
  const write = async (order: string, which: 0 | 1) =>
    taken(await suite.write(pairs.map((pair, index) => recordOf(`${index}_${order}`, pair[which]))));
  const all = pairs.length;
  await write('rising', 0);
  expectLike(await write('rising', 1), { accepted: all, duplicates: 0 }, 'answer to what wins');
  await write('falling', 1);
  expectLike(await write('falling', 0), { accepted: 0, duplicates: all }, 'answer to what does not win');
}

export const ties = area('ties', {
  conversations: [
    'Of two records about a conversation with the same updatedAt, the content decides which one counts, not the order of arrival.',
    async (suite) => {
      const organizationId = `${suite.world.nobody}_talks`;
      const about = { type: 'conversation', organizationId, agentId: 'agent', updatedAt: UPDATED };
      const pairs = neighbours(CONVERSATIONS);
      await writeBothWays(suite, pairs, (id, told) => ({ ...about, conversationId: id, ...told }));
      const expected = pairs.flatMap(([, { lastActivityAt: _, ...shown }], index) =>
        ORDERS.map((order) => ({ conversationId: `${index}_${order}`, ...shown })),
      );
      const steps = expected.map(({ conversationId }) =>
        recordOf(suite, 'talks', { id: conversationId, conversationId }),
      );
      taken(await suite.write(steps));
      const ask = { from: '2024-06-01', to: '2024-06-02' } as const;
      const { data } = await suite.conversations(ask, await suite.billing(organizationId));
      expectLike(data, expected, 'data');
    },
    'usage',
  ],
  agents: [
    'Of two records about an agent with the same updatedAt, the name with the greater bytes counts, then deleted over active.',
    async (suite) => {
      const organizationId = `${suite.world.nobody}_agents`;
      const about = { type: 'agent', organizationId, updatedAt: UPDATED };
      const pairs = neighbours(AGENTS);
      await writeBothWays(suite, pairs, (id, told) => ({ ...about, id, ...told }));
      const expected = pairs.flatMap(([, shown], index) =>
        ORDERS.map((order) => ({ id: `${index}_${order}`, ...shown })),
      );
      const { data } = await suite.agents({}, await suite.billing(organizationId));
      expectLike(data, expected, 'data');
    },
    'usage',
  ],
});
