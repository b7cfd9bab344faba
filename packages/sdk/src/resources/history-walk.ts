import { usageReportAnswer } from '../contract/answers/answers.js';
import { DEFAULT_GROUP_BY, DEFAULT_TIMEZONE } from '../contract/requests/vocabulary.js';
import type { Execute } from '../core/call.js';
import type { RequestOptions } from '../core/options.js';
import { isInvalidRequestError } from '../errors/guards.js';
import type { UsageBucket } from '../model/usage-report.js';
import type { FromToRange, UsageHistoryQuery } from '../query/types.js';
import { BUCKET_LIMIT_DAYS } from '../time/bucket-limit.js';
import { isLocalDate } from '../time/local-date.js';
import type { BucketUnit } from '../time/types.js';
import { type Answer, unexpected } from './history-buckets.js';
import { checkRange } from './history-covered.js';
import { daysLater, isBefore, rangeOf } from './history-range.js';
import { readOne } from './read.js';

/** The shortest windows: from the start of a bucket, each contains at least two whole ones, so that it can still be halved. */
const FEWEST_DAYS: Readonly<Record<BucketUnit, number>> = { hour: 1, day: 3, week: 15, month: 63 };

/** The API's limits for a report with all series: see `top` in the contract. */
const MAX_SERIES = 1_000;
const MAX_CELLS = 50_000;

/** A report, and those of its buckets that are whole, or cut only by the range of the history. */
export interface Part {
  readonly answer: Answer;
  readonly buckets: readonly UsageBucket[];
}

/** Where a walk begins, and how its requests are made. */
export interface WalkOptions extends RequestOptions {
  readonly begin: string;
}

/**
 * The reports that make up a history, in order: windows as long as the API allows, halved where they have too many series.
 * Windows end where the API's own buckets begin, so that no calendar is needed here.
 */
export async function* walk(
  execute: Execute,
  query: UsageHistoryQuery,
  { begin, ...options }: WalkOptions,
): AsyncGenerator<Part, void> {
  const { to } = rangeOf(query);
  const bucket = query.bucket ?? 'day';
  const { timezone = DEFAULT_TIMEZONE, groupBy = DEFAULT_GROUP_BY } = query;
  const ask = asking(execute, { ...query, timezone, groupBy, bucket }, options);
  const most = BUCKET_LIMIT_DAYS[bucket];
  const fewest = FEWEST_DAYS[bucket];
  let days = most;
  let at = begin;
  while (isBefore(at, to)) {
    const later = daysLater(at, days);
    const cut = isBefore(later, to) ? later : to;
    const asked = await ask({ from: at, to: cut }, 'all');
    // With too many series, the same window is read folded, to learn where its buckets are.
    const answer = asked.answer ?? (await ask({ from: at, to: cut }, 1)).answer;
    if (answer === undefined) throw asked.error;
    const window = wholeOf(answer, bucket, at, { cut, to });
    if (asked.answer) yield { answer, buckets: window.buckets };
    else yield* halves(ask, window.buckets, asked.error);
    days = asked.answer ? grown(answer, days, most) : Math.max(fewest, Math.floor(days / 2));
    at = window.next;
  }
}

/** Reads the buckets of a window in two halves, and each half again in two where it is still too large, down to one bucket. */
async function* halves(
  ask: Ask,
  buckets: readonly UsageBucket[],
  error: unknown,
): AsyncGenerator<Part, void> {
  if (buckets.length < 2) throw error;
  const middle = Math.ceil(buckets.length / 2);
  for (const half of [buckets.slice(0, middle), buckets.slice(middle)]) {
    const [from, to] = [half[0]?.start, half.at(-1)?.end] as [string, string];
    const asked = await ask({ from, to }, 'all');
    if (asked.answer) yield { answer: asked.answer, buckets: asked.answer.data.buckets };
    else yield* halves(ask, half, asked.error);
  }
}

/** The buckets of a window that its end has not cut, and where the next window begins. */
function wholeOf(
  answer: Answer,
  bucket: BucketUnit,
  at: string,
  { cut, to }: { readonly cut: string; readonly to: string },
): { readonly buckets: readonly UsageBucket[]; readonly next: string } {
  const { buckets } = answer.data;
  const last = buckets.at(-1) as UsageBucket;
  // The start of a date is also the start of an hour and of a day.
  const cutsNothing = cut === to || (isLocalDate(cut) && (bucket === 'hour' || bucket === 'day'));
  if (cutsNothing) return { buckets, next: cut };
  const next = isLocalDate(at) ? last.date : last.start;
  if (!isBefore(at, next)) throw unexpected(answer, 'buckets', 'those of the whole range');
  return { buckets: buckets.slice(0, -1), next };
}

/** Twice the days, if twice the series and buckets would still be within the limits. */
function grown({ data: { series, buckets } }: Answer, days: number, most: number): number {
  const fits = 2 * series.length <= MAX_SERIES && 4 * series.length * buckets.length <= MAX_CELLS;
  return fits ? Math.min(most, 2 * days) : days;
}

/** A report, or the error that says it would have too many series. Any other failure is thrown. */
type Asked =
  | { readonly answer: Answer; readonly error?: undefined }
  | { readonly answer?: undefined; readonly error: unknown };

type Ask = (range: FromToRange, top: 'all' | 1) => Promise<Asked>;

function asking(execute: Execute, query: UsageHistoryQuery, options: RequestOptions): Ask {
  return async ({ from, to }, top) => {
    try {
      const asked = { ...query, from, to, top, compare: undefined };
      const answer = await readOne(execute, 'usage', usageReportAnswer, asked, options).withResponse();
      checkRange(answer, asked);
      return { answer };
    } catch (error) {
      if (!hasTooManySeries(error)) throw error;
      return { error };
    }
  };
}

/** The `top` sent is always valid, so an error about it means too many series. */
const hasTooManySeries = (error: unknown): boolean =>
  isInvalidRequestError(error) && error.errors.some(({ parameter }) => parameter === 'top');
