import { agentPageAnswer } from '../contract/answers/answers.js';
import type { Execute } from '../core/call.js';
import type { ListOptions } from '../core/options.js';
import type { PagedList } from '../core/pages.js';
import type { Agent, AgentPage } from '../model/directory.js';
import type { AgentsQuery } from '../query/types.js';
import { readPages } from './read.js';

/**
 * Agents: what an agent filter can be set to.
 *
 * @public
 */
export interface AgentsResource {
  /**
   * Lists the agents of the organizations where the viewer has Billing, page by page; none if there is no such organization.
   * Includes deleted agents that have usage, under their last known name.
   *
   * @throws as `organizations.list`. With `organizationId` also MissingRoleError when the viewer lacks Billing there, and
   * NotFoundError when the viewer has nothing to do with that organization.
   *
   * @example
   * ```ts
   * const agents = await client.agents.list({ q: "support" }).toArray({ limit: 20 });
   * ```
   */
  list(query?: AgentsQuery, options?: ListOptions): PagedList<AgentPage, Agent>;
}

/** Binds the reads to a client. */
export function agentsResource(execute: Execute): AgentsResource {
  return {
    list(query = {}, options = {}) {
      return readPages(execute, 'agents', agentPageAnswer, query, options, (page) => page.data);
    },
  };
}
