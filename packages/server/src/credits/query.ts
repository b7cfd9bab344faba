import type { EpochMicros } from '@credit-usage/sdk/time';
import { readLimit, readParameters } from '../query/parameters.js';
import { readOptionalTimeQuery, type TimeQuery } from '../query/time-query.js';

/** The parsed request for the credit details of a conversation. */
export interface CreditsQuery {
  /** The whole conversation, when undefined. */
  readonly time?: TimeQuery | undefined;
  readonly organizationId?: string | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export function readCreditsQuery(search: URLSearchParams, asOf: EpochMicros): CreditsQuery {
  const parameters = readParameters('conversationCredits', search);
  return {
    time: readOptionalTimeQuery(parameters, asOf),
    organizationId: parameters.one('organizationId'),
    categories: parameters.many('category'),
    limit: readLimit(parameters),
    cursor: parameters.one('cursor'),
  };
}
