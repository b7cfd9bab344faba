import { randomUUID } from 'node:crypto';
import type { UsageRecord } from '@credit-usage/sdk/contract';

/** A record of this moment, for measuring while usage comes in. It is of one credit, so that the sum is the count. */
export function newcomer(organizationId: string, index = 0): UsageRecord {
  return {
    type: 'usage',
    id: randomUUID(),
    time: new Date().toISOString(),
    organizationId,
    agentId: `agent_${(index % 15) + 1}`,
    category: 'Live',
    description: 'Answered a question about an order',
    credits: '1',
    conversationId: `live-${Math.floor(index / 10)}`,
  };
}
