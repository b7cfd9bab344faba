import type { EchoedFilter } from '@credit-usage/sdk/contract';
import type { Parameters } from './parameters.js';

/** Whose usage, and of what: the filter that all reads of usage share. */
export interface Filter {
  readonly organizationId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly categories?: readonly string[] | undefined;
}

export function readFilter(parameters: Parameters): Filter {
  return {
    organizationId: parameters.one('organizationId'),
    agentId: parameters.one('agentId'),
    categories: parameters.many('category'),
  };
}

/** A filter's words for the answer's `query`. */
export function echoFilter(filter: Filter): Pick<EchoedFilter, 'organizationId' | 'agentId' | 'category'> {
  return {
    ...(filter.organizationId !== undefined && { organizationId: filter.organizationId }),
    ...(filter.agentId !== undefined && { agentId: filter.agentId }),
    ...(filter.categories && { category: filter.categories }),
  };
}
