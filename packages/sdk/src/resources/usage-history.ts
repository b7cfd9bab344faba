import { abortable } from '../core/abortable.js';
import type { Execute } from '../core/call.js';
import type { RequestOptions } from '../core/options.js';
import type { OpenEnum } from '../model/open-enum.js';
import type { Credits, EntityState, GroupBy, Instant, LocalDate } from '../model/scalars.js';
import type { ExcludedOrganization } from '../model/scope.js';
import type { UsageHistoryQuery } from '../query/types.js';
import { readHistory } from './history-read.js';
import { snapshot } from './read.js';

/**
 * What the credits of a bucket were spent on: a category, an agent or an organization.
 *
 * @public
 */
export interface HistorySeries {
  /**
   * The key in `values`. It is the `id`, or `organizationId/id` when the history is split by agent, since the same agent id in two
   * organizations means two agents. In the latter, `%` and `/` inside an id are written `%25` and `%2F`.
   */
  readonly key: string;
  /** The category, or the id of the agent or organization. */
  readonly id: string;
  /** The organization of the agent, when the history is split by agent. */
  readonly organizationId?: string;
  /** The name to show: the last one known when the bucket was read. */
  readonly label: string;
  /** Whether it still exists. */
  readonly state: EntityState;
}

/**
 * One hour, day, week or month of a history, the same however many requests the history takes.
 *
 * @public
 */
export interface UsageHistoryBucket {
  /** The first instant of the bucket inside the range. */
  readonly start: Instant;
  /** The first instant after it: the value for `resumeAfter`. */
  readonly end: Instant;
  /** `start` in the query's zone, with its offset: use it for labels. */
  readonly local: string;
  /** The local date on which the bucket starts, before it is clipped to the range. */
  readonly date: LocalDate;
  /** True when the range cuts the bucket, or the bucket has not ended yet. */
  readonly partial: boolean;
  /** All credits of the bucket: exactly the sum of `values`. */
  readonly total: Credits;
  /** The credits of each series, by its key. A series that is absent has 0 in this bucket. Nothing is ever folded. */
  readonly values: Readonly<Record<string, Credits>>;
  /** The series in `values`, each of them once. */
  readonly series: readonly HistorySeries[];
  /** What the credits are split by. */
  readonly groupBy: OpenEnum<GroupBy>;
  /** Usage up to this instant is counted. */
  readonly asOf: Instant;
  /** The organizations that are left out, with the role that is missing; usually none. */
  readonly excluded: readonly ExcludedOrganization[];
}

/**
 * How far a history has been read.
 *
 * @public
 */
export interface HistoryProgress {
  /** Every bucket before this instant has been given to the loop. */
  readonly until: Instant;
  /** Roughly how much of the range that is, from 0 to 1. */
  readonly fraction: number;
  /** How many buckets have been given to the loop. */
  readonly buckets: number;
}

/**
 * The options of reading a history. `timeoutMs` and the client's `totalTimeoutMs` apply to each request, not to the history as a whole.
 *
 * @public
 */
export interface UsageHistoryOptions extends RequestOptions {
  /**
   * Continues after the bucket with this `end`, for the same query: pass the `end` of the last bucket you have stored. After the last
   * bucket of the range, there are no more.
   */
  readonly resumeAfter?: Instant | undefined;
  /** Called after each answer, once the loop has been given all of its buckets. If it throws, the error is ignored. */
  readonly onProgress?: ((progress: HistoryProgress) => unknown) | undefined;
}

/**
 * The buckets of a history, in order. Nothing is requested until you loop over it, and each loop starts from the beginning. Leaving a
 * loop early ends the request that is running.
 *
 * @public
 */
export interface UsageHistory extends AsyncIterable<UsageHistoryBucket> {
  /** All buckets, one after another. */
  [Symbol.asyncIterator](): AsyncIterableIterator<UsageHistoryBucket>;
}

/** Makes a history. The query is copied: later changes to the object do not affect later requests. */
export function usageHistory(
  execute: Execute,
  query: UsageHistoryQuery,
  given: UsageHistoryOptions | null,
): UsageHistory {
  const pinned = snapshot(query);
  const options = given ?? {};
  return {
    [Symbol.asyncIterator]: () =>
      abortable(options.signal, (signal) => readHistory(execute, pinned, options, signal)),
  };
}
