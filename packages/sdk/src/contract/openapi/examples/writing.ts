import type { EventRecord, EventsAccepted } from '../../requests/events.js';
import type { TokenRequest, TokenResponse } from '../../requests/tokens.js';

/** One record of each kind. */
export const eventRecords: readonly EventRecord[] = [
  {
    type: 'usage',
    id: 'use_9001',
    time: '2026-11-04T15:58:12.5+07:00',
    organizationId: 'org_acme',
    agentId: 'agent_support',
    conversationId: 'conv_0193',
    category: 'LLM',
    description: 'Answer to the first message',
    credits: '50',
  },
  {
    type: 'conversation',
    organizationId: 'org_acme',
    agentId: 'agent_support',
    conversationId: 'conv_0193',
    title: 'Where is my parcel?',
    messageCount: 4,
    startedAt: '2026-11-04T08:58:11Z',
    lastActivityAt: '2026-11-04T09:13:58.25Z',
  },
  {
    type: 'agent',
    organizationId: 'org_acme',
    id: 'agent_support',
    name: 'Support',
    updatedAt: '2026-10-01T00:00:00Z',
  },
  { type: 'organization', id: 'org_acme', name: 'Acme', updatedAt: '2026-10-01T00:00:00Z' },
];

export const eventsAccepted: EventsAccepted = { accepted: 3, duplicates: 1 };

export const tokenRequest: TokenRequest = {
  sub: 'user_42',
  organizations: [
    { id: 'org_acme', roles: ['Billing'] },
    { id: 'org_globex', roles: ['Owner'] },
  ],
  agents: [{ organizationId: 'org_acme', id: 'agent_support', roles: ['Contributor'] }],
  ttlSeconds: 900,
};

/** Three parts of base64url, as a viewer token looks; this one opens nothing. */
export const tokenResponse: TokenResponse = {
  token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyXzQyIn0.bm90LWEtc2lnbmF0dXJl',
  expiresAt: '2026-11-04T09:29:03Z',
};
