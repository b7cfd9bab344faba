import type { AgentRecord, OrganizationRecord } from '@credit-usage/sdk/contract';
import { formatInstant, type LocalDate, startOfDay } from '@credit-usage/sdk/time';
import { FOUNDED, type SeedAgent } from './agents.js';
import { agentsBetween, type SeedOrganization } from './world.js';

/** An organization's name, and the names and states of its agents as of the last day. */
export function directoryRecords(
  organization: SeedOrganization,
  first: LocalDate,
  last: LocalDate,
): (OrganizationRecord | AgentRecord)[] {
  const { id, name } = organization;
  return [
    { type: 'organization', id, name, updatedAt: startOf(organization, FOUNDED) },
    ...agentsBetween(organization, first, last).map((agent) => agentRecord(organization, agent, last)),
  ];
}

function agentRecord(organization: SeedOrganization, agent: SeedAgent, last: LocalDate): AgentRecord {
  const { name, since } = agent.naming(last);
  const deleted = agent.until !== undefined && agent.until <= last;
  return {
    type: 'agent',
    organizationId: organization.id,
    id: agent.id,
    name,
    state: deleted ? 'deleted' : 'active',
    updatedAt: startOf(organization, deleted ? agent.until : since),
  };
}

const startOf = ({ zone }: SeedOrganization, date: LocalDate): string =>
  formatInstant(startOfDay(zone, date));
