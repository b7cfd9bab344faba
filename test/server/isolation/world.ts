import type { EventRecord } from '@credit-usage/sdk/contract';
import { decimal } from '../../support/exact.ts';
import type { Random } from '../../support/random.ts';

// A world whose organizations share every id that can be shared, and whose words all name their owner.

export const NOW = '2026-11-22T09:14:03Z';
const NOW_MS = Date.parse(NOW);

export const ORGANIZATIONS = Array.from(
  { length: 12 },
  (_, index) => `org_${String(index + 1).padStart(2, '0')}`,
);
/** Not in the store. Viewers may still have roles in it, since the host may know of it before it has usage. */
export const EMPTY_ORGANIZATION = 'org_90';
/** Not in the store, and nobody has roles in it. */
export const UNKNOWN_ORGANIZATION = 'org_99';
export const AGENTS = ['support', 'sales', 'search', 'writer', 'coder', 'planner'];
export const UNKNOWN_AGENT = 'nobody';
export const CONVERSATIONS = ['c1', 'c2', 'c3', 'c4', 'c5'];
export const UNKNOWN_CONVERSATION = 'c99';
export const SHARED_CATEGORIES = ['LLM', 'WebSearch', 'SpeechToText'];

/** The kinds of words that strangers must not see. */
export type WordKind = 'organization' | 'agent' | 'category' | 'title' | 'description';

/** A word that names its owner, so that it is found anywhere. */
export const word = (kind: WordKind, organization: string, detail = 'x'): string =>
  `canary~${kind}~${organization}~${detail}~`;

export interface Usage {
  readonly id: string;
  readonly organization: string;
  readonly agent: string;
  readonly conversation: string | null;
  readonly category: string;
  readonly description: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly credits: bigint;
}

export interface ConversationFact {
  readonly organization: string;
  readonly agent: string;
  readonly conversation: string;
  readonly title: string | null;
  readonly messageCount: number;
}

export interface World {
  readonly usage: readonly Usage[];
  readonly conversations: readonly ConversationFact[];
  /** Organization to its agents. */
  readonly agents: ReadonlyMap<string, readonly string[]>;
  readonly records: readonly EventRecord[];
}

export const organizationName = (organization: string): string =>
  organization === EMPTY_ORGANIZATION ? organization : word('organization', organization);
export const agentName = (organization: string, agent: string): string => word('agent', organization, agent);
export const hasAgent = (world: World, organization: string, agent: string): boolean =>
  world.agents.get(organization)?.includes(agent) ?? false;
export const secretCategory = (organization: string): string => word('category', organization);

export function makeWorld(random: Random): World {
  const agents = new Map(
    ORGANIZATIONS.map((organization) => [organization, random.shuffled(AGENTS).slice(0, random.int(2, 4))]),
  );
  const usage = ORGANIZATIONS.flatMap((organization) =>
    Array.from({ length: random.int(20, 60) }, (_, index) =>
      makeUsage(random, organization, agents.get(organization) as string[], `u${index}`),
    ),
  );
  const conversations = ORGANIZATIONS.flatMap((organization) =>
    (agents.get(organization) as string[]).flatMap((agent) =>
      random.some(CONVERSATIONS, 0.6).map((conversation) => ({
        organization,
        agent,
        conversation,
        title: random.chance(0.2) ? null : word('title', organization, `${agent}.${conversation}`),
        messageCount: random.int(0, 50),
      })),
    ),
  );
  // An agent that has spent nothing yet exists from its record, as all of them do here.
  return { usage, conversations, agents, records: recordsOf(usage, conversations, agents) };
}

function makeUsage(random: Random, organization: string, agents: readonly string[], id: string): Usage {
  return {
    id,
    organization,
    agent: random.pick(agents),
    conversation: random.chance(0.2) ? null : random.pick(CONVERSATIONS),
    category: random.chance(0.3) ? secretCategory(organization) : random.pick(SHARED_CATEGORIES),
    description: word('description', organization, id),
    time: NOW_MS - random.int(-4 * 60_000, 45 * 24 * 3_600_000),
    credits: BigInt(random.int(-2_000_000, 40_000_000)),
  };
}

function recordsOf(
  usage: readonly Usage[],
  conversations: readonly ConversationFact[],
  agents: World['agents'],
): EventRecord[] {
  const updatedAt = '2026-09-01T00:00:00Z';
  return [
    ...ORGANIZATIONS.map(
      (id): EventRecord => ({ type: 'organization', id, name: organizationName(id), updatedAt }),
    ),
    ...[...agents].flatMap(([organizationId, ids]) =>
      ids.map(
        (id): EventRecord => ({
          type: 'agent',
          organizationId,
          id,
          name: agentName(organizationId, id),
          updatedAt,
        }),
      ),
    ),
    ...usage.map(usageRecord),
    ...conversations.map(
      (fact): EventRecord => ({
        type: 'conversation',
        organizationId: fact.organization,
        agentId: fact.agent,
        conversationId: fact.conversation,
        title: fact.title,
        messageCount: fact.messageCount,
        startedAt: updatedAt,
        lastActivityAt: updatedAt,
      }),
    ),
  ];
}

export function usageRecord(usage: Usage): EventRecord {
  return {
    type: 'usage',
    id: usage.id,
    time: new Date(usage.time).toISOString(),
    organizationId: usage.organization,
    agentId: usage.agent,
    category: usage.category,
    description: usage.description,
    credits: decimal(usage.credits),
    ...(usage.conversation !== null && { conversationId: usage.conversation }),
  };
}
