import { keyOf } from '../store/batch.js';
import type { Reader } from '../store/reader.js';
import type { KnownName } from './name-directory.js';
import type { Source } from './source.js';

/** The last known name and state of something. */
export interface Named {
  readonly name: string;
  readonly state: string;
}

/** Names by id. What has no name is shown by its id, and assumed to exist. */
export interface Names {
  organization(id: string): Named;
  agent(organizationId: string, agentId: string): Named;
}

/** A record's name, else the name on the usage with the greatest time. */
export const NAME_SQL = `if(max(record).name != '', max(record).name, max(usage_name).name)`;
export const STATE_SQL = `if(max(record).state != '', max(record).state, 'active')`;

/** Looks names up, each once: the host's own, else the recorded ones. */
export async function loadNames(
  { database, hostNames, failed }: Source,
  wanted: {
    readonly organizations?: readonly string[];
    readonly agents?: readonly (readonly [organizationId: string, agentId: string])[];
  },
): Promise<Names> {
  const { organizations = [], agents = [] } = wanted;
  const keys = agents.map(([organizationId, id]) => ({ organizationId, id }));
  const [recordedOrganizations, recordedAgents, ownOrganizations, ownAgents] = await Promise.all([
    organizations.length ? organizationNames(database, organizations) : NONE,
    agents.length ? agentNames(database, agents) : NONE,
    organizations.length && hostNames ? hostNames.organizations(organizations, failed) : NONE,
    agents.length && hostNames ? hostNames.agents(keys, failed) : NONE,
  ]);
  return {
    organization: (id) => named(id, ownOrganizations.get(id), recordedOrganizations.get(id)),
    agent: (organizationId, id) => {
      const key = keyOf(organizationId, id);
      return named(id, ownAgents.get(key), recordedAgents.get(key));
    },
  };
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/** The host's name and state each go before the recorded one: a host may know only the name, for example. */
export function named(id: string, own: KnownName | undefined, recorded: Named | undefined): Named {
  return { name: own?.name || recorded?.name || id, state: own?.state || recorded?.state || 'active' };
}

async function organizationNames(database: Reader, ids: readonly string[]): Promise<Map<string, Named>> {
  const rows = await database.read<{ organization_id: string } & Named>(
    ids,
    `SELECT organization_id, ${NAME_SQL} AS name, ${STATE_SQL} AS state FROM organizations
     WHERE organization_id IN {ids:Array(String)} GROUP BY organization_id HAVING name != ''`,
    { ids },
  );
  return new Map(rows.map(({ organization_id, name, state }) => [organization_id, { name, state }]));
}

async function agentNames(
  database: Reader,
  keys: readonly (readonly [string, string])[],
): Promise<Map<string, Named>> {
  const rows = await database.read<{ organization_id: string; agent_id: string } & Named>(
    [...new Set(keys.map(([organization]) => organization))],
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
