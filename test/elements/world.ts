import type { EventRecord, UsageRecord } from '@credit-usage/sdk/contract';
import { decimal } from '../support/exact.ts';

/** The server's clock: in Jakarta and London the dates differ, and New York's clocks went back three weeks ago. */
export const NOW = '2026-11-22T18:30:00Z';

const CATEGORIES = ['LLM', 'WebSearch', 'SpeechToText', 'TextToSpeech', 'Embedding'] as const;
const AGENTS = { support: 'Support bot', sales: 'Sales agent' } as const;
const HOUR_MS = 3_600_000;

/** Usage every few hours for two months, so that there is some on both sides of midnight in every zone. */
function usage(index: number): UsageRecord {
  const agentId = index % 3 === 0 ? 'sales' : 'support';
  // Six decimals, and some refunds: sums that floats would get wrong.
  const millionths = BigInt((index * 7_919_003) % 9_000_001) + 1n;
  return {
    type: 'usage',
    id: `use_${index}`,
    time: new Date(Date.parse(NOW) - index * 5 * HOUR_MS - 60_000).toISOString(),
    organizationId: 'org_acme',
    organizationName: 'Acme',
    agentId,
    agentName: AGENTS[agentId],
    category: CATEGORIES[(index * 7) % CATEGORIES.length] as string,
    description: `Step ${index}`,
    credits: decimal(index % 11 === 4 ? -millionths : millionths * 1_000n),
    ...(index % 4 === 3 ? {} : { conversationId: `c_${index % 9}` }),
  };
}

/** All records. */
export function records(): EventRecord[] {
  const steps = Array.from({ length: 300 }, (_, index) => usage(index));
  const conversations = Array.from({ length: 9 }, (_, index): EventRecord[] =>
    Object.keys(AGENTS).map((agentId, agent) => ({
      type: 'conversation',
      organizationId: 'org_acme',
      agentId,
      conversationId: `c_${index}`,
      title: `Conversation ${index} of ${agentId}`,
      messageCount: 1000 + index,
      startedAt: '2026-09-30T22:15:00Z',
      // Spread so that midnight in some zone separates them.
      lastActivityAt: new Date(Date.parse(NOW) - (index * 2 + agent) * 217 * 60_000).toISOString(),
    })),
  );
  return [...steps, ...conversations.flat()];
}
