import type { AgentPage } from '@credit-usage/sdk/contract';
import { maySeeUsage, memberships } from '../auth/roles.js';
import { judgeScope } from '../auth/scope.js';
import type { Viewer } from '../auth/viewer.js';
import type { Source } from '../names/source.js';
import { bindingOf, type CursorCodec } from '../query/cursor.js';
import type { Moment } from '../query/moment.js';
import { Paging } from '../query/paging.js';
import { readLimit, readParameters } from '../query/parameters.js';
import { type AgentPosition, type AgentRow, agentRows, rowsByShownName, showNames } from './agent-rows.js';

/** The parsed request for agents. */
export interface AgentsQuery {
  readonly organizationId?: string | undefined;
  /** Part of a name or id, in any case. */
  readonly q?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export function readAgentsQuery(search: URLSearchParams): AgentsQuery {
  const parameters = readParameters('agents', search);
  return {
    organizationId: parameters.one('organizationId'),
    q: parameters.one('q'),
    limit: readLimit(parameters),
    cursor: parameters.one('cursor'),
  };
}

/** A page of the agents whose usage the viewer may see. */
export async function readAgents(
  source: Source,
  cursors: CursorCodec,
  viewer: Viewer,
  query: AgentsQuery,
  now: Moment,
): Promise<AgentPage> {
  const binding = bindingOf(viewer.sub, 'agents', { organizationId: query.organizationId, q: query.q });
  const paging = new Paging(cursors, binding, query.cursor, now);
  // When one organization is named, a refusal says so. When none is, those without Billing are left out.
  const organizations =
    query.organizationId === undefined
      ? memberships(viewer).filter((id) => maySeeUsage(viewer, id))
      : (await judgeScope(source, viewer, { organizationId: query.organizationId })).organizations;
  if (!organizations.length) return { data: [], hasMore: false, nextCursor: null };
  const asked = {
    organizations,
    q: query.q,
    rows: query.limit + 1,
    after: paging.position as AgentPosition | undefined,
  };
  // What is searched is what is shown: a host's own names are not in the store.
  const found =
    source.hostNames && query.q !== undefined
      ? await rowsByShownName(source, { ...asked, q: query.q })
      : await showNames(source, await agentRows(source.database, asked));
  const { rows, ...way } = paging.cut(found, query.limit, positionOf);
  return {
    data: rows.map(({ organization_id, agent_id, name, state }) => ({
      organizationId: organization_id,
      id: agent_id,
      name,
      state,
    })),
    ...way,
  };
}

const positionOf = (row: AgentRow): AgentPosition => [row.organization_id, row.agent_id];
