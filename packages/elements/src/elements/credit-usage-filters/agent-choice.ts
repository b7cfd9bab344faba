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

/** A page of agents. */
export interface AgentPageFacts {
  readonly agents: readonly AgentFacts[];
  readonly hasMore: boolean;
}

/** Reads the agents of an answer; undefined if it is not a list. */
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

/** Whether both are the same agent: one id in two organizations is two agents. */
const isSame = (a: AgentFacts, b: AgentFacts): boolean =>
  a.id === b.id && a.organizationId === b.organizationId;

/** A search among agents. */
export interface AgentSearch {
  readonly organizationId: string | undefined;
  /** A part of the name or the id; an empty text finds all. */
  readonly text: string;
}

/** Letters without case and accents, however these are encoded, and without a difference between `ı` and `i`. Vowel signs, as in Thai, stay. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ı', 'i');

/** The agents that match a search. It finds more than the API's own: `cafe` finds `Café`, and `işe` finds `İşe alım`. */
export function matching(
  agents: readonly AgentFacts[],
  { organizationId, text }: AgentSearch,
): readonly AgentFacts[] {
  const part = plain(text.trim());
  return agents.filter(
    (agent) =>
      (organizationId === undefined || agent.organizationId === organizationId) &&
      (plain(agent.name).includes(part) || plain(agent.id).includes(part)),
  );
}

/** Merges lists of agents, each agent once, by name; deleted ones come last. */
export function merged(lists: readonly (readonly AgentFacts[])[], locale: string): readonly AgentFacts[] {
  const all = new Map(
    lists.flat().map((agent) => [JSON.stringify([agent.organizationId, agent.id]), agent] as const),
  );
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...all.values()].sort(
    (a, b) => Number(a.isDeleted) - Number(b.isDeleted) || compare(a.name, b.name) || compare(a.id, b.id),
  );
}

/** Whether agents of different organizations have the same name, so that their organizations have to be shown. */
export function haveNamesakes(agents: readonly AgentFacts[]): boolean {
  return agents.some((agent) => distinction(agent, agents) === 'organization');
}

/** What tells an agent apart from others with its name: its organization, or its id within one organization. */
export function distinction(
  agent: AgentFacts,
  agents: readonly AgentFacts[],
): 'organization' | 'id' | undefined {
  const namesakes = agents.filter((other) => other.name === agent.name && !isSame(agent, other));
  if (namesakes.some(({ organizationId }) => organizationId === agent.organizationId)) return 'id';
  return namesakes.length > 0 ? 'organization' : undefined;
}

/** Whether the filters select an agent. */
export function isChosen(agent: AgentFacts, { agentId, organizationId }: CreditFilters): boolean {
  return agent.id === agentId && (organizationId === undefined || agent.organizationId === organizationId);
}

/** The change of filters that choosing an agent makes: the agent first, then its organization where that changes too. */
export interface AgentChange {
  readonly agentId: string | undefined;
  readonly organizationId?: string | undefined;
}

/**
 * The change of filters for an agent, or for all agents. An agent id alone selects the agents with that id in every organization, so where
 * there may be others, the organization is selected with it.
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
