import type { Credits, Instant } from './scalars.js';
import type { CategoryTotal } from './usage-report.js';

/**
 * The conversation whose entries are listed.
 *
 * @public
 */
export interface ConversationInfo {
  /** The organization that pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly agentId: string;
  /** The agent's last known name, or its id when no name is known. */
  readonly agentName: string;
  /** The conversation, unique within the agent. */
  readonly conversationId: string;
  /** Its title; null when it has none. */
  readonly title: string | null;
  /** How many messages it has; null when unknown. */
  readonly messageCount: number | null;
  /** When it began. */
  readonly startedAt: Instant;
  /** When it was last active. */
  readonly lastActivityAt: Instant;
}

/**
 * One step that cost credits.
 *
 * @public
 */
export interface UsageEntry {
  /** The entry's id, unique within its organization. */
  readonly id: string;
  /** When it happened. */
  readonly time: Instant;
  /** The kind of work. */
  readonly category: string;
  /** What was done. */
  readonly description: string;
  /** What it cost; negative for refunds and adjustments. */
  readonly credits: Credits;
}

/**
 * What the entries that match the filter add up to.
 *
 * @public
 */
export interface MatchedUsage {
  /** The credits of these entries: the same as in the conversation's row for the same filter. */
  readonly total: Credits;
  /** How many entries these are. */
  readonly entryCount: number;
  /** The credits of these entries by category. */
  readonly categories: readonly CategoryTotal[];
}

/**
 * The credit details of one conversation: its entries, and what they add up to.
 *
 * @public
 */
export interface ConversationCredits {
  /** The kind of object. */
  readonly object: 'conversation_credits';
  /** Usage up to this instant is counted, on this page and the pages after it. */
  readonly asOf: Instant;
  /** The conversation itself. */
  readonly conversation: ConversationInfo;
  /** The credits of the whole conversation, whatever the filter. */
  readonly total: Credits;
  /** How many entries the whole conversation has. */
  readonly entryCount: number;
  /** What the entries that match the filter add up to. */
  readonly matched: MatchedUsage;
  /** A page of the matching entries, by time, then id. */
  readonly entries: readonly UsageEntry[];
  /** Whether there are more entries. */
  readonly hasMore: boolean;
  /** The `cursor` that asks for the next page; null on the last page. */
  readonly nextCursor: string | null;
}
