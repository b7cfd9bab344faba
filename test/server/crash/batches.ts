import type { EventRecord, UsageRecord } from '@credit-usage/sdk/contract';
import { decimal, total } from '../../support/exact.ts';
import type { Random } from '../../support/random.ts';

/** A batch that a client posts: a conversation of its own, so that it can be read separately. */
export interface Posted {
  readonly conversation: string;
  readonly records: readonly UsageRecord[];
  readonly total: string;
}

export const ORGANIZATION = 'org';
export const AGENT = 'agent';
const MONTH_MS = 30 * 86_400_000;

/** Single records, and thousands that span months: a large batch is many parts in the store, written one after another. */
export function makeBatch(random: Random, name: string): Posted {
  const size = random.pick([1, 1, 1, 1, 3, 50, 1500, 4000]);
  const months = random.pick([1, 6, 14]);
  const credits: bigint[] = [];
  const records = Array.from({ length: size }, (_, index): UsageRecord => {
    const amount = BigInt(random.int(-1_000_000, 2_000_000_000));
    credits.push(amount);
    return {
      type: 'usage',
      id: `${name}-${index}`,
      time: new Date(Date.parse('2026-06-01T00:00:00Z') - random.int(0, months * MONTH_MS)).toISOString(),
      organizationId: ORGANIZATION,
      agentId: AGENT,
      conversationId: name,
      category: random.pick(['LLM', 'WebSearch']),
      description: 'A step',
      credits: decimal(amount),
    };
  });
  return { conversation: name, records, total: decimal(total(credits)) };
}

/** Part of a batch, to send before the whole, so that duplicates are mixed with new records. */
export const someOf = (random: Random, { records }: Posted): readonly EventRecord[] =>
  random.some(records, 0.5);
