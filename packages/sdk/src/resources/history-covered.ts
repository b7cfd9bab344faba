import type { FromToRange } from '../query/types.js';
import { type Answer, unexpected } from './history-buckets.js';
import { microsOf, slackOf } from './history-range.js';

/** Refuses a report that is about another range than its query, or whose buckets do not cover the whole range. */
export function checkRange(answer: Answer, asked: FromToRange): void {
  const { range, buckets } = answer.data;
  for (const name of ['from', 'to'] as const) {
    const [place, wanted] = [range[name], asked[name]];
    if (Math.abs(microsOf(place) - microsOf(wanted)) <= slackOf(wanted)) continue;
    throw unexpected(answer, `range.${name}`, 'what was asked for');
  }
  if (isOther(buckets[0]?.start, range.from) || isOther(buckets.at(-1)?.end, range.to)) {
    throw unexpected(answer, 'buckets', 'those of the whole range');
  }
}

/** Whether two places differ. An absent place differs from every other. */
const isOther = (place: string | undefined, other: string): boolean =>
  microsOf(place ?? '') !== microsOf(other);
