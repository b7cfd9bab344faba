import { operations } from '../contract/operations.js';
import { toSearchParams } from '../query/search-params.js';
import type { UsageQuery } from '../query/types.js';
import { type Answer, unexpected } from './history-buckets.js';
import { microsOf, slackOf } from './history-range.js';

/**
 * Refuses a report that answers another query, or whose buckets do not cover the whole range. A cache that ignores the query would
 * answer the request for one window with the report of another, and one month would get the figures of another. `asked` has to name
 * every parameter that an answer echoes.
 */
export function checkAnswers(answer: Answer, asked: UsageQuery): void {
  const { query, range, buckets } = answer.data;
  const wanted = toSearchParams(asked, 'usage');
  const wrong = operations.usage.query.find((name) => {
    const echoed = String([query[name as keyof typeof query] ?? []].flat().sort());
    const place = range[name as keyof typeof range];
    return (
      echoed !== String(wanted.getAll(name)) ||
      (place !== undefined && Math.abs(microsOf(place) - microsOf(echoed)) > slackOf(echoed))
    );
  });
  if (wrong) throw unexpected(answer, `query.${wrong}`, 'what was asked for; a cache may have answered');
  if (isOther(buckets[0]?.start, range.from) || isOther(buckets.at(-1)?.end, range.to)) {
    throw unexpected(answer, 'buckets', 'those of the whole range');
  }
}

/** Whether two places differ. An absent place differs from every other. */
const isOther = (place: string | undefined, other: string): boolean =>
  microsOf(place ?? '') !== microsOf(other);
