import {
  type ConversationSort,
  DEFAULT_SORT,
  type EchoedConversationsQuery,
} from '@credit-usage/sdk/contract';
import type { EpochMicros } from '@credit-usage/sdk/time';
import { echoFilter, type Filter, readFilter } from '../query/filter.js';
import { readLimit, readParameters } from '../query/parameters.js';
import { readTimeQuery, type TimeQuery } from '../query/time-query.js';

/** The parsed request for recent conversations. */
export interface ConversationsQuery extends Filter {
  readonly time: TimeQuery;
  readonly sort: ConversationSort;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly echo: EchoedConversationsQuery;
}

export function readConversationsQuery(search: URLSearchParams, asOf: EpochMicros): ConversationsQuery {
  const parameters = readParameters('conversations', search);
  const time = readTimeQuery(parameters, asOf);
  const filter = readFilter(parameters);
  const sort = (parameters.one('sort') ?? DEFAULT_SORT) as ConversationSort;
  const limit = readLimit(parameters);
  return {
    time,
    ...filter,
    sort,
    limit,
    cursor: parameters.one('cursor'),
    echo: { ...time.echo, ...echoFilter(filter), sort, limit },
  };
}
