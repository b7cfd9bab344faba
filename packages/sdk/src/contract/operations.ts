import type { ReadOperation } from './requests/vocabulary.js';

/**
 * One read of the API: where it is, what it needs.
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
  /** Who may call it, in words. */
  readonly roles: string;
}

const RANGE = ['period', 'from', 'to', 'timezone'] as const;
const PAGE = ['limit', 'cursor'] as const;

/**
 * The reads of the API. The client, the server and the OpenAPI document all go by this table.
 *
 * @public
 */
export const operations: Readonly<Record<ReadOperation, OperationSpec>> = {
  usage: {
    path: '/v1/usage',
    query: [...RANGE, 'organizationId', 'agentId', 'category', 'bucket', 'groupBy', 'top', 'compare'],
    repeated: ['category'],
    roles:
      'Billing in the organization; without organizationId, in at least one of the viewer’s organizations.',
  },
  conversations: {
    path: '/v1/conversations',
    query: [...RANGE, 'organizationId', 'agentId', 'category', 'sort', ...PAGE],
    repeated: ['category'],
    roles:
      'Billing in the organization; without organizationId, in at least one of the viewer’s organizations.',
  },
  conversationCredits: {
    path: '/v1/agents/{agentId}/conversations/{conversationId}/credits',
    query: [...RANGE, 'organizationId', 'category', ...PAGE],
    repeated: ['category'],
    roles: 'Owner in the organization, or Owner or Contributor on the agent.',
  },
  organizations: {
    path: '/v1/organizations',
    query: [],
    repeated: [],
    roles: 'None: lists the viewer’s own.',
  },
  agents: {
    path: '/v1/agents',
    query: ['organizationId', 'q', ...PAGE],
    repeated: [],
    roles: 'Lists the agents of organizations where the viewer holds Billing.',
  },
  categories: {
    path: '/v1/categories',
    query: [],
    repeated: [],
    roles: 'Lists the categories used in organizations where the viewer holds Billing.',
  },
};
