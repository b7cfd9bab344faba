import {
  type ConversationSort,
  DEFAULT_SORT,
  type EchoedConversationsQuery,
} from '@credit-usage/sdk/contract';
import type { EpochMicros } from '@credit-usage/sdk/time';
import { echoFilter } from '../http/echo-filter.js';
import { readLimit, readParameters } from '../http/parameters.js';
import { readTimeQuery, type TimeQuery } from '../http/time-query.js';

/** A request for recent conversations, understood. */
export interface ConversationsQuery {
  readonly time: TimeQuery;
  readonly organizationId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly sort: ConversationSort;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly echo: EchoedConversationsQuery;
}

export function readConversationsQuery(search: URLSearchParams, asOf: EpochMicros): ConversationsQuery {
  const parameters = readParameters('conversations', search);
  const time = readTimeQuery(parameters, asOf);
  const organizationId = parameters.one('organizationId');
  const agentId = parameters.one('agentId');
  const categories = parameters.many('category');
  const sort = (parameters.one('sort') ?? DEFAULT_SORT) as ConversationSort;
  const limit = readLimit(parameters);
  return {
    time,
    organizationId,
    agentId,
    categories,
    sort,
    limit,
    cursor: parameters.one('cursor'),
    echo: { ...time.echo, ...echoFilter({ organizationId, agentId, categories }), sort, limit },
  };
}
