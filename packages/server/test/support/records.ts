import type {
  AgentRecord,
  ConversationRecord,
  OrganizationRecord,
  UsageRecord,
} from '@credit-usage/sdk/contract';

let count = 0;

/** An id that no other test in the file uses: tests share a server, but not data. */
export const fresh = (kind: string): string => `${kind}_${++count}`;

export function usage(
  organizationId: string,
  time: string,
  credits: string,
  rest: Partial<Omit<UsageRecord, 'type'>> = {},
): UsageRecord {
  return {
    type: 'usage',
    id: fresh('usage'),
    time,
    organizationId,
    agentId: 'agent_1',
    category: 'LLM',
    description: 'An answer',
    credits,
    ...rest,
  };
}

export function conversation(
  organizationId: string,
  conversationId: string,
  rest: Partial<Omit<ConversationRecord, 'type'>> = {},
): ConversationRecord {
  return {
    type: 'conversation',
    organizationId,
    agentId: 'agent_1',
    conversationId,
    title: 'A talk',
    messageCount: 4,
    startedAt: '2026-11-20T08:00:00Z',
    lastActivityAt: '2026-11-20T09:00:00Z',
    ...rest,
  };
}

export function agent(
  organizationId: string,
  id: string,
  name: string,
  rest: Partial<Omit<AgentRecord, 'type'>> = {},
): AgentRecord {
  return { type: 'agent', organizationId, id, name, updatedAt: '2026-11-01T00:00:00Z', ...rest };
}

export function organization(
  id: string,
  name: string,
  rest: Partial<Omit<OrganizationRecord, 'type'>> = {},
): OrganizationRecord {
  return { type: 'organization', id, name, updatedAt: '2026-11-01T00:00:00Z', ...rest };
}
