import type { ConversationCredits } from '../../../model/conversation-credits.js';
import type { ConversationPage } from '../../../model/conversations.js';
import type { ScopedRole } from '../../../model/roles.js';
import { acmeOnly } from './usage-report.js';

const intake = {
  type: 'agent',
  id: 'agent_intake',
  organizationId: 'org_acme',
  name: 'Intake',
} as const;

/** What would open the details of the row that this viewer may not open. */
const requires: readonly ScopedRole[] = [
  { role: 'Owner', scope: { type: 'organization', id: 'org_acme', name: 'Acme' } },
  { role: 'Owner', scope: intake },
  { role: 'Contributor', scope: intake },
];

/** Two rows of the last 72 hours: one whose details may be opened, one whose details may not. */
export const conversationPage: ConversationPage = {
  object: 'list',
  asOf: '2026-11-04T09:14:03Z',
  query: {
    period: '72h',
    timezone: 'Asia/Jakarta',
    organizationId: 'org_acme',
    sort: '-lastActivityAt',
    limit: 2,
  },
  range: { from: '2026-11-01T10:00:00Z', to: '2026-11-04T10:00:00Z' },
  scope: acmeOnly,
  unattributed: '12.5',
  hasMore: true,
  nextCursor: 'eyJhZnRlciI6Im9yZ19hY21lIn0.kq1fJ0bXr3mQm4t9',
  data: [
    {
      organizationId: 'org_acme',
      agentId: 'agent_support',
      agentName: 'Support',
      agentState: 'active',
      conversationId: 'conv_0193',
      title: 'Where is my parcel?',
      credits: '52.005',
      messageCount: 4,
      startedAt: '2026-11-04T08:58:11Z',
      lastActivityAt: '2026-11-04T09:13:58.25Z',
      detailAccess: true,
    },
    {
      organizationId: 'org_acme',
      agentId: 'agent_intake',
      agentName: 'Intake',
      agentState: 'deleted',
      conversationId: 'conv_0177',
      title: null,
      credits: '8.25',
      messageCount: null,
      startedAt: '2026-11-01T22:40:00Z',
      lastActivityAt: '2026-11-01T22:41:07Z',
      detailAccess: false,
      detailRequires: requires,
    },
  ],
};

/** The entries of the first row. */
export const conversationCredits: ConversationCredits = {
  object: 'conversation_credits',
  asOf: '2026-11-04T09:14:03Z',
  conversation: {
    organizationId: 'org_acme',
    agentId: 'agent_support',
    agentName: 'Support',
    conversationId: 'conv_0193',
    title: 'Where is my parcel?',
    messageCount: 4,
    startedAt: '2026-11-04T08:58:11Z',
    lastActivityAt: '2026-11-04T09:13:58.25Z',
  },
  total: '52.005',
  entryCount: 3,
  matched: {
    total: '52.005',
    entryCount: 3,
    categories: [
      { id: 'LLM', label: 'LLM', total: '50.505' },
      { id: 'WebSearch', label: 'WebSearch', total: '1.5' },
    ],
  },
  entries: [
    {
      id: 'use_9001',
      time: '2026-11-04T08:58:12.5Z',
      category: 'LLM',
      description: 'Answer to the first message',
      credits: '50',
    },
    {
      id: 'use_9002',
      time: '2026-11-04T09:13:40Z',
      category: 'WebSearch',
      description: 'Carrier status page',
      credits: '1.5',
    },
    {
      id: 'use_9003',
      time: '2026-11-04T09:13:58.25Z',
      category: 'LLM',
      description: 'Answer with the new arrival date',
      credits: '0.505',
    },
  ],
  hasMore: false,
  nextCursor: null,
};
