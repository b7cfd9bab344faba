import {
  DEFAULT_GROUP_BY,
  DEFAULT_TOP,
  type EchoedUsageQuery,
  type GroupBy,
} from '@credit-usage/sdk/contract';
import {
  BUCKET_LIMIT_DAYS,
  type BucketLimitExcess,
  type BucketUnit,
  bucketLimitExceeded,
  defaultBucket,
  type EpochMicros,
} from '@credit-usage/sdk/time';
import { badParameter } from '../problems/problem-error.js';
import { echoFilter, type Filter, readFilter } from '../query/filter.js';
import { readParameters } from '../query/parameters.js';
import { readTimeQuery, type TimeQuery } from '../query/time-query.js';

/** The parsed request for a usage report. */
export interface UsageQuery extends Filter {
  readonly time: TimeQuery;
  readonly bucket: BucketUnit;
  readonly groupBy: GroupBy;
  readonly top: number | 'all';
  readonly compare: boolean;
  readonly echo: EchoedUsageQuery;
}

export function readUsageQuery(search: URLSearchParams, asOf: EpochMicros): UsageQuery {
  const parameters = readParameters('usage', search);
  const time = readTimeQuery(parameters, asOf);
  const asked = parameters.one('bucket') as BucketUnit | undefined;
  const bucket = asked ?? defaultBucket(time.period ?? time.range);
  const excess = bucketLimitExceeded(time.range, bucket, time.zone);
  if (excess) {
    const parameter = time.period ? (asked ? 'bucket' : 'period') : 'to';
    throw badParameter('range_too_large', parameter, tooLarge(excess, bucket), {
      max: excess.max,
      requested: excess.requested,
    });
  }
  const filter = readFilter(parameters);
  const groupBy = (parameters.one('groupBy') ?? DEFAULT_GROUP_BY) as GroupBy;
  const top = readTop(parameters.one('top'));
  const compare = parameters.one('compare') === 'previous';
  return {
    time,
    ...filter,
    bucket,
    groupBy,
    top,
    compare,
    echo: {
      ...time.echo,
      ...echoFilter(filter),
      bucket,
      groupBy,
      top,
      ...(compare && { compare: 'previous' }),
    },
  };
}

/** Suggests longer buckets only if some are long enough. */
function tooLarge({ max, requested }: BucketLimitExcess, bucket: BucketUnit): string {
  const longest = Math.max(...Object.values(BUCKET_LIMIT_DAYS));
  const limit = `The range has ${requested} days; ${bucket} buckets allow ${max}`;
  if (requested <= longest) return `${limit}. Ask for a shorter range or longer buckets.`;
  const others = max < longest ? `, and no others more than ${longest}` : '';
  return `${limit}${others}. Split it into several requests; the SDK’s usage.history does that for you.`;
}

function readTop(text: string | undefined): number | 'all' {
  if (text === undefined) return DEFAULT_TOP;
  return text === 'all' ? 'all' : Number(text);
}
