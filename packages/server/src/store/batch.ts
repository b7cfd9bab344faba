import type { EpochMicros } from '@credit-usage/sdk/time';

/** A usage record as the store keeps it, with what the directory takes from it. */
export interface UsageRow {
  /** Its place in the batch, for error messages. */
  readonly index: number;
  readonly organization_id: string;
  readonly agent_id: string;
  /** Empty for usage that belongs to no conversation: ids are never empty. */
  readonly conversation_id: string;
  readonly category: string;
  readonly id: string;
  readonly time: EpochMicros;
  readonly description: string;
  readonly credits: string;
  /** Tells whether two records of one id are the same. */
  readonly content_hash: string;
  readonly organization_name: string;
  readonly agent_name: string;
}

/** A name and state, as of a time. */
export interface NamedRecord {
  readonly updated_at: EpochMicros;
  readonly name: string;
  readonly state: string;
}

export interface AgentRow {
  readonly organization_id: string;
  readonly agent_id: string;
  readonly record: NamedRecord;
}

export interface OrganizationRow {
  readonly organization_id: string;
  readonly record: NamedRecord;
}

export interface ConversationRow {
  readonly organization_id: string;
  readonly agent_id: string;
  readonly conversation_id: string;
  readonly record: {
    readonly updated_at: EpochMicros;
    readonly last_activity_at: EpochMicros;
    readonly message_count: number;
    readonly started_at: EpochMicros;
    readonly has_title: 0 | 1;
    readonly title: string;
  };
}

/** Checked records, by kind. */
export interface Batch {
  readonly usage: UsageRow[];
  readonly agents: AgentRow[];
  readonly organizations: OrganizationRow[];
  readonly conversations: ConversationRow[];
}

export function emptyBatch(): Batch {
  return { usage: [], agents: [], organizations: [], conversations: [] };
}

/** How many records a batch holds. */
export function sizeOf(batch: Batch): number {
  return batch.usage.length + batch.agents.length + batch.organizations.length + batch.conversations.length;
}

/** Joins several ids into one text. An id may contain any separator, even a NUL, so the lengths go first. */
export function keyOf(...ids: readonly string[]): string {
  return `${ids.map((id) => id.length).join(',')}:${ids.join('')}`;
}
