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
   * Its key in `values`: its `id`, and where the history is split by agent `organizationId/id`, since the same agent id under two
   * organizations is two agents. There, `%` and `/` inside an id are written `%25` and `%2F`.
   */
  readonly key: string;
  /** The category, or the id of the agent or organization. */
  readonly id: string;
  /** The organization of the agent, where the history is split by agent. */
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
  /** The local date of the bucket's start, before it was clipped to the range. */
  readonly date: LocalDate;
  /** True when the range cuts the bucket or it has not ended yet. */
  readonly partial: boolean;
  /** All credits of the bucket: exactly the sum of `values`. */
  readonly total: Credits;
  /** The credits of each series, by its key. A series that is absent has 0 in this bucket. Nothing is ever folded. */
  readonly values: Readonly<Record<string, Credits>>;
  /** The series of the keys in `values`, each of them once. */
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
  /** About how much of the range that is, from 0 to 1. */
  readonly fraction: number;
  /** How many buckets have been given to the loop. */
  readonly buckets: number;
}

/**
 * How a history is read. `timeoutMs` and the client's `totalTimeoutMs` are for each of its requests, not for all together.
 *
 * @public
 */
export interface UsageHistoryOptions extends RequestOptions {
  /**
   * Continues after the bucket with this `end`, for the same query: give the `end` of the last bucket that you have stored. At the end
   * of the range there are no more buckets.
   */
  readonly resumeAfter?: Instant | undefined;
  /** Called after each answer, when the loop has had all its buckets. If it throws, that changes nothing. */
  readonly onProgress?: ((progress: HistoryProgress) => unknown) | undefined;
}

/**
 * The buckets of a history, in order. Nothing is requested until you loop over it; each loop begins again. Leaving a loop early ends
 * the request that is running.
 *
 * @public
 */
export interface UsageHistory extends AsyncIterable<UsageHistoryBucket> {
  /** All buckets, one after another. */
  [Symbol.asyncIterator](): AsyncIterableIterator<UsageHistoryBucket>;
}

/** A history. The query is read once: later changes to the object do not reach later requests. */
export function usageHistory(
  execute: Execute,
  query: UsageHistoryQuery,
  given: UsageHistoryOptions | null,
): UsageHistory {
  const pinned = snapshot(query);
  const options = given ?? {};
  return {
    [Symbol.asyncIterator]: () =>
      abortable(options.signal, (signal) => readHistory(execute, pinned, { ...options, signal })),
  };
}
