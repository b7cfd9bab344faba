import type { EpochMicros } from '@credit-usage/sdk/time';
import type { Database } from '../store/database.js';
import { type Selection, selected } from '../store/selection.js';

/**
 * The time of the latest usage of these organizations and this agent, whatever the period and category: what tells a quiet day from a
 * pipeline that has stopped. The directory knows it; only where that lies ahead of `asOf` the usage itself is asked.
 */
export async function latestUsage(database: Database, selection: Selection): Promise<EpochMicros | null> {
  const { organizations, agentId, asOf, mark } = selection;
  const [known] = await database.selectDirectory<{ latest: number }>(
    `SELECT toUnixTimestamp64Micro(max(last_usage)) AS latest FROM agents
     WHERE organization_id IN {organizations:Array(String)} ${agentId === undefined ? '' : 'AND agent_id = {agent:String}'}`,
    { organizations, ...(agentId !== undefined && { agent: agentId }) },
  );
  if (!known?.latest) return null;
  if (known.latest <= asOf) return known.latest;
  // A producer's clock that runs ahead brings this about with every report: most often the last day says it.
  for (const range of [{ from: asOf - DAY_MICROS, to: asOf + 1 }, undefined]) {
    const { where, parameters } = selected({ organizations, agentId, asOf, mark, range });
    const [row] = await database.select<{ latest: number }>(
      `SELECT toUnixTimestamp64Micro(max(time)) AS latest FROM usage WHERE ${where}`,
      parameters,
    );
    if (row?.latest) return row.latest;
  }
  return null;
}

const DAY_MICROS = 24 * 3600 * 1_000_000;
