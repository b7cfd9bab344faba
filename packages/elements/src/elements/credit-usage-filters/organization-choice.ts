import type { CreditFilters } from '../../data/filters.js';
import { distinctNames } from '../../i18n/distinct-names.js';
import type { Words } from '../../i18n/words.js';
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

/** Organizations by names that tell them apart. */
export function withDistinctNames(
  organizations: readonly OrganizationFacts[],
  words: Words,
): readonly OrganizationFacts[] {
  const names = distinctNames(new Map(organizations.map(({ id, name }) => [id, name])), words);
  return organizations.map((each) => ({ ...each, name: names.get(each.id) ?? each.name }));
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

/**
 * The change of filters for another organization, or for all. It clears the agent too, unless that belongs to the new one. For all, the agent
 * stays only if no other has its id: otherwise the figures of one agent would become the sum of several.
 */
export function changeToOrganization(
  organizationId: string | undefined,
  { agentId }: CreditFilters,
  agents: readonly AgentFacts[],
  areAllKnown: boolean,
): CreditFilters {
  const owners = new Set(agents.filter(({ id }) => id === agentId).map((agent) => agent.organizationId));
  const keeps =
    agentId === undefined ||
    (organizationId === undefined ? areAllKnown && owners.size < 2 : owners.has(organizationId));
  return { organizationId, ...(keeps ? {} : { agentId: undefined }) };
}
