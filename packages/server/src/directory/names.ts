import { keyOf } from '../events/batch.js';
import type { Database } from '../store/database.js';

/** The last known name and state of something. */
export interface Named {
  readonly name: string;
  readonly state: string;
}

/** Names by id; what has none is called by its id and taken to exist. */
export interface Names {
  organization(id: string): Named;
  agent(organizationId: string, agentId: string): Named;
}

/** A record's name, else the name on the usage with the greatest time. */
export const NAME_SQL = `if(max(record).name != '', max(record).name, max(usage_name).name)`;
export const STATE_SQL = `if(max(record).state != '', max(record).state, 'active')`;

/** Looks names up, each once. */
export async function loadNames(
  database: Database,
  wanted: {
    readonly organizations?: readonly string[];
    readonly agents?: readonly (readonly [organizationId: string, agentId: string])[];
  },
): Promise<Names> {
  const [organizations, agents] = await Promise.all([
    wanted.organizations?.length
      ? organizationNames(database, wanted.organizations)
      : new Map<string, Named>(),
    wanted.agents?.length ? agentNames(database, wanted.agents) : new Map<string, Named>(),
  ]);
  return {
    organization: (id) => organizations.get(id) ?? { name: id, state: 'active' },
    agent: (organizationId, id) => agents.get(keyOf(organizationId, id)) ?? { name: id, state: 'active' },
  };
}

async function organizationNames(database: Database, ids: readonly string[]): Promise<Map<string, Named>> {
  const rows = await database.selectDirectory<{ organization_id: string } & Named>(
    `SELECT organization_id, ${NAME_SQL} AS name, ${STATE_SQL} AS state FROM organizations
     WHERE organization_id IN {ids:Array(String)} GROUP BY organization_id HAVING name != ''`,
    { ids },
  );
  return new Map(rows.map(({ organization_id, name, state }) => [organization_id, { name, state }]));
}

async function agentNames(
  database: Database,
  keys: readonly (readonly [string, string])[],
): Promise<Map<string, Named>> {
  const rows = await database.selectDirectory<{ organization_id: string; agent_id: string } & Named>(
    `SELECT organization_id, agent_id, ${NAME_SQL} AS name, ${STATE_SQL} AS state FROM agents
     WHERE (organization_id, agent_id) IN (SELECT arrayJoin(arrayZip({organizations:Array(String)}, {agents:Array(String)})))
     GROUP BY organization_id, agent_id`,
    { organizations: keys.map(([organization]) => organization), agents: keys.map(([, agent]) => agent) },
  );
  return new Map(
    rows.map((row) => [
      keyOf(row.organization_id, row.agent_id),
      { name: row.name || row.agent_id, state: row.state },
    ]),
  );
}
