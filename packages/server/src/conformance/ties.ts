import type { ConversationRecord } from '@credit-usage/sdk/contract';
import { ok } from './client.js';
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

/** Writes the two one after the other, in both orders, under an id for each order. */
async function writeBothWays<T extends object>(
  suite: Suite,
  [lesser, greater]: readonly [T, T],
  recordsOf: (id: string, told: T) => object,
  id: string,
): Promise<void> {
  const write = async (order: string, told: T) =>
    taken(await suite.write([recordsOf(`${id}_${order}`, told)]));
  await write('rising', lesser);
  expectLike(await write('rising', greater), { accepted: 1, duplicates: 0 }, 'answer to what wins');
  await write('falling', greater);
  expectLike(await write('falling', lesser), { accepted: 0, duplicates: 1 }, 'answer to what does not win');
}

export const ties = area('ties', {
  conversations: [
    'Of two records about a conversation with the same updatedAt, the content decides which one counts, not the order of arrival.',
    async (suite) => {
      const organizationId = `${suite.world.nobody}_talks`;
      const about = { type: 'conversation', organizationId, agentId: 'agent', updatedAt: UPDATED };
      const expected: object[] = [];
      for (const [index, pair] of neighbours(CONVERSATIONS).entries()) {
        const id = `talk_${index}`;
        await writeBothWays(
          suite,
          pair,
          (conversationId, told) => ({ ...about, conversationId, ...told }),
          id,
        );
        for (const order of ['falling', 'rising']) {
          const conversationId = `${id}_${order}`;
          ok(await suite.write([recordOf(suite, 'talks', { id: conversationId, conversationId })]));
          const { lastActivityAt: _, ...shown } = pair[1];
          expected.push({ conversationId, ...shown });
        }
      }
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
      const expected: object[] = [];
      for (const [index, pair] of neighbours(AGENTS).entries()) {
        await writeBothWays(suite, pair, (id, told) => ({ ...about, id, ...told }), `agent_${index}`);
        for (const order of ['falling', 'rising'])
          expected.push({ id: `agent_${index}_${order}`, ...pair[1] });
      }
      const { data } = await suite.agents({}, await suite.billing(organizationId));
      expectLike(data, expected, 'data');
    },
    'usage',
  ],
});
