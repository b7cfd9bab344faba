import type { AgentPage } from '@credit-usage/sdk/contract';
import { maySeeUsage, memberships } from '../auth/roles.js';
import type { Viewer } from '../auth/viewer.js';
import { bindingOf, type CursorCodec } from '../http/cursor.js';
import type { Moment } from '../http/moment.js';
import { Paging } from '../http/paging.js';
import { readLimit, readParameters } from '../http/parameters.js';
import type { Database, Parameters } from '../store/database.js';
import { judgeScope } from '../usage/scope.js';
import { NAME_SQL, STATE_SQL } from './names.js';

/** A request for agents, understood. */
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
  database: Database,
  cursors: CursorCodec,
  viewer: Viewer,
  query: AgentsQuery,
  now: Moment,
): Promise<AgentPage> {
  const binding = bindingOf(viewer.sub, 'agents', { organizationId: query.organizationId, q: query.q });
  const paging = await Paging.open(cursors, binding, query.cursor, now);
  // One organization by name is asked for: a refusal there says so. All of them: those without Billing are left out.
  const organizations =
    query.organizationId === undefined
      ? memberships(viewer).filter((id) => maySeeUsage(viewer, id))
      : (await judgeScope(database, viewer, { organizationId: query.organizationId })).organizations;
  if (!organizations.length) return { data: [], hasMore: false, nextCursor: null };
  const found = await agentRows(database, organizations, query, paging.position as Position | undefined);
  const { rows, ...way } = await paging.cut(
    found,
    query.limit,
    (row): Position => [row.organization_id, row.agent_id],
  );
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

/** The organization and the agent. */
type Position = readonly [string, string];

interface AgentRow {
  readonly organization_id: string;
  readonly agent_id: string;
  readonly name: string;
  readonly state: string;
}

async function agentRows(
  database: Database,
  organizations: readonly string[],
  query: AgentsQuery,
  after: Position | undefined,
): Promise<AgentRow[]> {
  const parameters: Record<string, Parameters[string]> = { organizations, rows: query.limit + 1 };
  const conditions = ['organization_id IN {organizations:Array(String)}'];
  if (after) {
    conditions.push('(organization_id, agent_id) > ({after_organization:String}, {after_agent:String})');
    parameters.after_organization = after[0];
    parameters.after_agent = after[1];
  }
  let having = '';
  if (query.q !== undefined) {
    having =
      'HAVING positionCaseInsensitiveUTF8(name, {q:String}) > 0 OR positionCaseInsensitiveUTF8(agent_id, {q:String}) > 0';
    parameters.q = query.q;
  }
  return database.select<AgentRow>(
    `SELECT organization_id, agent_id, if(${NAME_SQL} != '', ${NAME_SQL}, agent_id) AS name, ${STATE_SQL} AS state
     FROM agents WHERE ${conditions.join(' AND ')}
     GROUP BY organization_id, agent_id ${having}
     ORDER BY organization_id, agent_id LIMIT {rows:UInt32}`,
    parameters,
  );
}
