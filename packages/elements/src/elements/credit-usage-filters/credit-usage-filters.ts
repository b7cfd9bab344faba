import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { FocusKeeper } from '../../controllers/focus-keeper.js';
import type { Advice } from '../../data/advice.js';
import { type CreditFilters, changeFilters } from '../../data/filters.js';
import type { LoadError } from '../../data/load-error.js';
import { tell } from '../../events/dispatch.js';
import * as messages from '../../i18n/catalogue/index.js';
import { CreditSourceElement } from '../../internal/credit-source-element.js';
import { headingTemplate } from '../../internal/heading-template.js';
import { icon } from '../../styles/icon.styles.js';
import { series } from '../../styles/series.styles.js';
import { states } from '../../styles/states.styles.js';
import { readText } from '../../util/read.js';
import type { CreditStatus } from '../../util/status.js';
import { filters } from './credit-usage-filters.styles.js';
import { FILTER_CONTROLS, isControl } from './filter-controls.js';
import { filterPanel } from './filter-panel.styles.js';
import { filterPeriod } from './filter-period.styles.js';
import { FilterRow } from './filter-row.js';
import { clearTemplate, failureText, noticeTemplate } from './filters-frame.template.js';

/**
 * What everything on a page is about: period, organization, agent, categories.
 *
 * In a provider it shows and changes what all elements there look at. Without one its own attributes do that, and follow what a
 * reader picks: the page listens to `credit-filter-change`. Filters without a control are the page's own and stay as they are, as
 * "Clear filters" leaves them too: it takes away what the controls have set, whoever has set it, back to the last 30 days of
 * everything.
 *
 * @tag credit-usage-filters
 * @summary The choice of period, organization, agent and categories.
 * @fires credit-filter-change - A reader picks something; unless it is cancelled, the provider's filters follow, or the element's own.
 * @fires credit-load-start - The lists to choose from are asked for; `refreshing` when there are some to look at in the meantime.
 * @fires credit-load - The lists are there.
 * @fires credit-load-error - A list did not come: kind, code, retryable, requestId, the roles needed for a refusal, and the error itself as `cause`.
 * @slot heading - Instead of the heading.
 * @slot description - Under the heading.
 * @slot toolbar - At the end of the row, such as a control of the page's own.
 * @slot refused - Instead of the words for a role that is missing.
 * @slot error - Instead of the words for a list that did not come.
 * @csspart base - Everything.
 * @csspart heading - The heading.
 * @csspart row - The controls.
 * @csspart control - One of them; also `period`, `organization`, `agent` or `category`, and `loading` while its list is on its way.
 * @csspart label - What a control or a field is.
 * @csspart segments - The periods.
 * @csspart segment - One of them; also `selected`.
 * @csspart days - The two dates of a range.
 * @csspart date - One of them.
 * @csspart problem - What is wrong with them.
 * @csspart exact - What a range is exactly that begins or ends in the middle of a day.
 * @csspart select - The list of organizations.
 * @csspart only - The organization, where there is one; or that there are no agents or categories yet.
 * @csspart input - Where an agent is chosen and looked for.
 * @csspart button - What opens the categories.
 * @csspart panel - What opens over the page.
 * @csspart option - An agent or a category in it; also `selected`, and `active` where Enter would choose it.
 * @csspart swatch - The colour of a category.
 * @csspart note - What is said under the agents.
 * @csspart all-button - The button for all categories.
 * @csspart clear-button - The button that clears the filters.
 * @csspart refused - The words for a role that is missing.
 * @csspart error - The words for a list that did not come.
 * @csspart retry-button - The button that asks again.
 * @cssprop [--credit-series-1] - The first of six colours: which category wears it follows from `categoryOrder`, or else from its name and amount.
 * @cssprop [--credit-series-2] - Of the second.
 * @cssprop [--credit-series-3] - Of the third.
 * @cssprop [--credit-series-4] - Of the fourth.
 * @cssprop [--credit-series-5] - Of the fifth.
 * @cssprop [--credit-series-6] - Of the sixth.
 * @cssprop [--credit-series-other] - Of the folded rest.
 * @cssprop [--credit-tooltip-surface] - Behind what opens over the page.
 * @cssprop [--credit-tooltip-text] - The text in what opens over the page.
 * @public
 */
export class CreditUsageFiltersElement extends CreditSourceElement {
  /** The sheets of the element. */
  static override styles: CSSResultGroup = [
    CreditSourceElement.styles,
    states,
    icon,
    series,
    filters,
    filterPeriod,
    filterPanel,
  ];

  /** Which controls there are, in their order: some of `period organization agent category`. All of them without it. */
  @property() controls: string | undefined;

  readonly #row = new FilterRow(this, {
    controls: () => this.controls,
    filters: () => this.filters,
    words: () => this.words,
    store: () => this.store,
    slots: () => this.slots,
    announce: (text) => this.announce(text),
    pick: (change) => this.#pick(change),
  });
  #told: CreditStatus = 'idle';
  #canClear = false;

  constructor() {
    super();
    new FocusKeeper(this, '.retry, .clear-button', '.row :is(:checked, .box)');
  }

  /** What is picked: the element's own attributes over the provider's filters, with the zone that applies. */
  override get filters(): CreditFilters & { readonly timezone: string } {
    return super.filters;
  }

  /** What the lists to choose from amount to. */
  override get status(): CreditStatus {
    return this.#row.lists.overall(this.#row.listControls);
  }

  /** Why a list is not there, or not the latest. */
  get error(): LoadError | undefined {
    return this.#row.listControls.map((control) => this.#row.lists.error(control)).find((error) => error);
  }

  /** Asks again for the lists. Settles when the answers or their errors are in, and never rejects. */
  async refresh(): Promise<void> {
    await this.updateComplete;
    await this.#row.lists.refresh();
  }

  /** What a page has set in vain. @internal */
  protected override advice(): readonly Advice[] {
    const isFine = this.controls?.match(/[^\s,]+/g)?.every((name) => isControl(name.toLowerCase())) ?? true;
    if (isFine) return super.advice();
    return [[`knows the controls ${FILTER_CONTROLS.join(' ')}, and not all of`, this.controls]];
  }

  /** Tells of the lists, and of what was found in them. */
  protected override updated(): void {
    super.updated();
    this.announce(this.#row.agents.announcement);
    this.#tell();
  }

  /** Draws the controls. */
  protected override render(): TemplateResult {
    const { words } = this;
    const { clearing } = this.#row;
    // It takes room from the others: while categories are ticked, nothing moves under the pointer.
    if (!this.renderRoot.querySelector('#categories:popover-open'))
      this.#canClear = Object.keys(clearing).length > 0;
    return html`
      <div
        class="base"
        part="base"
        role="group"
        aria-label=${readText(this.heading) ?? words.text(messages.filters)}
        aria-busy=${isBusy(this.status) ? 'true' : nothing}
      >
        ${headingTemplate(this)}
        <div class="row" part="row">
          ${this.#row.template()}
          ${this.#canClear ? clearTemplate(words, () => this.#pick(clearing)) : nothing}
          <slot name="toolbar"></slot>
        </div>
        <p class="paper words">${this.#row.line}</p>
        ${noticeTemplate(this.#row.failed, words, () => void this.#row.lists.refresh())}
      </div>
    `;
  }

  /** Asks for other filters; what the page cancels goes back to what it was. */
  #pick(change: CreditFilters): boolean {
    // Before anybody hears of it: a page that listens may set the attributes itself.
    const own = this.context ? {} : changeFilters(this.filters, change);
    this.requestUpdate();
    if (!this.changeFilters(change)) return false;
    // In a provider the element's own would hide what was picked.
    if ('period' in change || 'from' in change) {
      this.period = own.period;
      this.from = own.from;
      this.to = own.to;
    }
    if ('organizationId' in change) this.organizationId = own.organizationId;
    if ('agentId' in change) this.agentId = own.agentId;
    if ('categories' in change) this.category = own.categories;
    if ('bucket' in change) this.bucket = own.bucket;
    return true;
  }

  #tell(): void {
    const { status, error } = this;
    const before = this.#told;
    this.#told = status;
    if (status === before) return;
    if (isBusy(status)) {
      if (!isBusy(before)) tell(this, 'credit-load-start', { refreshing: status === 'refreshing' });
    } else if (error) {
      tell(this, 'credit-load-error', error);
      if (status === 'error') this.announce(failureText(this.#row.failed, this.words));
    } else if (isBusy(before)) tell(this, 'credit-load', { status: status === 'empty' ? 'empty' : 'ready' });
  }
}

const isBusy = (status: CreditStatus): boolean => status === 'loading' || status === 'refreshing';
