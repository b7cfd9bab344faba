import type { OpenEnum } from './open-enum.js';
import type { TimeRange } from './range.js';
import type { ScopedRole } from './roles.js';
import type { ConversationSort, Credits, EntityState, Instant } from './scalars.js';
import type { ReportScope } from './scope.js';
import type { EchoedFilter } from './usage-report.js';

/**
 * The query of a page of conversations, with the defaults filled in.
 *
 * @public
 */
export interface EchoedConversationsQuery extends EchoedFilter {
  /** The order of the rows. */
  readonly sort: OpenEnum<ConversationSort>;
  /** The most rows of a page. */
  readonly limit: number;
}

/**
 * One conversation with the usage that the filter selects.
 *
 * @public
 */
export interface Conversation {
  /** Who pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly agentId: string;
  /** The agent's last known name, else its id. */
  readonly agentName: string;
  /** Whether the agent still exists. */
  readonly agentState: EntityState;
  /** The conversation, unique within the agent. */
  readonly conversationId: string;
  /** Its title; null when it has none. */
  readonly title: string | null;
  /** The credits of the usage that the filter selects. */
  readonly credits: Credits;
  /** The messages of the whole conversation; null when unknown. */
  readonly messageCount: number | null;
  /** When the whole conversation began. */
  readonly startedAt: Instant;
  /** The time of the latest usage that the filter selects. */
  readonly lastActivityAt: Instant;
  /** Whether this viewer may open the credit details now. */
  readonly detailAccess: boolean;
  /** The roles any one of which would open the details; present when `detailAccess` is false. */
  readonly detailRequires?: readonly ScopedRole[];
}

/**
 * A page of recent conversations.
 *
 * @public
 */
export interface ConversationPage {
  /** Says what this is. */
  readonly object: 'list';
  /** Usage up to this instant is counted, on this page and on those after it. */
  readonly asOf: Instant;
  /** The query with its defaults filled in. */
  readonly query: EchoedConversationsQuery;
  /** The range that the query means. */
  readonly range: TimeRange;
  /** Which organizations are counted and which are left out. */
  readonly scope: ReportScope;
  /** The selected usage that belongs to no conversation, so that the whole adds up. */
  readonly unattributed: Credits;
  /** Whether there are more rows. */
  readonly hasMore: boolean;
  /** Asks for the next page; null on the last. */
  readonly nextCursor: string | null;
  /** The rows. */
  readonly data: readonly Conversation[];
}
