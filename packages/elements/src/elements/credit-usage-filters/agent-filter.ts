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

/** What the agent control is about, and whom it asks. */
export interface AgentUse {
  filters(): CreditFilters;
  words(): Words;
  /** By id, as far as they are known. */
  organizationNames(): ReadonlyMap<string, string>;
  pick(change: CreditFilters): boolean;
}

/** One line of the list. */
export interface AgentOption {
  /** Undefined for all of them. */
  readonly agent: AgentFacts | undefined;
  readonly label: string;
  readonly isChosen: boolean;
}

/**
 * The agents to choose among. Where their first page is all there is, they are searched here; where there are more, the source
 * is asked too. What is chosen is always among them, by its id alone if nothing else can be found out.
 */
export class AgentFilter {
  readonly combobox: AgentCombobox;
  readonly #lists: FilterLists;
  readonly #use: AgentUse;
  readonly #read = memo(readAgents);
  readonly #readFound = memo(readAgents);
  readonly #merge = memo((first: Agents, more: Agents, locale: string) => merged([first, more], locale));
  readonly #haveNamesakes = memo(haveNamesakes);
  /** Kept when the search that found it is over. */
  #chosen: AgentFacts | undefined;
  /** The organization that came with an agent, and goes with it again. */
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

  /** All that are known. */
  get known(): Agents {
    const found = this.#readFound(this.#lists.found.answer)?.agents ?? NONE;
    return this.#merge(this.#first, found, this.#use.words().locale);
  }

  /** Whether organizations have to be told apart by name. */
  get haveNamesakes(): boolean {
    return this.#haveNamesakes(this.known);
  }

  /** What is looked for beyond the first page. */
  get search(): AgentsQuery | undefined {
    if (!this.#hasMore) return undefined;
    const { organizationId, agentId } = this.#use.filters();
    const isUnknown = agentId !== undefined && this.chosen === undefined;
    const q = this.combobox.search.trim() || (isUnknown && !this.combobox.isOpen ? agentId : '');
    if (organizationId === undefined && q === '') return undefined;
    return { organizationId, q: q === '' ? undefined : q };
  }

  /** Whether there is none at all. */
  get isEmpty(): boolean {
    return this.#first.length === 0 && !this.#hasMore;
  }

  /** Whether there are more than can be listed. */
  get isCut(): boolean {
    const { search } = this;
    return search ? this.#readFound(this.#lists.found.answer)?.hasMore === true : this.#hasMore;
  }

  /** Whether more may be on their way. */
  get isSearching(): boolean {
    const { typed, search } = this.combobox;
    return this.#hasMore && (this.#lists.found.pending || (typed ?? '') !== search);
  }

  /** The one that is chosen, if anything is known of it. */
  get chosen(): AgentFacts | undefined {
    const filters = this.#use.filters();
    const isIt = (agent: AgentFacts | undefined): boolean => agent !== undefined && isChosen(agent, filters);
    this.#chosen = this.known.find(isIt) ?? (isIt(this.#chosen) ? this.#chosen : undefined);
    return this.#chosen;
  }

  /** What the control says while nobody types into it; empty for all. */
  get value(): string {
    const { agentId } = this.#use.filters();
    const { chosen } = this;
    return chosen ? this.#label(chosen) : (agentId ?? '');
  }

  /** The list as it is open: all of them first, unless something is looked for. */
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

  /** How many were found, once for everything that is looked for. */
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

  /** What takes the agent away, and what came with it. */
  get clearing(): AgentChange {
    const { organizationId } = this.#use.filters();
    const isBrought = organizationId !== undefined && organizationId === this.#brought;
    return { agentId: undefined, ...(isBrought ? { organizationId: undefined } : {}) };
  }

  #choose(agent: AgentFacts | undefined): void {
    const { clearing } = this;
    const isFree = 'organizationId' in clearing || this.#use.filters().organizationId === undefined;
    const change = { ...clearing, ...changeToAgent(agent, this.known, !this.#hasMore) };
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
