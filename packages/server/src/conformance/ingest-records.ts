import { type EventsAccepted, EventsAcceptedSchema, type UsageRecord } from '@credit-usage/sdk/contract';
import { type Answer, ok } from './client.js';
import { expectSchema } from './expect.js';
import type { Suite } from './suite.js';

/** How a record that is not legal is refused. */
export const INVALID = { status: 422, code: 'invalid_record' };

/** Records of an organization of the rule's own. */
export function recordOf({ world }: Suite, name: string, rest: Partial<UsageRecord> = {}): UsageRecord {
  return {
    type: 'usage',
    id: 'usage_1',
    time: '2024-06-01T10:00:00Z',
    organizationId: `${world.nobody}_${name}`,
    agentId: 'agent',
    category: 'LLM',
    description: 'A step',
    credits: '1.5',
    ...rest,
  };
}

export function taken(answer: Answer): EventsAccepted {
  return expectSchema(EventsAcceptedSchema, ok(answer).json());
}

/** Everything that has been written for a rule. */
export async function totalOf(suite: Suite, name: string): Promise<string> {
  const token = await suite.billing(`${suite.world.nobody}_${name}`);
  return (await suite.report({ from: '2024-06-01', to: '2024-06-02' }, token)).total;
}
