import type { CreditFilters } from '../../data/filters.js';
import { readObject, readText } from '../../util/read.js';
import type { AgentFacts } from './agent-choice.js';
import { readItems } from './list-items.js';

/** An organization that can be chosen, or could be with another role. */
export interface OrganizationFacts {
  readonly id: string;
  readonly name: string;
  /** Whether the viewer may see its usage. The server says so; no role is looked at. */
  readonly hasUsage: boolean;
}

/** The organizations of an answer; undefined for what is no list. */
export function readOrganizations(answer: unknown): readonly OrganizationFacts[] | undefined {
  return readItems(answer, ({ id: given, name, capabilities }) => {
    const id = readText(given);
    if (id === undefined) return undefined;
    return { id, name: readText(name) ?? id, hasUsage: readObject(capabilities)?.usage !== false };
  });
}

/** Those that a reader finds in the list: one that the page has chosen is among them, known or not. */
export function withChosen(
  organizations: readonly OrganizationFacts[],
  chosen: string | undefined,
): readonly OrganizationFacts[] {
  return chosen === undefined || organizations.some(({ id }) => id === chosen)
    ? organizations
    : [...organizations, { id: chosen, name: chosen, hasUsage: true }];
}

/** The filters for another organization; an agent that is not known to be one of its own goes with the old one. */
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
