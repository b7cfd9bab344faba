import { DEFAULT_GROUP_BY, DEFAULT_TOP, type EchoedUsageQuery } from '@credit-usage/sdk/contract';
import {
  type BucketUnit,
  bucketLimitExceeded,
  defaultBucket,
  type EpochMicros,
} from '@credit-usage/sdk/time';
import { echoFilter, type Filter, readFilter } from '../http/filter.js';
import { readParameters } from '../http/parameters.js';
import { badParameter } from '../http/problem-error.js';
import { readTimeQuery, type TimeQuery } from '../http/time-query.js';

/** A usage report's request, understood. */
export interface UsageQuery extends Filter {
  readonly time: TimeQuery;
  readonly bucket: BucketUnit;
  readonly groupBy: 'category' | 'agent' | 'organization';
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
    throw badParameter(
      'range_too_large',
      parameter,
      `The range has ${excess.requested} days; ${bucket} buckets allow ${excess.max}. Ask for a shorter range or longer buckets.`,
      { max: excess.max, requested: excess.requested },
    );
  }
  const filter = readFilter(parameters);
  const groupBy = (parameters.one('groupBy') ?? DEFAULT_GROUP_BY) as UsageQuery['groupBy'];
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

function readTop(text: string | undefined): number | 'all' {
  if (text === undefined) return DEFAULT_TOP;
  return text === 'all' ? 'all' : Number(text);
}
