import { sum } from '../credits/arithmetic.js';
import { compare } from '../credits/comparison.js';
import type { ConversationCredits, UsageEntry } from '../model/conversation-credits.js';
import type { Conversation, ConversationPage } from '../model/conversations.js';
import type { CategoryTotal } from '../model/usage-report.js';
import { acme } from './scope.js';

/**
 * A row of recent conversations.
 *
 * @public
 */
export function conversationFixture(replaced: Partial<Conversation> = {}): Conversation {
  return {
    organizationId: 'org_acme',
    agentId: 'agent_support',
    agentName: 'Support',
    agentState: 'active',
    conversationId: 'conv_1',
    title: 'Where is my parcel?',
    credits: '52.005',
    messageCount: 4,
    startedAt: '2026-11-22T08:00:00Z',
    lastActivityAt: '2026-11-22T08:12:30Z',
    detailAccess: true,
    ...replaced,
  };
}

/**
 * A page of recent conversations: two rows, the second one without a title and without access to its details.
 *
 * @public
 */
export function conversationPageFixture(replaced: Partial<ConversationPage> = {}): ConversationPage {
  return {
    object: 'list',
    asOf: '2026-11-22T09:14:03Z',
    query: { period: '30d', timezone: 'UTC', sort: '-lastActivityAt', limit: 25 },
    range: { from: '2026-10-24T00:00:00Z', to: '2026-11-23T00:00:00Z' },
    scope: acme,
    unattributed: '12.5',
    hasMore: false,
    nextCursor: null,
    data: [
      conversationFixture(),
      conversationFixture({
        conversationId: 'conv_2',
        title: null,
        messageCount: null,
        credits: '8.25',
        startedAt: '2026-11-20T22:40:00Z',
        lastActivityAt: '2026-11-20T22:41:07Z',
        detailAccess: false,
        detailRequires: [{ role: 'Owner', scope: { type: 'organization', id: 'org_acme', name: 'Acme' } }],
      }),
    ],
    ...replaced,
  };
}

const ENTRIES: readonly UsageEntry[] = [
  { id: 'use_1', time: '2026-11-22T08:00:00Z', category: 'LLM', description: 'Answer', credits: '48.5' },
  {
    id: 'use_2',
    time: '2026-11-22T08:04:10Z',
    category: 'WebSearch',
    description: 'Search',
    credits: '4.005',
  },
  { id: 'use_3', time: '2026-11-22T08:12:30Z', category: 'LLM', description: 'Refund', credits: '-0.5' },
];

/**
 * The credit details of a conversation. The totals are computed from `entries`.
 *
 * @public
 */
export function conversationCreditsFixture(replaced: Partial<ConversationCredits> = {}): ConversationCredits {
  const entries = replaced.entries ?? ENTRIES;
  const total = sum(entries.map(({ credits }) => credits));
  const {
    agentState: _state,
    credits: _credits,
    detailAccess: _access,
    ...conversation
  } = conversationFixture();
  return {
    object: 'conversation_credits',
    asOf: '2026-11-22T09:14:03Z',
    conversation,
    total,
    entryCount: entries.length,
    matched: { total, entryCount: entries.length, categories: byCategory(entries) },
    entries,
    hasMore: false,
    nextCursor: null,
    ...replaced,
  };
}

function byCategory(entries: readonly UsageEntry[]): CategoryTotal[] {
  const ids = [...new Set(entries.map(({ category }) => category))];
  return ids
    .map((id) => ({
      id,
      label: id,
      total: sum(entries.filter(({ category }) => category === id).map(({ credits }) => credits)),
    }))
    .sort((a, b) => compare(b.total, a.total));
}
