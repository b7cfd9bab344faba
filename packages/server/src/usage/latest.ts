import type { EpochMicros } from '@credit-usage/sdk/time';
import { NEVER_USED } from '../events/directory-rows.js';
import type { Reader } from '../store/reader.js';
import { type Selection, selected } from '../store/selection.js';

/**
 * The time of the latest usage of these organizations and this agent, whatever the period and category. It distinguishes a quiet day from
 * usage that has stopped arriving. The directory knows it; only when that time is after `asOf`, the usage itself is read.
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
  // Usage at the very beginning of 1970 must not be mistaken for none.
  if (!known || known.latest === null) return null;
  if (known.latest <= asOf) return known.latest;
  // A producer whose clock is fast causes this in every report. Most often the usage of the last day suffices.
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
