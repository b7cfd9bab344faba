import { type CSSResultGroup, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { FocusKeeper } from '../../controllers/focus-keeper.js';
import type { Advice } from '../../data/advice.js';
import { type CreditFilters, changeFilters, RANGE } from '../../data/filters.js';
import type { CreditLoadError } from '../../data/load-error.js';
import { tell } from '../../events/dispatch.js';
import { requestFilters } from '../../events/filter-change.js';
import * as messages from '../../i18n/catalogue/index.js';
import { CreditSourceElement } from '../../internal/credit-source-element.js';
import { headingTemplate } from '../../internal/heading-template.js';
import { icon } from '../../styles/icon.styles.js';
import { series } from '../../styles/series.styles.js';
import { states } from '../../styles/states.styles.js';
import { readText } from '../../util/read.js';
import { type CreditStatus, isBusy } from '../../util/status.js';
import { filters } from './credit-usage-filters.styles.js';
import { FILTER_CONTROLS, isControl } from './filter-controls.js';
import { filterPanel } from './filter-panel.styles.js';
import { filterPeriod } from './filter-period.styles.js';
import { FilterRow } from './filter-row.js';
import { clearTemplate, failureText, noticeTemplate } from './filters-frame.template.js';

/**
 * Chooses period, organization, agent and categories.
 *
 * Inside a provider, it shows and changes the filters of all elements there. Without a provider, its own attributes follow the reader's
 * choices, and the page listens to `credit-filter-change`. Filters without a control stay as the page has set them. "Clear filters" resets
 * those with a control, whoever has set them, to the last 30 days of everything. Without a source, and while lists are loading, the controls are
 * shown with what there is, so there is no default slot and none for loading.
 *
 * @tag credit-usage-filters
 * @summary The choice of period, organization, agent and categories.
 * @fires credit-filter-change - The reader changes a filter. Unless it is cancelled, the provider's filters, or else the element's own, follow.
 * @fires credit-load-start - Loading a list to choose from begins: its `route` is `organizations`, `agents` or `categories`, and `refreshing` says whether there is one to show meanwhile.
 * @fires credit-load - A list has loaded.
 * @fires credit-load-error - A list failed to load. The detail has the `route` that failed, `kind`, `code`, `retryable`, `requestId`, for a refusal `requiredRoles`, and the original error as `cause`.
 * @slot heading - Replaces the heading.
 * @slot description - Shown below the heading.
 * @slot toolbar - Shown at the end of the row, for example a control of your own.
 * @slot refused - Replaces the message shown when the viewer lacks a role.
 * @slot error - Replaces the message shown when a list fails to load.
 * @csspart base - The container of the whole element.
 * @csspart heading - The heading.
 * @csspart row - The row of controls.
 * @csspart control - A control; also `period`, `organization`, `agent` or `category`, and `loading` while its list is loading.
 * @csspart label - The label of a control or a field.
 * @csspart segments - The group of periods.
 * @csspart segment - A period; also `selected`.
 * @csspart days - The two date fields of a custom range.
 * @csspart date - A date field.
 * @csspart problem - The message about dates that cannot be used.
 * @csspart exact - The exact range, where it begins or ends in the middle of a day.
 * @csspart select - The list of organizations.
 * @csspart only - The name of the only organization, or the note that there are no agents or categories yet.
 * @csspart input - The field to search for and choose an agent.
 * @csspart button - The button that opens the categories.
 * @csspart panel - The panel that opens over the page.
 * @csspart option - An agent or a category in the panel; also `selected`, and `active` where Enter would choose it.
 * @csspart swatch - The colour sample of a category.
 * @csspart note - The note below the agents.
 * @csspart all-button - The button that selects all categories.
 * @csspart clear-button - The button that clears the filters.
 * @csspart refused - The message shown when the viewer lacks a role.
 * @csspart error - The message shown when a list fails to load.
 * @csspart retry-button - The button that tries again.
 * @cssprop [--credit-series-1] - The first of six series colours. `categoryOrder` decides which category gets it; without that, a category's name and amount do.
 * @cssprop [--credit-series-2] - The second series colour.
 * @cssprop [--credit-series-3] - The third series colour.
 * @cssprop [--credit-series-4] - The fourth series colour.
 * @cssprop [--credit-series-5] - The fifth series colour.
 * @cssprop [--credit-series-6] - The sixth series colour.
 * @cssprop [--credit-series-other] - The neutral colour: plain for the combined rest, textured for a series that has none of the six.
 * @cssprop [--credit-tooltip-surface] - The background of panels that open over the page.
 * @cssprop [--credit-tooltip-text] - The text colour of panels that open over the page.
 * @public
 */
export class CreditUsageFiltersElement extends CreditSourceElement {
  /** The style sheets of the element. */
  static override styles: CSSResultGroup = [
    CreditSourceElement.styles,
    states,
    icon,
    series,
    filters,
    filterPeriod,
    filterPanel,
  ];

  /** Which controls to show, in this order: some of `period organization agent category`. Defaults to all. */
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

  /** The current filters: the provider's, overridden by the element's own attributes, always with a time zone. */
  override get filters(): CreditFilters & { readonly timezone: string } {
    return super.filters;
  }

  /** The current status of the lists. */
  override get status(): CreditStatus {
    return this.#row.lists.overall(this.#row.listControls);
  }

  /** Why a list could not be loaded or refreshed. */
  get error(): CreditLoadError | undefined {
    return this.#row.listControls.map((control) => this.#row.lists.error(control)).find((error) => error);
  }

  /** Reloads the lists. Settles when all requests have ended, at once where the element is not in the page, and never rejects. */
  async refresh(): Promise<void> {
    if (!this.isConnected) return;
    await this.updateComplete;
    await this.#row.lists.refresh();
  }

  /** Names controls that do not exist. @internal */
  protected override advice(): readonly Advice[] {
    const isFine = this.controls?.match(/[^\s,]+/g)?.every((name) => isControl(name.toLowerCase())) ?? true;
    if (isFine) return super.advice();
    return [[`ignores controls other than ${FILTER_CONTROLS.join(', ')}:`, this.controls]];
  }

  /** Announces search results, and fires the events about loading. @internal */
  protected override updated(): void {
    super.updated();
    this.announce(this.#row.agents.announcement);
    this.#tell();
  }

  /** Draws the controls. @internal */
  protected override render(): TemplateResult {
    const { words } = this;
    const { clearing } = this.#row;
    // The button takes room from the controls. While the categories are open it neither comes nor goes, and nor do categories, so that
    // nothing moves under the pointer or the focus.
    const isOpen = this.renderRoot.querySelector('#categories:popover-open') !== null;
    if (!isOpen) this.#canClear = Object.keys(clearing).length > 0;
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
          ${this.#row.template(isOpen)}
          ${this.#canClear ? clearTemplate(words, () => this.#pick(clearing)) : nothing}
          <slot name="toolbar"></slot>
        </div>
        <p class="paper words">${this.#row.line}</p>
        ${noticeTemplate(this.#row.failed, words, () => void this.#row.lists.refresh())}
      </div>
    `;
  }

  /** Requests other filters. If the page cancels the change, the controls go back to what they showed. */
  #pick(change: CreditFilters): boolean {
    // Computed before the event, since a page that listens may set the attributes itself.
    const own = this.context ? {} : changeFilters(this.filters, change);
    this.requestUpdate();
    if (!requestFilters(this, this.context, this.filters, change)) return false;
    // Inside a provider `own` is empty: the element's own attributes would override the reader's choice.
    const range = 'period' in change || 'from' in change ? RANGE : [];
    for (const name of [...range, ...Object.keys(change)])
      Reflect.set(this, name === 'categories' ? 'category' : name, Reflect.get(own, name));
    return true;
  }

  #tell(): void {
    const { status } = this;
    const isNews = status !== this.#told;
    this.#told = status;
    for (const { name, detail } of this.#row.lists.events.splice(0)) tell(this, name, detail);
    if (isNews && status === 'error') this.announce(failureText(this.#row.failed, this.words));
  }
}
