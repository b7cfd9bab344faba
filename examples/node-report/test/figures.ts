import type { Conversation, ConversationPage, UsageEntry, UsageReport } from '@credit-usage/sdk';
import type { Details, Figures } from '../src/figures.ts';

const SCOPE: UsageReport['scope'] = {
  included: [
    { id: 'org_1', name: 'Acme' },
    { id: 'org_2', name: 'Globex' },
  ],
  includedCount: 2,
  excluded: [
    {
      id: 'org_3',
      name: 'Umbra',
      code: 'role_required',
      requiredRoles: [{ role: 'Billing', scope: { type: 'organization', id: 'org_3', name: 'Umbra' } }],
    },
  ],
};

/** Three days in Jakarta: one with a refund, one great one, and today so far. */
export const REPORT: UsageReport = {
  object: 'usage_report',
  query: {
    period: '30d',
    timezone: 'Asia/Jakarta',
    bucket: 'day',
    groupBy: 'category',
    top: 'all',
    compare: 'previous',
  },
  range: { from: '2026-11-19T17:00:00Z', to: '2026-11-22T17:00:00Z' },
  unit: 'credit',
  asOf: '2026-11-22T09:14:03Z',
  latestUsageAt: '2026-11-22T09:13:58Z',
  total: '1239.005',
  series: [
    { kind: 'member', id: 'LLM', label: 'LLM', state: 'active', total: '1244.005' },
    { kind: 'member', id: 'Embedding', label: 'Embedding', state: 'active', total: '-5' },
  ],
  buckets: [
    {
      start: '2026-11-19T17:00:00Z',
      end: '2026-11-20T17:00:00Z',
      local: '2026-11-20T00:00:00+07:00',
      date: '2026-11-20',
      partial: false,
      total: '-5',
      values: ['0', '-5'],
    },
    {
      start: '2026-11-20T17:00:00Z',
      end: '2026-11-21T17:00:00Z',
      local: '2026-11-21T00:00:00+07:00',
      date: '2026-11-21',
      partial: false,
      total: '1234.005',
      values: ['1234.005', '0'],
    },
    {
      start: '2026-11-21T17:00:00Z',
      end: '2026-11-22T17:00:00Z',
      local: '2026-11-22T00:00:00+07:00',
      date: '2026-11-22',
      partial: true,
      total: '10',
      values: ['10', '0'],
    },
  ],
  categories: [
    { id: 'Embedding', label: 'Embedding', total: '-5' },
    { id: 'LLM', label: 'LLM', total: '1244.005' },
  ],
  summary: {
    averageDaily: '413.001667',
    days: 3,
    peakDay: {
      date: '2026-11-21',
      start: '2026-11-20T17:00:00Z',
      end: '2026-11-21T17:00:00Z',
      partial: false,
      total: '1234.005',
    },
    activeCategories: 2,
  },
  previous: {
    from: '2026-11-16T17:00:00Z',
    to: '2026-11-19T17:00:00Z',
    cutAt: '2026-11-19T09:14:03Z',
    total: '1000',
    changeRatio: '0.239005',
    buckets: null,
  },
  scope: SCOPE,
};

export const conversation = (changes: Partial<Conversation> = {}): Conversation => ({
  organizationId: 'org_1',
  agentId: 'research',
  agentName: 'Research assistant',
  agentState: 'active',
  conversationId: 'c_1',
  title: 'Packaging in Japan',
  credits: '700.5',
  messageCount: 3,
  startedAt: '2026-11-21T02:00:00Z',
  lastActivityAt: '2026-11-21T04:00:00Z',
  detailAccess: true,
  ...changes,
});

export const page = (data: readonly Conversation[]): ConversationPage => ({
  object: 'list',
  asOf: REPORT.asOf,
  query: { period: '30d', timezone: 'Asia/Jakarta', sort: '-credits', limit: 10 },
  range: REPORT.range,
  scope: SCOPE,
  unattributed: '12.5',
  hasMore: false,
  nextCursor: null,
  data,
});

/** A conversation of so many entries of 1.25 credits. */
export function detailsOf(
  count: number,
  matched?: { readonly total: string; readonly entryCount: number },
): Details {
  const entries = Array.from(
    { length: count },
    (_, index): UsageEntry => ({
      id: `e_${index}`,
      time: '2026-11-21T02:00:00Z',
      category: 'LLM',
      description: `Step ${index + 1}`,
      credits: '1.25',
    }),
  );
  const total = String(count * 1.25);
  return {
    conversation: conversation(),
    entries,
    credits: {
      object: 'conversation_credits',
      asOf: REPORT.asOf,
      conversation: {
        ...conversation(),
        startedAt: '2026-11-21T02:00:00Z',
        lastActivityAt: '2026-11-21T04:00:00Z',
      },
      total,
      entryCount: count,
      matched: { total, entryCount: count, ...matched, categories: [{ id: 'LLM', label: 'LLM', total }] },
      entries,
      hasMore: false,
      nextCursor: null,
    },
  };
}

export const FIGURES: Figures = {
  report: REPORT,
  conversations: page([conversation()]),
  details: detailsOf(3),
};
