import type { BucketUnit, ConversationSort, GroupBy, Period } from '../model/scalars.js';

/**
 * A range that is named by its length. Without one, reports and lists cover `30d`, and credit details the whole
 * conversation.
 *
 * @public
 */
export interface PeriodRange {
  /** The period. It ends with the current hour (`24h`, `72h`) or day in `timezone`. */
  readonly period?: Period | undefined;
  /** Not together with `period`. */
  readonly from?: undefined;
  /** Not together with `period`. */
  readonly to?: undefined;
}

/**
 * Any range. `from` and `to` are both RFC 3339 instants, or both local dates `YYYY-MM-DD`; `to` is not included.
 *
 * @public
 */
export interface FromToRange {
  /** Not together with `from` and `to`. */
  readonly period?: undefined;
  /** The first instant, or the first local date. */
  readonly from: string;
  /** The first instant, or the first local date, that is *not* included. */
  readonly to: string;
}

/**
 * The keys of a filter besides its range.
 *
 * @public
 */
export interface FilterFields {
  /** The IANA zone that days and hours follow, in exact case. Default `UTC`. */
  readonly timezone?: string | undefined;
  /** One organization; absent for all. */
  readonly organizationId?: string | undefined;
  /** One agent; absent for all. */
  readonly agentId?: string | undefined;
  /**
   * The kinds of work; absent or empty for all, as in a multi-select with nothing selected. Order and repeats do not
   * matter.
   */
  readonly categories?: readonly string[] | undefined;
}

/**
 * The filter that all routes share: the `period`, or `from` and `to`, and what to count.
 *
 * @public
 */
export type UsageFilter = FilterFields & (PeriodRange | FromToRange);

/**
 * The keys of a usage report's query besides its filter.
 *
 * @public
 */
export interface UsageFields {
  /** The length of a bar. Default `hour` for 24h, 72h and ranges up to 72 hours, else `day`. */
  readonly bucket?: BucketUnit | undefined;
  /** What bars are split by. Default `category`. */
  readonly groupBy?: GroupBy | undefined;
  /** How many series are shown separately, 1 to 50; the others are folded into one. Or `all`. Default 6. */
  readonly top?: number | 'all' | undefined;
  /** `previous` adds the previous period, for comparison. */
  readonly compare?: 'previous' | undefined;
}

/**
 * The query of a usage report.
 *
 * @public
 */
export type UsageQuery = UsageFilter & UsageFields;

/**
 * The query of a usage history: a range of any length, and what to count in it.
 *
 * @public
 */
export interface UsageHistoryQuery extends FilterFields, FromToRange {
  /** The length of a bucket. Default `day`, however short the range is. */
  readonly bucket?: BucketUnit | undefined;
  /** What the credits of a bucket are split by. Default `category`. */
  readonly groupBy?: GroupBy | undefined;
}

/**
 * The keys of a conversations query besides its filter.
 *
 * @public
 */
export interface ConversationsFields {
  /** The order. Default `-lastActivityAt`: the latest first. */
  readonly sort?: ConversationSort | undefined;
  /** The rows of one page, 1 to 100. Default 25; for reading everything, 100 makes the fewest requests. */
  readonly limit?: number | undefined;
}

/**
 * The query of recent conversations.
 *
 * @public
 */
export type ConversationsQuery = UsageFilter & ConversationsFields;

/**
 * The keys of a credit details query besides its filter.
 *
 * @public
 */
export interface CreditsFields {
  /** The organization that pays. Without it, the viewer's only organization that has the agent. */
  readonly organizationId?: string | undefined;
  /** The agent. */
  readonly agentId: string;
  /** The conversation. */
  readonly conversationId: string;
  /** The entries of one page, 1 to 100. Default 25. */
  readonly limit?: number | undefined;
}

/**
 * The query of one conversation's credit details. Without a range, it covers the whole conversation.
 *
 * @public
 */
export type CreditsQuery = UsageFilter & CreditsFields;

/**
 * The query of agents.
 *
 * @public
 */
export interface AgentsQuery {
  /** The organization of the agents; absent for all. */
  readonly organizationId?: string | undefined;
  /** Part of the name or id, in upper or lower case. */
  readonly q?: string | undefined;
  /** The agents of one page, 1 to 100. Default 25. */
  readonly limit?: number | undefined;
}

/**
 * Everything that a query may have, for any route: one object for calls, element attributes, shareable URLs and exports.
 *
 * @public
 */
export type Query = UsageFilter &
  UsageFields &
  ConversationsFields & {
    /** The conversation whose credit details are open. */
    readonly conversationId?: string | undefined;
    /** Searches agents by name or id. */
    readonly q?: string | undefined;
  };
