import { agentPageAnswer } from '../contract/answers/answers.js';
import type { Execute } from '../core/call.js';
import type { ListOptions } from '../core/options.js';
import type { PagedList } from '../core/pages.js';
import type { Agent, AgentPage } from '../model/directory.js';
import type { AgentsQuery } from '../query/types.js';
import { readPages } from './read.js';

/**
 * Agents: the choices of an agent filter.
 *
 * @public
 */
export interface AgentsResource {
  /**
   * The agents of the organizations where the viewer has Billing, in pages; none if there is no such organization.
   * Includes deleted agents that have usage, under their last known name.
   *
   * @throws NotFoundError when the viewer has nothing to do with the organization; otherwise as `organizations.list`.
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
