import type { UsageReport } from '@credit-usage/sdk';
import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AnswerStatus } from '../../controllers/query-status.js';
import type { CreditFilters } from '../../data/filters.js';
import type { CreditRequest } from '../../data/query-request.js';
import * as messages from '../../i18n/catalogue/index.js';
import { totalText } from '../../i18n/labelled.js';
import { CategoryPicking } from '../../internal/category-picking.js';
import { CreditDataElement } from '../../internal/credit-data-element.js';
import { figureTemplate } from '../../internal/figure-template.js';
import { series } from '../../styles/series.styles.js';
import { readText } from '../../util/read.js';
import { pie } from './credit-category-pie.styles.js';
import { pieTemplate, vacantTemplate } from './credit-category-pie.templates.js';
import { pieCsv } from './pie-csv.js';
import { PieInteraction } from './pie-interaction.js';
import type { PiePart } from './pie-parts.js';
import { isSelected } from './pie-selection.js';
import { skeletonTemplate } from './pie-skeleton.template.js';
import { type PieView, PieViews } from './pie-view.js';

/**
 * Usage by category: a ring around the exact total, and a list of all categories with their exact amounts.
 *
 * Categories are selected in the list, which is one tab stop: arrow keys, Home and End move, Enter selects, Escape clears.
 *
 * @tag credit-category-pie
 * @summary The categories of a usage report as a donut, or as bars.
 * @fires credit-category-select - The reader selects a category or the combined rest, or clears the selection. Unless it is cancelled, `selectedCategory` and everything that shares the provider follow.
 * @slot - Replaces the skeleton while there is nothing to load yet, for example before a source is set.
 * @slot heading - Replaces the heading.
 * @slot description - Shown below the heading.
 * @slot toolbar - Shown beside the heading.
 * @slot loading - Replaces the skeleton shown while loading.
 * @slot empty - Replaces the message shown when there is no usage.
 * @slot refused - Replaces the message shown when the viewer lacks a role.
 * @slot error - Replaces the message shown when loading fails.
 * @csspart base - The container of the whole element.
 * @csspart heading - The heading.
 * @csspart pie - The total, the ring and the legend.
 * @csspart total - The exact total and its unit.
 * @csspart number - The total without its unit.
 * @csspart unit - The unit.
 * @csspart paint - The ring.
 * @csspart slice - A slice of the ring; also `series-1` to `series-6` or `series-other`.
 * @csspart legend - The categories with their amounts.
 * @csspart legend-item - A category in the legend; also `selected`.
 * @csspart swatch - The colour sample beside a name.
 * @csspart bar - The bar of a category, with `variant="bar"`.
 * @csspart name - The name of a category.
 * @csspart value - The exact amount of a category.
 * @csspart share - The share of a category in percent.
 * @csspart rest-toggle - The button that expands the combined rest.
 * @csspart refunds - The categories with negative amounts.
 * @csspart period - The period and its time zone.
 * @csspart loading - The skeleton shown while loading.
 * @csspart refused - The message shown when the viewer lacks a role.
 * @csspart error - The message shown when loading fails.
 * @csspart empty - The message shown when there is no usage.
 * @csspart stale - The notice above figures that could not be refreshed.
 * @csspart retry-button - The button that tries again.
 * @csspart request-id - The ID of the failed request.
 * @cssprop [--credit-category-pie-size=13em] - The diameter of the ring.
 * @cssprop [--credit-series-1] - The first of six series colours. `categoryOrder` decides which category gets it; without that, a category's name and amount do.
 * @cssprop [--credit-series-2] - The second series colour.
 * @cssprop [--credit-series-3] - The third series colour.
 * @cssprop [--credit-series-4] - The fourth series colour.
 * @cssprop [--credit-series-5] - The fifth series colour.
 * @cssprop [--credit-series-6] - The sixth series colour.
 * @cssprop [--credit-series-other] - The neutral colour: plain for the combined rest, textured for a series that has none of the six.
 * @public
 */
export class CreditCategoryPieElement extends CreditDataElement<'usage'> {
  /** The style sheets of the element. */
  static override styles: CSSResultGroup = [CreditDataElement.styles, series, pie];

  /** The usage report to show, instead of a source; `null` while it is loading. */
  @property({ attribute: false }) declare data: UsageReport | null | undefined;

  /** `donut`, or `bar` for plain bars, which are easier to compare and print better. */
  @property({ converter: (value) => (value === 'bar' ? 'bar' : 'donut') }) variant: 'donut' | 'bar' = 'donut';

  /** The id of the selected category, or several ids, such as those of the combined rest, separated by commas or in an array; everything else is dimmed. Inside a provider it follows the shared selection. */
  @property({ attribute: 'selected-category' }) selectedCategory: string | readonly string[] | undefined;

  /** Adds a texture to each category's colour. In forced colours mode there is always one. */
  @property({ type: Boolean, attribute: 'with-patterns' }) withPatterns = false;

  readonly #views = new PieViews();
  readonly #picking: CategoryPicking = new CategoryPicking(this, () => this.context);
  readonly #interaction = new PieInteraction(this);
  #isRestOpen = false;

  /** What to request. @internal */
  protected override request(query: CreditFilters): CreditRequest<'usage'> {
    return { route: 'usage', query };
  }

  /** The status that a report leads to. @internal */
  protected override judge(answer: unknown): AnswerStatus {
    return this.#views.reading(answer).status;
  }

  /** The total, announced when a reader's choice has brought a new report. @internal */
  protected override get announcement(): string | undefined {
    const { facts } = this.#views.reading(this.answer);
    return facts && totalText(facts.total, this.words);
  }

  /** Returns the numbers of the pie as CSV: one row for each category, none combined; refunds have no share. */
  toCSV(): string {
    return pieCsv(this.#views.parts(this.answer, this.slots));
  }

  /** Draws the report. @internal */
  protected override render(): TemplateResult {
    const state = this.stateTemplate(skeletonTemplate(this.#withBars));
    const view = state === undefined ? this.#derive() : undefined;
    const name = readText(this.heading) ?? this.words.text(messages.usageByCategory);
    return figureTemplate(this, {
      name,
      isDescribed: view !== undefined && !this.#isEmpty,
      isBusy: this.isBusy,
      content: html`${this.noticeTemplate()} ${view ? this.#viewTemplate(view) : this.#stateTemplate(state)}`,
    });
  }

  #stateTemplate(state: TemplateResult | undefined): TemplateResult {
    const { status } = this.standing;
    if (status === 'loading' || status === 'idle') return state ?? html``;
    return vacantTemplate(state ?? html``, { withRing: false });
  }

  #viewTemplate(view: PieView): TemplateResult {
    const { words } = this;
    if (this.#isEmpty)
      return vacantTemplate(this.emptyTemplate(), { withRing: !this.#withBars, period: view.labels.period });
    const isRestOpen = this.#isRestOpen;
    const { selection } = view;
    return pieTemplate({
      view,
      words,
      actions: this.#interaction,
      withBars: this.#withBars,
      isRestOpen,
      pointed: this.#interaction.pointed,
      choose: (part) => this.#choose(part, isSelected(part, selection)),
      toggleRest: () => {
        this.#isRestOpen = !isRestOpen;
        this.requestUpdate();
      },
    });
  }

  #derive(): PieView | undefined {
    return this.#views.view({
      answer: this.answer,
      selectedCategory: this.selectedCategory,
      slots: this.slots,
      words: this.words,
    });
  }

  get #withBars(): boolean {
    return this.variant === 'bar';
  }

  /** Judged by the answer that is drawn: an empty one stays empty while a newer one is loading or has failed. */
  get #isEmpty(): boolean {
    return this.#views.reading(this.answer).status === 'empty';
  }

  #choose({ ids }: PiePart, isChosen: boolean): void {
    this.#picking.pick(isChosen ? [] : ids);
  }
}
