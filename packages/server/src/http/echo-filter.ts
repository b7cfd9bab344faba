import type { EchoedFilter } from '@credit-usage/sdk/contract';

/** A filter's words for the answer's `query`. */
export function echoFilter(filter: {
  readonly organizationId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly categories?: readonly string[] | undefined;
}): Pick<EchoedFilter, 'organizationId' | 'agentId' | 'category'> {
  return {
    ...(filter.organizationId !== undefined && { organizationId: filter.organizationId }),
    ...(filter.agentId !== undefined && { agentId: filter.agentId }),
    ...(filter.categories && { category: filter.categories }),
  };
}
