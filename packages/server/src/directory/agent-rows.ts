import { NAME_SQL, named, STATE_SQL } from '../names/names.js';
import type { Source } from '../names/source.js';
import { keyOf } from '../store/batch.js';
import type { Parameters } from '../store/database.js';
import type { Reader } from '../store/reader.js';

/** For each chunk the store groups all remaining agents: large chunks keep that rare. */
const CHUNK = 5_000;

/** The organization and the agent. */
export type AgentPosition = readonly [string, string];

/** An agent as it is listed. */
export interface AgentRow {
  readonly organization_id: string;
  readonly agent_id: string;
  readonly name: string;
  readonly state: string;
}

/** Which agents to read; they are sorted by organization, then id. */
export interface AskedAgents {
  readonly organizations: readonly string[];
  /** Part of a recorded name or id, in any case. */
  readonly q?: string | undefined;
  readonly rows: number;
  readonly after?: AgentPosition | undefined;
}

/** The agents in the store, under their recorded names. */
export async function agentRows(
  database: Reader,
  { organizations, q, rows, after }: AskedAgents,
): Promise<readonly AgentRow[]> {
  const parameters: Record<string, Parameters[string]> = { organizations, rows };
  const conditions = ['organization_id IN {organizations:Array(String)}'];
  if (after) {
    conditions.push('(organization_id, agent_id) > ({after_organization:String}, {after_agent:String})');
    parameters.after_organization = after[0];
    parameters.after_agent = after[1];
  }
  let having = '';
  if (q !== undefined) {
    having =
      'HAVING positionCaseInsensitiveUTF8(name, {q:String}) > 0 OR positionCaseInsensitiveUTF8(agent_id, {q:String}) > 0';
    parameters.q = q;
  }
  return database.read<AgentRow>(
    organizations,
    `SELECT organization_id, agent_id, if(${NAME_SQL} != '', ${NAME_SQL}, agent_id) AS name, ${STATE_SQL} AS state
     FROM agents WHERE ${conditions.join(' AND ')}
     GROUP BY organization_id, agent_id ${having}
     ORDER BY organization_id, agent_id LIMIT {rows:UInt32}`,
    parameters,
  );
}

/** The same agents, with the host's names for them. */
export async function showNames(source: Source, rows: readonly AgentRow[]): Promise<readonly AgentRow[]> {
  if (!source.hostNames) return rows;
  const own = await source.hostNames.agents(
    rows.map(({ organization_id, agent_id }) => ({ organizationId: organization_id, id: agent_id })),
    source.failed,
  );
  return rows.map((row) => {
    const { organization_id, agent_id } = row;
    return { ...row, ...named(agent_id, own.get(keyOf(organization_id, agent_id)), row) };
  });
}

/** Agents by a part of their displayed name, or of their id: goes through all agents until there are enough. */
export async function rowsByShownName(
  source: Source,
  { q, rows, ...asked }: AskedAgents & { readonly q: string },
): Promise<readonly AgentRow[]> {
  const part = q.toLowerCase();
  const found: AgentRow[] = [];
  let { after } = asked;
  for (;;) {
    const chunk = await agentRows(source.database, { ...asked, after, rows: CHUNK });
    for (const row of await showNames(source, chunk))
      if ([row.name, row.agent_id].some((text) => text.toLowerCase().includes(part))) found.push(row);
    const last = chunk.at(-1);
    if (chunk.length < CHUNK || found.length >= rows || !last) return found.slice(0, rows);
    after = [last.organization_id, last.agent_id];
  }
}
