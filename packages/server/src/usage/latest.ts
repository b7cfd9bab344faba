import type { EpochMicros } from '@credit-usage/sdk/time';
import { NEVER_USED } from '../events/directory-rows.js';
import type { Reader } from '../store/reader.js';
import { type Selection, selected } from '../store/selection.js';

/**
 * The time of the latest usage of these organizations and this agent, whatever the period and category: what tells a quiet day from a
 * pipeline that has stopped. The directory knows it; only where that lies ahead of `asOf` the usage itself is asked.
 */
export async function latestUsage(database: Reader, selection: Selection): Promise<EpochMicros | null> {
  const { organizations, agentId, asOf, mark } = selection;
  const [known] = await database.read<{ latest: EpochMicros | null }>(
    organizations,
    `SELECT toUnixTimestamp64Micro(maxOrNullIf(last_usage, first_usage < fromUnixTimestamp64Micro({never:Int64}))) AS latest
     FROM agents
     WHERE organization_id IN {organizations:Array(String)} ${agentId === undefined ? '' : 'AND agent_id = {agent:String}'}`,
    { organizations, never: NEVER_USED, ...(agentId !== undefined && { agent: agentId }) },
  );
  // Not to be taken for one another: usage at the very beginning of 1970, and none.
  if (!known || known.latest === null) return null;
  if (known.latest <= asOf) return known.latest;
  // A producer's clock that runs ahead brings this about with every report: most often the last day says it.
  for (const range of [{ from: asOf - DAY_MICROS, to: asOf + 1 }, undefined]) {
    const { where, parameters } = selected({ organizations, agentId, asOf, mark, range });
    const [row] = await database.read<{ latest: EpochMicros | null }>(
      organizations,
      `SELECT toUnixTimestamp64Micro(maxOrNull(time)) AS latest FROM usage WHERE ${where}`,
      parameters,
    );
    if (row && row.latest !== null) return row.latest;
  }
  return null;
}

const DAY_MICROS = 24 * 3600 * 1_000_000;
