import type { ConversationRecord, UsageRecord } from '@credit-usage/sdk/contract';
import { type EpochMicros, formatInstant } from '@credit-usage/sdk/time';

/** A usage record with its time, by which records after the end are left out. */
export interface PlannedUsage {
  readonly at: EpochMicros;
  readonly record: UsageRecord;
}

/** A whole conversation, even if the data ends in the middle of it. */
export interface PlannedConversation {
  readonly organizationId: string;
  readonly agentId: string;
  readonly conversationId: string;
  readonly title: string | null;
  /** Whether the host has sent a record of it: some conversations are known only by their usage. */
  readonly told: boolean;
  /** When its messages were written, in order. */
  readonly messages: readonly EpochMicros[];
  readonly usage: readonly PlannedUsage[];
}

/** The usage up to an instant. */
export const usageUntil = (usage: readonly PlannedUsage[], now: EpochMicros): UsageRecord[] =>
  usage.filter(({ at }) => at <= now).map(({ record }) => record);

/** A conversation's record as of an instant. A later one knows more, and replaces it because its last activity is later. */
export function conversationUntil(
  { messages, usage, told, ...conversation }: PlannedConversation,
  now: EpochMicros,
): ConversationRecord | undefined {
  const written = messages.filter((at) => at <= now);
  const [first] = written;
  const last = written.at(-1);
  if (!told || first === undefined || last === undefined) return undefined;
  return {
    type: 'conversation',
    ...conversation,
    messageCount: written.length,
    startedAt: formatInstant(first),
    lastActivityAt: formatInstant(last),
  };
}
