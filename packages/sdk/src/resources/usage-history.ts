import { abortable } from '../core/abortable.js';
import type { Execute } from '../core/call.js';
import { ConnectionError } from '../errors/transport-error.js';
import type { OpenEnum } from '../model/open-enum.js';
import type { Credits, EntityState, GroupBy, Instant, LocalDate } from '../model/scalars.js';
import type { ExcludedOrganization } from '../model/scope.js';
import type { RequestOptions } from '../options.js';
import type { UsageHistoryQuery } from '../query/types.js';
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
 * One hour, day, week or month of a history. It says the same however the history was sliced.
 *
 * @public
 */
export interface UsageHistoryBucket {
  /** The first instant of the bucket inside the range. */
  readonly start: Instant;
  /** The first instant after it: what `resumeAfter` takes. */
  readonly end: Instant;
  /** `start` in the query's zone, with the offset in force: label from this. */
  readonly local: string;
  /** The local date of the bucket's start, before it was clipped to the range. */
  readonly date: LocalDate;
  /** True when the range cuts the bucket or it is not over yet. */
  readonly partial: boolean;
  /** All credits of the bucket: exactly the sum of `values`. */
  readonly total: Credits;
  /** The credits by the key of a series. One that is absent comes to 0 in this bucket. There is never a folded rest. */
  readonly values: Readonly<Record<string, Credits>>;
  /** What the keys in `values` stand for, each of them once. */
  readonly series: readonly HistorySeries[];
  /** What the credits are split by. */
  readonly groupBy: OpenEnum<GroupBy>;
  /** Usage up to this instant is counted. */
  readonly asOf: Instant;
  /** The organizations that are left out of it, with the role that is missing: none, as a rule. */
  readonly excluded: readonly ExcludedOrganization[];
}

/**
 * How far a history is.
 *
 * @public
 */
export interface HistoryProgress {
  /** Everything before this instant has been handed out. */
  readonly until: Instant;
  /** About how much of the range that is, from 0 to 1. */
  readonly fraction: number;
  /** How many buckets have been handed out. */
  readonly buckets: number;
}

/**
 * How a history is read. `timeoutMs` and the client's `totalTimeoutMs` are for each of its requests, not for all together.
 *
 * @public
 */
export interface UsageHistoryOptions extends RequestOptions {
  /**
   * Goes on after the bucket with this `end`, for the same query: the `end` of the last bucket that is safely stored. At the end of
   * the range nothing is left.
   */
  readonly resumeAfter?: Instant | undefined;
  /** Told after each answer whose buckets have all been taken. One that throws changes nothing. */
  readonly onProgress?: ((progress: HistoryProgress) => unknown) | undefined;
}

/**
 * The buckets of a history, in order. Nothing is asked for until it is looped over; each loop begins anew. To leave a loop early
 * ends the request that is under way.
 *
 * @public
 */
export interface UsageHistory extends AsyncIterable<UsageHistoryBucket> {
  /** All buckets, one after the other. */
  [Symbol.asyncIterator](): AsyncIterableIterator<UsageHistoryBucket>;
}

/** A history. The query is read once: later changes to the object do not reach later requests. */
export function usageHistory(
  execute: Execute,
  query: UsageHistoryQuery,
  options: UsageHistoryOptions,
): UsageHistory {
  const pinned = snapshot(query);
  return {
    [Symbol.asyncIterator]: () =>
      abortable(options.signal, (signal) => read(execute, pinned, { ...options, signal })),
  };
}

async function* read(
  ...call: Parameters<typeof import('./history-read.js').readHistory>
): AsyncGenerator<UsageHistoryBucket, void> {
  const { readHistory } = await load();
  yield* readHistory(...call);
}

/** Loaded when it is used: pages, which draw reports, do not carry what only scripts need. */
async function load(): Promise<typeof import('./history-read.js')> {
  try {
    return await import('./history-read.js');
  } catch (cause) {
    throw new ConnectionError('The part of the SDK that reads histories could not be loaded', {
      code: 'module_not_loaded',
      cause,
    });
  }
}
