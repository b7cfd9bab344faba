import type { CreditFilters } from '../../data/filters.js';
import { attempt } from '../../util/attempt.js';
import { readObject, readText } from '../../util/read.js';
import { readItems } from './list-items.js';

/** An agent that can be chosen. */
export interface AgentFacts {
  readonly organizationId: string;
  readonly id: string;
  readonly name: string;
  readonly isDeleted: boolean;
}

/** A page of them. */
export interface AgentPageFacts {
  readonly agents: readonly AgentFacts[];
  readonly hasMore: boolean;
}

/** The agents of an answer; undefined for what is no list. */
export function readAgents(answer: unknown): AgentPageFacts | undefined {
  const agents = readItems(answer, ({ organizationId, id: given, name, state }) => {
    const id = readText(given);
    if (id === undefined) return undefined;
    return {
      organizationId: readText(organizationId) ?? '',
      id,
      name: readText(name) ?? id,
      isDeleted: state === 'deleted',
    };
  });
  return agents && { agents, hasMore: attempt(() => readObject(answer)?.hasMore) === true };
}

/** Whether two are the same: an id under two organizations is two agents. */
const isSame = (a: AgentFacts, b: AgentFacts): boolean =>
  a.id === b.id && a.organizationId === b.organizationId;

/** What is looked for among agents. */
export interface AgentSearch {
  readonly organizationId: string | undefined;
  /** A part of the name or the id; everything without one. */
  readonly text: string;
}

/** Those that a search is about, as the API would find them. */
export function matching(
  agents: readonly AgentFacts[],
  { organizationId, text }: AgentSearch,
): readonly AgentFacts[] {
  const part = text.trim().toLowerCase();
  return agents.filter(
    (agent) =>
      (organizationId === undefined || agent.organizationId === organizationId) &&
      (agent.name.toLowerCase().includes(part) || agent.id.toLowerCase().includes(part)),
  );
}

/** Lists of agents as one, each agent once: those that exist before those that do not, by name. */
export function merged(lists: readonly (readonly AgentFacts[])[], locale: string): readonly AgentFacts[] {
  const all = new Map(
    lists.flat().map((agent) => [JSON.stringify([agent.organizationId, agent.id]), agent] as const),
  );
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...all.values()].sort(
    (a, b) => Number(a.isDeleted) - Number(b.isDeleted) || compare(a.name, b.name) || compare(a.id, b.id),
  );
}

/** Whether agents of different organizations go by one name: then those have to be named too. */
export function haveNamesakes(agents: readonly AgentFacts[]): boolean {
  return agents.some((agent) => distinction(agent, agents) === 'organization');
}

/** What tells an agent apart from others of its name: its organization, or its id in the same one. */
export function distinction(
  agent: AgentFacts,
  agents: readonly AgentFacts[],
): 'organization' | 'id' | undefined {
  const namesakes = agents.filter((other) => other.name === agent.name && !isSame(agent, other));
  if (namesakes.some(({ organizationId }) => organizationId === agent.organizationId)) return 'id';
  return namesakes.length > 0 ? 'organization' : undefined;
}

/** Whether an agent is what the filters are about. */
export function isChosen(agent: AgentFacts, { agentId, organizationId }: CreditFilters): boolean {
  return agent.id === agentId && (organizationId === undefined || agent.organizationId === organizationId);
}

/** What an agent changes: itself first, and what may come and go with it. */
export interface AgentChange {
  readonly agentId: string | undefined;
  readonly organizationId?: string | undefined;
}

/**
 * The filters for an agent, or for all of them. An id alone means the agents of that id in every organization: where there may be
 * others than the one that was picked, its organization is picked with it.
 */
export function changeToAgent(
  agent: AgentFacts | undefined,
  known: readonly AgentFacts[],
  areAllKnown: boolean,
): AgentChange {
  if (!agent) return { agentId: undefined };
  const isAlone = areAllKnown && known.filter(({ id }) => id === agent.id).length < 2;
  return isAlone || agent.organizationId === ''
    ? { agentId: agent.id }
    : { agentId: agent.id, organizationId: agent.organizationId };
}
