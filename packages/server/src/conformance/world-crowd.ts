import type { EventRecord, UsageRecord } from '@credit-usage/sdk/contract';
import { type EpochMicros, formatInstant } from '@credit-usage/sdk/time';

// Two organizations with more rows than a page has by default, of which many are equal, and with ids and categories that are easily misread.

const HOUR = 3_600_000_000;
const COUNT = 26;

/** Ids with all that means something in a URL. The name of the agent does not contain its id. */
export const ODD_AGENT = 'bot_7/ü %2B';
export const ODD_TALK = 'a/b+c d%2F?e#é';

/** A category in which a comma is part of the name, and one that differs from another only by its case. */
export const COMMA = 'Images, large';
export const LOWER = 'llm';

interface Crowd {
  readonly crowd: string;
  readonly throng: string;
}

export function usageOfCrowd({ crowd, throng }: Crowd, now: EpochMicros): UsageRecord[] {
  const step = (rest: Partial<UsageRecord> & Pick<UsageRecord, 'id' | 'agentId'>): UsageRecord => ({
    type: 'usage',
    time: formatInstant(now - 3 * HOUR),
    organizationId: crowd,
    category: 'LLM',
    description: 'A step',
    credits: '1',
    ...rest,
  });
  const at = formatInstant(now - 4 * HOUR);
  return [
    // All equal but for their ids, and last in the batch what comes first in the list.
    ...Array.from({ length: COUNT }, (_, index) =>
      step({
        id: `usage_${index}`,
        agentId: index % 2 ? 'ann' : ODD_AGENT,
        conversationId: `talk_${String(COUNT - index).padStart(2, '0')}`,
      }),
    ),
    step({ id: 'usage_ant', organizationId: throng, agentId: 'ann', conversationId: 'ant' }),
    // At one moment, and written in the opposite order of their ids.
    ...['e', 'd', 'c', 'b', 'a'].map((id, index) =>
      step({
        id: `step_${id}`,
        time: at,
        agentId: ODD_AGENT,
        conversationId: ODD_TALK,
        category: index % 2 ? COMMA : LOWER,
        credits: String(index + 1),
      }),
    ),
    step({ id: 'alone', agentId: 'ann', category: LOWER, credits: '0.25' }),
  ];
}

export function directoryOfCrowd({ crowd, throng }: Crowd, updatedAt: string): EventRecord[] {
  return [
    { type: 'organization', id: crowd, name: 'Crowd', updatedAt },
    { type: 'organization', id: throng, name: 'Throng', state: 'deleted', updatedAt },
    { type: 'agent', organizationId: crowd, id: 'ann', name: 'Ann', updatedAt },
    { type: 'agent', organizationId: throng, id: 'ann', name: 'Ann', updatedAt },
    { type: 'agent', organizationId: crowd, id: ODD_AGENT, name: 'Helper', updatedAt },
  ];
}

/** Figures that are easily rounded, ranked or compared wrongly, on days of long ago. */
export function usageOfFigures(organizationId: string): UsageRecord[] {
  const days: readonly (readonly [date: string, credits: string])[] = [
    // Less than nothing, then something: the change is upwards.
    ['2024-06-03', '-4'],
    ['2024-06-04', '2'],
    // Two days with the most.
    ['2024-06-11', '5'],
    ['2024-06-12', '1'],
    ['2024-06-13', '5'],
    // Averages of two days that are an exact half, for which the even neighbour is below, above and 0.
    ['2024-07-01', '0.000005'],
    ['2024-07-03', '0.000003'],
    ['2024-07-05', '-0.000001'],
  ];
  return days.map(([date, credits]) => ({
    type: 'usage',
    id: `usage_${date}`,
    time: `${date}T12:00:00Z`,
    organizationId,
    agentId: 'figures',
    category: 'LLM',
    description: 'A step',
    credits,
  }));
}
