import type { Conversation, ConversationCredits, ConversationPage, UsageEntry } from '@credit-usage/sdk';

const AS_OF = '2026-11-22T09:14:03Z';

/** A row, with some of its fields changed. */
export function conversation(changes: Partial<Conversation> = {}): Conversation {
  return {
    organizationId: 'org_1',
    agentId: 'support',
    agentName: 'Support bot',
    agentState: 'active',
    conversationId: 'c_1',
    title: 'Refund for order 1182',
    credits: '52.005',
    messageCount: 4,
    startedAt: '2026-11-20T01:00:00Z',
    lastActivityAt: '2026-11-22T07:05:00Z',
    detailAccess: true,
    ...changes,
  };
}

/** A row whose details this viewer may not open. */
export const LOCKED = conversation({
  conversationId: 'c_locked',
  title: 'Salary letter, second draft',
  agentId: 'hr',
  agentName: 'HR assistant',
  credits: '18.75',
  detailAccess: false,
  detailRequires: [
    { role: 'Owner', scope: { type: 'agent', id: 'hr', organizationId: 'org_1', name: 'HR assistant' } },
    {
      role: 'Contributor',
      scope: { type: 'agent', id: 'hr', organizationId: 'org_1', name: 'HR assistant' },
    },
  ],
});

/** Rows of every kind: without a title, of a deleted agent, locked, a refund, an amount that is nearly nothing. */
export const ROWS: readonly Conversation[] = [
  conversation(),
  LOCKED,
  conversation({
    conversationId: '01JD3K-7F',
    title: null,
    messageCount: null,
    credits: '0.000001',
    lastActivityAt: '2026-11-21T03:30:00Z',
  }),
  conversation({
    conversationId: 'c_4',
    title: 'Which plan fits a school of forty people that needs invoices by quarter?',
    agentId: 'sales',
    agentName: 'Sales agent',
    agentState: 'deleted',
    credits: '1204.5',
    messageCount: 112,
    lastActivityAt: '2026-11-19T22:10:00Z',
  }),
  conversation({
    conversationId: 'c_5',
    title: 'Weekly digest',
    credits: '-3.5',
    messageCount: 1,
    lastActivityAt: '2025-12-30T10:00:00Z',
  }),
];

/** A page of rows, with some of its fields changed. */
export function conversationPage(changes: Partial<ConversationPage> = {}): ConversationPage {
  return {
    object: 'list',
    asOf: AS_OF,
    query: { period: '30d', timezone: 'Asia/Jakarta', sort: '-lastActivityAt', limit: 10 },
    range: { from: '2026-10-23T17:00:00Z', to: '2026-11-22T17:00:00Z' },
    scope: { included: [{ id: 'org_1', name: 'Acme' }], includedCount: 1, excluded: [] },
    unattributed: '12.5',
    hasMore: false,
    nextCursor: null,
    data: ROWS,
    ...changes,
  };
}

/** A page without anything. */
export const emptyPage = (): ConversationPage => conversationPage({ data: [], unattributed: '0' });

/** Entries from `from` on, each with its number in its id. */
export function entries(from: number, count: number): readonly UsageEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `e_${String(from + index).padStart(3, '0')}`,
    time: new Date(Date.parse('2026-11-20T01:00:00Z') + (from + index) * 60_000).toISOString(),
    category: 'LLM',
    description: `Answer ${from + index}`,
    credits: '1.5',
  }));
}

/** The details of the first row, with some of their fields changed. */
export function conversationCredits(changes: Partial<ConversationCredits> = {}): ConversationCredits {
  const {
    organizationId,
    agentId,
    agentName,
    conversationId,
    title,
    messageCount,
    startedAt,
    lastActivityAt,
  } = conversation();
  return {
    object: 'conversation_credits',
    asOf: AS_OF,
    conversation: {
      organizationId,
      agentId,
      agentName,
      conversationId,
      title,
      messageCount,
      startedAt,
      lastActivityAt,
    },
    total: '52.005',
    entryCount: 4,
    matched: {
      total: '52.005',
      entryCount: 4,
      categories: [{ id: 'LLM', label: 'Language model', total: '50' }],
    },
    entries: [
      {
        id: 'e_1',
        time: '2026-11-20T01:00:00Z',
        category: 'LLM',
        description: 'Answer about the refund policy',
        credits: '50',
      },
      {
        id: 'e_2',
        time: '2026-11-20T01:02:00Z',
        category: 'WebSearch',
        description: 'Search: parcel tracking',
        credits: '4.5',
      },
      {
        id: 'e_3',
        time: '2026-11-21T08:00:00Z',
        category: 'SpeechToText',
        description: '',
        credits: '0.005',
      },
      {
        id: 'e_4',
        time: '2026-11-22T07:05:00Z',
        category: 'WebSearch',
        description: 'Search failed',
        credits: '-2.5',
      },
    ],
    hasMore: false,
    nextCursor: null,
    ...changes,
  };
}
