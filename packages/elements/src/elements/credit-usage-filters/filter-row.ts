import { type LitElement, nothing, type TemplateResult } from 'lit';
import type { CategorySlots } from '../../data/category-slots.js';
import type { CreditFilters } from '../../data/filters.js';
import type { QueryStore } from '../../data/query-store.js';
import type { Words } from '../../i18n/words.js';
import { memo } from '../../util/memo.js';
import { agentTemplate } from './agent.template.js';
import { AgentFilter } from './agent-filter.js';
import { categoryTemplate } from './category.template.js';
import { type CategoryFacts, readCategoryList, toggled, withChosenCategories } from './category-choice.js';
import { chosenLine, exactText } from './chosen-line.js';
import { problemText } from './credit-usage-filters.labels.js';
import { type FilterControl, readControls } from './filter-controls.js';
import { FilterLists, type ListControl } from './filter-lists.js';
import { boneTemplate, type FailedList, noneTemplate } from './filters-frame.template.js';
import { onlyTemplate, organizationTemplate } from './organization.template.js';
import {
  changeToOrganization,
  type OrganizationFacts,
  readOrganizations,
  withChosen,
  withDistinctNames,
} from './organization-choice.js';
import { PanelFollower } from './panel-follower.js';
import { periodTemplate } from './period.template.js';
import { changeToDays, changeToPeriod, chosenPeriod, daysOf, USUAL_PERIOD } from './period-choice.js';
import { RangeDraft } from './range-draft.js';

/** What the row needs from its element. */
export interface RowUse {
  /** The names of the controls, as the page has set them. */
  controls(): unknown;
  filters(): CreditFilters & { readonly timezone: string };
  words(): Words;
  store(): QueryStore | undefined;
  slots(): CategorySlots;
  announce(text: string): void;
  /** Requests other filters. Returns false if the page cancelled it. */
  pick(change: CreditFilters): boolean;
}

/** The controls: which ones there are, what each one offers, and how a choice changes the filters. */
export class FilterRow {
  readonly lists: FilterLists;
  readonly agents: AgentFilter;
  readonly #use: RowUse;
  readonly #draft: RangeDraft;
  readonly #panel: PanelFollower;
  readonly #readOrganizations = memo(readOrganizations);
  readonly #nameOrganizations = memo(withDistinctNames);
  readonly #readCategories = memo(readCategoryList);
  #offered: readonly CategoryFacts[] = [];

  constructor(host: LitElement, use: RowUse) {
    this.#use = use;
    this.lists = new FilterLists(host, {
      store: () => use.store(),
      wants: (control) => this.#wants(control),
      search: () => this.agents.search,
    });
    this.agents = new AgentFilter(host, this.lists, {
      filters: () => use.filters(),
      words: () => use.words(),
      organizationNames: () => new Map(this.#organizations.map(({ id, name }) => [id, name])),
      pick: (change) => use.pick(change),
    });
    this.#draft = new RangeDraft(host, {
      present: () => daysOf(use.filters(), use.filters().timezone, now()),
      apply: (days) => use.pick(changeToDays(days, use.filters())),
      refuse: (problem) => use.announce(problemText(problem, use.words())),
    });
    this.#panel = new PanelFollower(host);
  }

  /** The controls that have a list. */
  get listControls(): readonly ListControl[] {
    return this.#controls.filter((control) => control !== 'period');
  }

  /** The lists that could not be loaded. */
  get failed(): readonly FailedList[] {
    return this.listControls.flatMap((control) => {
      const error = this.lists.error(control);
      return error && this.lists.status(control) !== 'stale' ? [{ control, error }] : [];
    });
  }

  /** The change that clears everything the controls can set; without keys if there is nothing to clear. */
  get clearing(): CreditFilters {
    const { organizationId, agentId, categories, ...range } = this.#use.filters();
    const has = (control: FilterControl): boolean => this.#controls.includes(control);
    return {
      ...(has('period') && chosenPeriod(range) !== USUAL_PERIOD ? { period: USUAL_PERIOD } : {}),
      ...(has('organization') && organizationId !== undefined && !this.#onlyOrganization
        ? { organizationId: undefined }
        : {}),
      ...(has('agent') && agentId !== undefined ? this.agents.clearing : {}),
      ...(has('category') && categories !== undefined ? { categories: undefined } : {}),
    };
  }

  /** Draws the controls; while the categories are open, with the same ones. */
  template(areCategoriesOpen: boolean): readonly (TemplateResult | typeof nothing)[] {
    if (!areCategoriesOpen) this.#offered = this.#categories;
    return this.#controls.map((control) => {
      if (control === 'period') return this.#periodTemplate();
      const status = this.lists.status(control);
      if (status === 'idle' || status === 'loading') return boneTemplate(control, this.#use.words());
      if (control === 'organization') return this.#organizationTemplate();
      if (this.#hasNone(control)) return this.#noneTemplate(control);
      if (control === 'category') return this.#categoryTemplate();
      return agentTemplate(this.agents, this.lists.found.error !== undefined, this.#use.words());
    });
  }

  /** Everything chosen, in one line. */
  get line(): string {
    const filters = this.#use.filters();
    const { organizationId, categories = [] } = filters;
    const organization = withChosen(this.#organizations, organizationId).find(
      ({ id }) => id === organizationId,
    );
    return chosenLine(
      this.#controls,
      filters,
      {
        organization: (organization ?? this.#onlyOrganization)?.name,
        agent: this.agents.value,
        categories: this.#categories.filter(({ id }) => categories.includes(id)).map(({ label }) => label),
      },
      this.#use.words(),
    );
  }

  #periodTemplate(): TemplateResult {
    const filters = this.#use.filters();
    const words = this.#use.words();
    const { timezone } = filters;
    return periodTemplate({
      choice: chosenPeriod(filters),
      draft: this.#draft,
      exact: exactText(filters, words),
      words,
      choose: (choice) => this.#use.pick(changeToPeriod(choice, filters, timezone, now())),
    });
  }

  #organizationTemplate(): TemplateResult | typeof nothing {
    const filters = this.#use.filters();
    const words = this.#use.words();
    const organizations = withChosen(this.#organizations, filters.organizationId);
    const only = this.#onlyOrganization;
    if (only) return onlyTemplate(only, words);
    if (organizations.length === 0 && this.lists.error('organization') === undefined) return nothing;
    const { known, chosen, areAllKnown } = this.agents;
    const agents = chosen ? [...known, chosen] : known;
    return organizationTemplate({
      organizations,
      chosen: filters.organizationId,
      words,
      choose: (id) => this.#use.pick(changeToOrganization(id, filters, agents, areAllKnown)),
    });
  }

  /** "None yet" is for viewers who may see usage; those who may not get the message about their role instead. */
  #noneTemplate(control: 'agent' | 'category'): TemplateResult | typeof nothing {
    const words = this.#use.words();
    if (this.lists.status('organization') === 'loading') return boneTemplate(control, words);
    return this.#organizations.some(({ hasUsage }) => hasUsage) ? noneTemplate(control, words) : nothing;
  }

  /** Whether there is nothing to choose and nothing chosen. */
  #hasNone(control: 'agent' | 'category'): boolean {
    const status = this.lists.status(control);
    if (status !== 'ready' && status !== 'refreshing') return false;
    const { agentId, categories = [] } = this.#use.filters();
    return control === 'agent'
      ? agentId === undefined && this.agents.isEmpty
      : categories.length === 0 && this.#readCategories(this.lists.answer('category'))?.length === 0;
  }

  /** The only organization: it is shown as text, since there is no choice. */
  get #onlyOrganization(): OrganizationFacts | undefined {
    const status = this.lists.status('organization');
    const [only, ...others] = withChosen(this.#organizations, this.#use.filters().organizationId);
    return status !== 'error' && status !== 'refused' && others.length === 0 ? only : undefined;
  }

  #categoryTemplate(): TemplateResult {
    const chosen = this.#use.filters().categories ?? [];
    const categories = this.#offered;
    return categoryTemplate({
      categories,
      chosen,
      places: this.#use.slots().placesOf(categories.map(({ id }) => id)),
      words: this.#use.words(),
      toggle: (id) => this.#use.pick({ categories: toggled(chosen, id) }),
      clear: () => this.#use.pick({ categories: undefined }),
      onToggle: this.#panel.onToggle,
    });
  }

  get #categories(): readonly CategoryFacts[] {
    const known = this.#readCategories(this.lists.answer('category')) ?? [];
    return withChosenCategories(known, this.#use.filters().categories ?? []);
  }

  get #controls(): readonly FilterControl[] {
    const named = readControls(this.#use.controls());
    return named.filter((control) => control === 'period' || this.lists.offers(control));
  }

  /** Whether to load a control's list. Organizations are loaded without their control too where agents need them to be told apart. */
  #wants(control: ListControl): boolean {
    const { listControls } = this;
    if (listControls.includes(control)) return true;
    return control === 'organization' && listControls.includes('agent') && this.agents.haveNamesakes;
  }

  get #organizations(): readonly OrganizationFacts[] {
    const organizations = this.#readOrganizations(this.lists.answer('organization'));
    return organizations ? this.#nameOrganizations(organizations, this.#use.words()) : [];
  }
}

const now = (): number => Date.now() * 1000;
