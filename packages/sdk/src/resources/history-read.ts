import type { Execute } from '../core/call.js';
import { aFunction, anything, type Rules } from '../core/check.js';
import { notify } from '../core/hooks.js';
import { checkRequestOptions, REQUEST_OPTIONS } from '../core/settings.js';
import type { UsageHistoryQuery } from '../query/types.js';
import { historyBuckets, unexpected } from './history-buckets.js';
import { fractionBefore, microsOf, notABucketEnd, rangeOf, startAfter } from './history-range.js';
import { walk } from './history-walk.js';
import { searchOf } from './read.js';
import type { UsageHistoryBucket, UsageHistoryOptions } from './usage-history.js';

const HISTORY_OPTIONS: Rules = { ...REQUEST_OPTIONS, resumeAfter: anything, onProgress: aFunction };

/** The buckets of a history, in order and without gaps. */
export async function* readHistory(
  execute: Execute,
  query: UsageHistoryQuery,
  options: UsageHistoryOptions,
  signal: AbortSignal,
): AsyncGenerator<UsageHistoryBucket, void> {
  checkRequestOptions(options, HISTORY_OPTIONS);
  const { resumeAfter, onProgress, ...request } = options;
  // Refuses what any read of usage refuses, before the first request.
  searchOf(query, 'usage', HISTORY_OPTIONS);
  const range = rangeOf(query);
  const begin = startAfter(range, resumeAfter);
  let reached = resumeAfter;
  let end: string | undefined;
  let count = 0;
  for await (const { answer, buckets } of walk(execute, query, { ...request, signal, begin })) {
    // Only the server says which instant a date means.
    end = answer.data.range.to;
    reached ??= answer.data.range.from;
    for (const bucket of historyBuckets(answer, buckets)) {
      if (resumeAfter !== undefined && microsOf(bucket.end) <= microsOf(resumeAfter)) continue;
      if (microsOf(bucket.start) !== microsOf(reached)) {
        // The buckets of all windows must follow each other without gap or overlap.
        throw reached === resumeAfter
          ? notABucketEnd()
          : unexpected(answer, 'buckets', `one from ${reached}`);
      }
      reached = bucket.end;
      count++;
      yield bucket;
    }
    const progress = { until: reached, fraction: fractionBefore(range, reached), buckets: count };
    notify(onProgress && [onProgress], progress, () => {});
  }
  // Only `resumeAfter` itself can be beyond the end, since the buckets of each window cover exactly its range.
  if (reached && end && microsOf(reached) > microsOf(end)) throw notABucketEnd();
}
