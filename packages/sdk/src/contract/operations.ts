import type { ReadOperation } from './requests/vocabulary.js';

/**
 * One read of the API: its path and its parameters.
 *
 * @public
 */
export interface OperationSpec {
  /** The path, with `{placeholders}`. */
  readonly path: string;
  /** The query parameters that it knows; any other is refused. */
  readonly query: readonly string[];
  /** The parameters that may be repeated. */
  readonly repeated: readonly string[];
}

const RANGE = ['period', 'from', 'to', 'timezone'] as const;
const PAGE = ['limit', 'cursor'] as const;

/**
 * The reads of the API. The client, the server and the OpenAPI document all use this table.
 *
 * @public
 */
export const operations: Readonly<Record<ReadOperation, OperationSpec>> = {
  usage: {
    path: '/v1/usage',
    query: [...RANGE, 'organizationId', 'agentId', 'category', 'bucket', 'groupBy', 'top', 'compare'],
    repeated: ['category'],
  },
  conversations: {
    path: '/v1/conversations',
    query: [...RANGE, 'organizationId', 'agentId', 'category', 'sort', ...PAGE],
    repeated: ['category'],
  },
  conversationCredits: {
    path: '/v1/agents/{agentId}/conversations/{conversationId}/credits',
    query: [...RANGE, 'organizationId', 'category', ...PAGE],
    repeated: ['category'],
  },
  organizations: {
    path: '/v1/organizations',
    query: [],
    repeated: [],
  },
  agents: {
    path: '/v1/agents',
    query: ['organizationId', 'q', ...PAGE],
    repeated: [],
  },
  categories: {
    path: '/v1/categories',
    query: [],
    repeated: [],
  },
};
