import type { AgentsQuery } from '@credit-usage/sdk';
import type { LitElement } from 'lit';
import type { CreditFilters } from '../../data/filters.js';
import * as messages from '../../i18n/catalogue/index.js';
import type { Words } from '../../i18n/words.js';
import { memo } from '../../util/memo.js';
import {
  type AgentChange,
  type AgentFacts,
  changeToAgent,
  haveNamesakes,
  isChosen,
  matching,
  merged,
  readAgents,
} from './agent-choice.js';
import { AgentCombobox } from './agent-combobox.js';
import { agentLabel } from './credit-usage-filters.labels.js';
import type { FilterLists } from './filter-lists.js';

/** What the agent control needs from the filters. */
export interface AgentUse {
  filters(): CreditFilters;
  words(): Words;
  /** The names that are known, by id. */
  organizationNames(): ReadonlyMap<string, string>;
  pick(change: CreditFilters): boolean;
}

/** An option of the list. */
export interface AgentOption {
  /** Undefined for the option of all agents. */
  readonly agent: AgentFacts | undefined;
  readonly label: string;
  readonly isChosen: boolean;
}

/**
 * The agents to choose from. If their first page has them all, they are searched here; otherwise the source searches too. The chosen agent
 * is always among them, by its id alone if no more is known of it, or if the id is that of several.
 */
export class AgentFilter {
  readonly combobox: AgentCombobox;
  readonly #lists: FilterLists;
  readonly #use: AgentUse;
  readonly #read = memo(readAgents);
  readonly #readFound = memo(readAgents);
  readonly #merge = memo((first: Agents, more: Agents, locale: string) => merged([first, more], locale));
  readonly #haveNamesakes = memo(haveNamesakes);
  /** Remembered after the search that found it. */
  #chosen: AgentFacts | undefined;
  /** The organization that was selected together with an agent, and is cleared with it. */
  #brought: string | undefined;
  #said = '';

  constructor(host: LitElement, lists: FilterLists, use: AgentUse) {
    this.#lists = lists;
    this.#use = use;
    this.combobox = new AgentCombobox(host, {
      count: () => this.options.length,
      chosen: () => this.options.findIndex((option) => option.isChosen),
      choose: (index) => this.#choose(this.options[index]?.agent),
    });
  }

  /** All known agents. */
  get known(): Agents {
    const found = this.#readFound(this.#lists.found.answer)?.agents ?? NONE;
    return this.#merge(this.#first, found, this.#use.words().locale);
  }

  /** Whether agents have to be shown with their organizations. */
  get haveNamesakes(): boolean {
    return this.#haveNamesakes(this.known);
  }

  /** The query for the source's search; undefined if the first page has all agents. */
  get search(): AgentsQuery | undefined {
    if (!this.#hasMore) return undefined;
    const { organizationId, agentId } = this.#use.filters();
    // Without an organization there may be others of its id, with which it must not be confused.
    const isUnclear = agentId !== undefined && (organizationId === undefined || this.chosen === undefined);
    const q = this.combobox.search.trim() || (isUnclear && !this.combobox.isOpen ? agentId : '');
    if (organizationId === undefined && q === '') return undefined;
    return { organizationId, q: q === '' ? undefined : q };
  }

  /** Whether every agent is known, so that a search would bring no others. */
  get areAllKnown(): boolean {
    return !this.#hasMore;
  }

  /** Whether there are no agents at all. */
  get isEmpty(): boolean {
    return this.#first.length === 0 && !this.#hasMore;
  }

  /** Whether there are more agents than the list shows. */
  get isCut(): boolean {
    const { search } = this;
    return search ? this.#readFound(this.#lists.found.answer)?.hasMore === true : this.#hasMore;
  }

  /** Whether more agents may be loading. */
  get isSearching(): boolean {
    const { typed, search } = this.combobox;
    return this.#hasMore && (this.#lists.found.pending || (typed ?? '') !== search);
  }

  /** The chosen agent, if anything is known of it; undefined where the id selects several. */
  get chosen(): AgentFacts | undefined {
    const filters = this.#use.filters();
    const isIt = (agent: AgentFacts | undefined): boolean => agent !== undefined && isChosen(agent, filters);
    const [first, ...others] = this.known.filter(isIt);
    this.#chosen = others.length > 0 ? undefined : (first ?? (isIt(this.#chosen) ? this.#chosen : undefined));
    return this.#chosen;
  }

  /** The text of the input while nobody types; empty for all agents. */
  get value(): string {
    const { agentId } = this.#use.filters();
    const { chosen } = this;
    return chosen ? this.#label(chosen) : (agentId ?? '');
  }

  /** The options of the open list: "all" comes first, unless there is a search. */
  get options(): readonly AgentOption[] {
    const filters = this.#use.filters();
    const { organizationId, agentId } = filters;
    const text = this.combobox.typed?.trim() ?? '';
    const found = matching(this.known, { organizationId, text }).map((agent) => ({
      agent,
      label: this.#label(agent),
      isChosen: isChosen(agent, filters),
    }));
    if (text !== '') return found;
    const all = this.#use.words().text(messages.allAgents);
    return [{ agent: undefined, label: all, isChosen: agentId === undefined }, ...found];
  }

  /** How many agents a search has found, announced once for each search. */
  get announcement(): string | undefined {
    const { isOpen, typed, search } = this.combobox;
    const found = isOpen && typed === search && !this.isSearching ? search.trim() : '';
    if (found === this.#said) return undefined;
    this.#said = found;
    const count = this.options.length;
    const words = this.#use.words();
    if (found === '') return undefined;
    return count === 0 ? words.text(messages.noAgents) : words.plural(messages.agentCount, count);
  }

  /** The change that clears the agent, and the organization selected with it. */
  get clearing(): AgentChange {
    const { organizationId } = this.#use.filters();
    const isBrought = organizationId !== undefined && organizationId === this.#brought;
    return { agentId: undefined, ...(isBrought ? { organizationId: undefined } : {}) };
  }

  #choose(agent: AgentFacts | undefined): void {
    const { clearing } = this;
    const isFree = 'organizationId' in clearing || this.#use.filters().organizationId === undefined;
    const change = { ...clearing, ...changeToAgent(agent, this.known, this.areAllKnown) };
    if (this.#use.pick(change)) this.#brought = isFree ? change.organizationId : undefined;
  }

  #label(agent: AgentFacts): string {
    return agentLabel(agent, this.known, this.#use.organizationNames(), this.#use.words());
  }

  get #first(): Agents {
    return this.#read(this.#lists.answer('agent'))?.agents ?? NONE;
  }

  get #hasMore(): boolean {
    return this.#read(this.#lists.answer('agent'))?.hasMore === true;
  }
}

type Agents = readonly AgentFacts[];

const NONE: Agents = [];
