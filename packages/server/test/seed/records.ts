import type { ConversationRecord, EventRecord, UsageRecord } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { type EpochMicros, type LocalDate, localDateAt, parseInstant } from '@credit-usage/sdk/time';
import { seedRecords } from '../../src/seed/seed-records.js';

export const instant = (text: string): EpochMicros => {
  const micros = parseInstant(text);
  if (micros === undefined) throw new RangeError(text);
  return micros;
};

export const recordsAt = (now: string, days: number): EventRecord[] => [...seedRecords(instant(now), days)];

export const usageOf = (records: readonly EventRecord[]): UsageRecord[] =>
  records.filter((record) => record.type === 'usage');

export const conversationsOf = (records: readonly EventRecord[]): ConversationRecord[] =>
  records.filter((record) => record.type === 'conversation');

export const total = (usage: readonly UsageRecord[]): string => sum(usage.map(({ credits }) => credits));

/** Totals by a key. */
export function totalsBy(
  usage: readonly UsageRecord[],
  key: (record: UsageRecord) => string,
): Map<string, string> {
  return new Map([...Map.groupBy(usage, key)].map(([name, group]) => [name, total(group)]));
}

export const dateOf = ({ time }: UsageRecord): LocalDate => localDateAt('UTC', instant(time));

/** An id is unique within its organization. */
export const keyOf = ({ organizationId, id }: UsageRecord): string => `${organizationId} ${id}`;
