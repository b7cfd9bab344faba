import type { Credits, Instant } from './scalars.js';
import type { CategoryTotal } from './usage-report.js';

/**
 * The conversation whose entries are listed.
 *
 * @public
 */
export interface ConversationInfo {
  /** Who pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly agentId: string;
  /** The agent's last known name, else its id. */
  readonly agentName: string;
  /** The conversation, unique within the agent. */
  readonly conversationId: string;
  /** Its title; null when it has none. */
  readonly title: string | null;
  /** Its messages; null when unknown. */
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
 * The entries that the filter selects, in numbers.
 *
 * @public
 */
export interface MatchedUsage {
  /** Their credits: equals the conversation's row for the same filter. */
  readonly total: Credits;
  /** How many they are. */
  readonly entryCount: number;
  /** Their credits by category. */
  readonly categories: readonly CategoryTotal[];
}

/**
 * The credit details of one conversation: its entries, and what they add up to.
 *
 * @public
 */
export interface ConversationCredits {
  /** Says what this is. */
  readonly object: 'conversation_credits';
  /** Usage up to this instant is counted, on this page and on those after it. */
  readonly asOf: Instant;
  /** The conversation itself. */
  readonly conversation: ConversationInfo;
  /** The credits of the whole conversation, whatever the filter and page. */
  readonly total: Credits;
  /** The entries of the whole conversation. */
  readonly entryCount: number;
  /** What the filter selects. */
  readonly matched: MatchedUsage;
  /** A page of the selected entries, by time, then id. */
  readonly entries: readonly UsageEntry[];
  /** Whether there are more entries. */
  readonly hasMore: boolean;
  /** Asks for the next page; null on the last. */
  readonly nextCursor: string | null;
}
