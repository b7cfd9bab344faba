import type { CreditFilters } from '../../data/filters.js';
import { readObject, readText } from '../../util/read.js';
import type { AgentFacts } from './agent-choice.js';
import { readItems } from './list-items.js';

/** An organization, which can be chosen if the viewer's role allows it. */
export interface OrganizationFacts {
  readonly id: string;
  readonly name: string;
  /** Whether the viewer may see its usage, as the server says; roles are not interpreted here. */
  readonly hasUsage: boolean;
}

/** Reads the organizations of an answer; undefined if it is not a list. */
export function readOrganizations(answer: unknown): readonly OrganizationFacts[] | undefined {
  return readItems(answer, ({ id: given, name, capabilities }) => {
    const id = readText(given);
    if (id === undefined) return undefined;
    return { id, name: readText(name) ?? id, hasUsage: readObject(capabilities)?.usage !== false };
  });
}

/** The organizations to list. The chosen one is among them even if the source does not know it. */
export function withChosen(
  organizations: readonly OrganizationFacts[],
  chosen: string | undefined,
): readonly OrganizationFacts[] {
  return chosen === undefined || organizations.some(({ id }) => id === chosen)
    ? organizations
    : [...organizations, { id: chosen, name: chosen, hasUsage: true }];
}

/** The change of filters for another organization. It clears the agent too, unless the agent is known to belong to the new one. */
export function changeToOrganization(
  organizationId: string | undefined,
  { agentId }: CreditFilters,
  agents: readonly AgentFacts[],
): CreditFilters {
  const isIts = (agent: AgentFacts): boolean =>
    agent.id === agentId && agent.organizationId === organizationId;
  const keeps = agentId === undefined || organizationId === undefined || agents.some(isIts);
  return { organizationId, ...(keeps ? {} : { agentId: undefined }) };
}
