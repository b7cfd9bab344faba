import type { OpenEnum } from './open-enum.js';
import type { TimeRange } from './range.js';
import type { ScopedRole } from './roles.js';
import type { ConversationSort, Credits, EntityState, Instant } from './scalars.js';
import type { ReportScope } from './scope.js';
import type { EchoedFilter } from './usage-report.js';

/**
 * The query that a page of conversations was made for, with the defaults filled in.
 *
 * @public
 */
export interface EchoedConversationsQuery extends EchoedFilter {
  /** The order of the rows. */
  readonly sort: OpenEnum<ConversationSort>;
  /** How many rows a page has at most. */
  readonly limit: number;
}

/**
 * One conversation, with its usage that matches the filter.
 *
 * @public
 */
export interface Conversation {
  /** The organization that pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly agentId: string;
  /** The agent's last known name, or its id when no name is known. */
  readonly agentName: string;
  /** Whether the agent still exists. */
  readonly agentState: EntityState;
  /** The conversation, unique within the agent. */
  readonly conversationId: string;
  /** Its title; null when it has none. */
  readonly title: string | null;
  /** The credits of its usage that matches the filter. */
  readonly credits: Credits;
  /** How many messages the whole conversation has; null when unknown. */
  readonly messageCount: number | null;
  /** When the whole conversation began. */
  readonly startedAt: Instant;
  /** The time of its latest usage that matches the filter. */
  readonly lastActivityAt: Instant;
  /** Whether this viewer may open the credit details now. */
  readonly detailAccess: boolean;
  /** The roles that would open the details, any one of which is enough; present when `detailAccess` is false. */
  readonly detailRequires?: readonly ScopedRole[];
}

/**
 * A page of recent conversations.
 *
 * @public
 */
export interface ConversationPage {
  /** The kind of object. */
  readonly object: 'list';
  /** Usage up to this instant is counted, on this page and the pages after it. */
  readonly asOf: Instant;
  /** The query with its defaults filled in. */
  readonly query: EchoedConversationsQuery;
  /** The range of the query, as instants. */
  readonly range: TimeRange;
  /** Which organizations are counted and which are left out. */
  readonly scope: ReportScope;
  /** The credits of matching usage that belongs to no conversation: with these, all rows add up to the whole. */
  readonly unattributed: Credits;
  /** Whether there are more rows. */
  readonly hasMore: boolean;
  /** The `cursor` that asks for the next page; null on the last page. */
  readonly nextCursor: string | null;
  /** The rows. */
  readonly data: readonly Conversation[];
}
