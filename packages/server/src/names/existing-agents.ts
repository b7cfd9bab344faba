import type { Reader } from '../store/reader.js';

/** Which of these organizations have an agent with this id: from its record, or from its usage. */
export async function organizationsHaving(
  database: Reader,
  organizations: readonly string[],
  agentId: string,
): Promise<string[]> {
  if (!organizations.length) return [];
  const rows = await database.read<{ organization_id: string }>(
    organizations,
    `SELECT DISTINCT organization_id FROM agents
     WHERE organization_id IN {organizations:Array(String)} AND agent_id = {agent:String} ORDER BY organization_id`,
    { organizations, agent: agentId },
  );
  return rows.map((row) => row.organization_id);
}
