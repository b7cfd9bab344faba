import type { AgentsQuery } from '@credit-usage/sdk';
import type { LitElement } from 'lit';
import { QueryController, type ShownQuery, type WantedQuery } from '../../controllers/query-controller.js';
import { type AnswerStatus, errorBehind, statusOfQuery } from '../../controllers/query-status.js';
import type { CreditLoadError } from '../../data/load-error.js';
import type { CreditQueries } from '../../data/query-request.js';
import type { QueryStore } from '../../data/query-store.js';
import { type LoadEvent, loadEventOf } from '../../events/load-events.js';
import type { CreditStatus } from '../../util/status.js';
import { readAgents } from './agent-choice.js';
import { readCategoryList } from './category-choice.js';
import type { FilterControl } from './filter-controls.js';
import { readOrganizations } from './organization-choice.js';

/** A control that has a list. */
export type ListControl = Exclude<FilterControl, 'period'>;

/** The list of each control. */
const ROUTES = { organization: 'organizations', agent: 'agents', category: 'categories' } as const;

/** The largest page of agents, which is enough for most viewers. The others search. */
const PAGE = 100;

/** What to load. */
export interface ListWishes {
  store(): QueryStore | undefined;
  wants(control: ListControl): boolean;
  /** The search for agents beyond their first page. */
  search(): AgentsQuery | undefined;
}

const READS = { organization: readOrganizations, agent: readAgents, category: readCategoryList } as const;

const judge =
  (control: ListControl) =>
  (answer: unknown): AnswerStatus =>
    READS[control](answer) === undefined ? 'error' : 'ready';

/** The first of these that any list has is the status of all lists. */
const GRAVEST: readonly CreditStatus[] = ['loading', 'error', 'refused', 'refreshing', 'stale', 'ready'];

/** The lists of the controls. Each has its own request, so that one that fails leaves the others alone. */
export class FilterLists {
  readonly #wishes: ListWishes;
  readonly #lists: Readonly<Record<ListControl, QueryController>>;
  readonly #found: QueryController;
  /** The events about the lists that are still to be fired. */
  readonly events: LoadEvent[] = [];

  constructor(host: LitElement, wishes: ListWishes) {
    this.#wishes = wishes;
    const list = (control: ListControl, search?: () => WantedQuery | undefined): QueryController =>
      new QueryController(host, search ?? (() => this.#wanted(control)), (after, before, route) => {
        const event = loadEventOf(after, before, judge(control), route);
        // Of a search, which comes with each letter, only a failure is told.
        if (event && (!search || event.name === 'credit-load-error')) this.events.push(event);
      });
    // Agents come first: whether organizations are loaded may depend on them.
    const agent = list('agent');
    this.#found = list('agent', () => this.#wantedSearch());
    this.#lists = {
      agent,
      organization: list('organization'),
      category: list('category'),
    };
  }

  /** Whether the source has a list for a control; true while there is no source. */
  offers(control: ListControl): boolean {
    return this.#wishes.store()?.offers(ROUTES[control]) ?? true;
  }

  /** The answer of a control's list. */
  answer(control: ListControl): unknown {
    return this.#lists[control].shown.answer;
  }

  /** What the search has found among agents beyond their first page. */
  get found(): ShownQuery {
    return this.#found.shown;
  }

  /** The status of a control's list. */
  status(control: ListControl): CreditStatus {
    return statusOfQuery(this.#lists[control].shown, judge(control));
  }

  /** Why a list could not be loaded or refreshed. */
  error(control: ListControl): CreditLoadError | undefined {
    return errorBehind(this.status(control), this.#lists[control].shown.error);
  }

  /** The overall status of some controls' lists; `ready` without any. */
  overall(controls: readonly ListControl[]): CreditStatus {
    const statuses = controls.map((control) => this.status(control));
    return GRAVEST.find((status) => statuses.includes(status)) ?? (statuses.length === 0 ? 'ready' : 'idle');
  }

  /** Loads all lists again. Never rejects. */
  async refresh(): Promise<void> {
    await Promise.all([...Object.values(this.#lists), this.#found].map((list) => list.refresh()));
  }

  #wanted(control: ListControl): WantedQuery | undefined {
    const store = this.#wishes.store();
    if (!store?.offers(ROUTES[control]) || !this.#wishes.wants(control)) return undefined;
    const query: CreditQueries['agents'] = control === 'agent' ? { limit: PAGE } : {};
    return { store, request: { route: ROUTES[control], query } };
  }

  #wantedSearch(): WantedQuery | undefined {
    const wanted = this.#wanted('agent');
    const query = wanted && this.#wishes.search();
    return query && { store: wanted.store, request: { route: 'agents', query: { ...query, limit: PAGE } } };
  }
}
