import type { EpochMicros } from '@credit-usage/sdk/time';
import { keyOf, type UsageRow } from '../store/batch.js';

/** Stands for the first usage of an agent without usage: any real usage is earlier. */
export const NEVER_USED: EpochMicros = 8_000_000_000_000_000;

interface AgentUsage {
  organization_id: string;
  agent_id: string;
  first_usage: EpochMicros;
  last_usage: EpochMicros;
  usage_name?: { time: EpochMicros; name: string };
}

interface OrganizationUsage {
  organization_id: string;
  usage_name?: { time: EpochMicros; name: string };
}

/** A category of an organization, and the time of its first usage. */
export interface CategoryUsage {
  organization_id: string;
  category: string;
  first_usage: EpochMicros;
}

/** What usage says about who exists and under which name: one row per key, however many records there are. */
export interface DirectoryRows {
  readonly agents: readonly AgentUsage[];
  readonly organizations: readonly OrganizationUsage[];
  readonly categories: readonly CategoryUsage[];
}

export function directoryRows(rows: readonly UsageRow[]): DirectoryRows {
  const agents = new Map<string, AgentUsage>();
  const organizations = new Map<string, OrganizationUsage>();
  const categories = new Map<string, CategoryUsage>();
  for (const row of rows) {
    const { organization_id, agent_id, category, time } = row;
    const agent = entry<AgentUsage>(agents, keyOf(organization_id, agent_id), () => ({
      organization_id,
      agent_id,
      first_usage: time,
      last_usage: time,
    }));
    agent.first_usage = Math.min(agent.first_usage, time);
    agent.last_usage = Math.max(agent.last_usage, time);
    rename(agent, time, row.agent_name);
    if (row.organization_name)
      rename(
        entry<OrganizationUsage>(organizations, organization_id, () => ({ organization_id })),
        time,
        row.organization_name,
      );
    const used = entry(categories, keyOf(organization_id, category), () => ({
      organization_id,
      category,
      first_usage: time,
    }));
    used.first_usage = Math.min(used.first_usage, time);
  }
  return {
    agents: [...agents.values()],
    organizations: [...organizations.values()],
    categories: [...categories.values()],
  };
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  let value = map.get(key);
  if (!value) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** The name with the greatest time wins; of equal times the greater name, as in the store. */
function rename(
  named: { usage_name?: { time: EpochMicros; name: string } },
  time: EpochMicros,
  name: string,
): void {
  if (!name) return;
  const known = named.usage_name;
  if (
    known &&
    (known.time > time ||
      (known.time === time && Buffer.compare(Buffer.from(known.name), Buffer.from(name)) >= 0))
  )
    return;
  named.usage_name = { time, name };
}
