import type { ConversationRecord, UsageRecord } from '@credit-usage/sdk/contract';
import { type EpochMicros, formatInstant } from '@credit-usage/sdk/time';

/** A usage record beside its time: what lies after the end is left out. */
export interface PlannedUsage {
  readonly at: EpochMicros;
  readonly record: UsageRecord;
}

/** A conversation from its beginning to its end, wherever the data ends. */
export interface PlannedConversation {
  readonly organizationId: string;
  readonly agentId: string;
  readonly conversationId: string;
  readonly title: string | null;
  /** Whether the host told of it: of some conversations nothing is known but their usage. */
  readonly told: boolean;
  /** When its messages were written, in order. */
  readonly messages: readonly EpochMicros[];
  readonly usage: readonly PlannedUsage[];
}

/** What had happened by then. */
export const usageUntil = (usage: readonly PlannedUsage[], now: EpochMicros): UsageRecord[] =>
  usage.filter(({ at }) => at <= now).map(({ record }) => record);

/** What was known of a conversation by then. A later look knows more, and is newer by its last activity. */
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
