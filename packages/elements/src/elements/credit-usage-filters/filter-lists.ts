import type { AgentsQuery } from '@credit-usage/sdk';
import type { LitElement } from 'lit';
import { QueryController, type ShownQuery, type WantedQuery } from '../../controllers/query-controller.js';
import { type AnswerStatus, statusOfQuery, UNREADABLE } from '../../controllers/query-status.js';
import type { LoadError } from '../../data/load-error.js';
import type { CreditQueries } from '../../data/query-request.js';
import type { QueryStore } from '../../data/query-store.js';
import type { CreditStatus } from '../../util/status.js';
import { readAgents } from './agent-choice.js';
import { readCategoryList } from './category-choice.js';
import type { FilterControl } from './filter-controls.js';
import { readOrganizations } from './organization-choice.js';

/** A control with a list behind it. */
export type ListControl = Exclude<FilterControl, 'period'>;

/** The list behind each one. */
const ROUTES = { organization: 'organizations', agent: 'agents', category: 'categories' } as const;

/** As many agents as a page may have: those of most viewers. Whoever has more searches. */
const PAGE = 100;

/** What the lists are asked for. */
export interface ListWishes {
  store(): QueryStore | undefined;
  wants(control: ListControl): boolean;
  /** What is looked for among agents beyond their first page. */
  search(): AgentsQuery | undefined;
}

const judge =
  (read: (answer: unknown) => unknown) =>
  (answer: unknown): AnswerStatus =>
    read(answer) === undefined ? 'error' : 'ready';

const JUDGES: Readonly<Record<ListControl, (answer: unknown) => AnswerStatus>> = {
  organization: judge(readOrganizations),
  agent: judge(readAgents),
  category: judge(readCategoryList),
};

/** One of these among the lists is what a page wants to know. */
const GRAVEST: readonly CreditStatus[] = ['loading', 'error', 'refused', 'refreshing', 'stale'];

/** The lists behind the controls, each asked by itself: one that fails takes no other down. */
export class FilterLists {
  readonly #wishes: ListWishes;
  readonly #lists: Readonly<Record<ListControl, QueryController>>;
  readonly #found: QueryController;

  constructor(host: LitElement, wishes: ListWishes) {
    this.#wishes = wishes;
    const list = (control: ListControl): QueryController =>
      new QueryController(host, () => this.#wanted(control));
    // Agents first: whether organizations are asked for may depend on them.
    const agent = list('agent');
    this.#found = new QueryController(host, () => this.#wantedSearch());
    this.#lists = {
      agent,
      organization: list('organization'),
      category: list('category'),
    };
  }

  /** Whether there is a list for a control; true as long as there is no source to ask. */
  offers(control: ListControl): boolean {
    return this.#wishes.store()?.offers(ROUTES[control]) ?? true;
  }

  /** The answer behind a control. */
  answer(control: ListControl): unknown {
    return this.#lists[control].shown.answer;
  }

  /** What is found of the agents beyond their first page. */
  get found(): ShownQuery {
    return this.#found.shown;
  }

  /** What a list amounts to. */
  status(control: ListControl): CreditStatus {
    return statusOfQuery(this.#lists[control].shown, JUDGES[control]);
  }

  /** Why a list is not there, or not the latest. */
  error(control: ListControl): LoadError | undefined {
    const status = this.status(control);
    if (status !== 'error' && status !== 'refused' && status !== 'stale') return undefined;
    return this.#lists[control].shown.error ?? UNREADABLE;
  }

  /** What the lists of some controls amount to together. What needs none is ready. */
  overall(controls: readonly ListControl[]): CreditStatus {
    const statuses = controls.map((control) => this.status(control));
    return (
      GRAVEST.find((status) => statuses.includes(status)) ??
      (statuses.length === 0 || statuses.includes('ready') ? 'ready' : 'idle')
    );
  }

  /** Asks again for all of them. Never rejects. */
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
