import type { UsageReport } from '@credit-usage/sdk';
import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AnswerStatus } from '../../controllers/query-status.js';
import type { CreditFilters } from '../../data/filters.js';
import type { CreditRequest } from '../../data/query-request.js';
import * as messages from '../../i18n/catalogue/index.js';
import { CategoryPicking } from '../../internal/category-picking.js';
import { CreditDataElement } from '../../internal/credit-data-element.js';
import { figureTemplate } from '../../internal/figure-template.js';
import { series } from '../../styles/series.styles.js';
import { readSelection } from '../../util/category-selection.js';
import { readText } from '../../util/read.js';
import { pie } from './credit-category-pie.styles.js';
import { pieTemplate, vacantTemplate } from './credit-category-pie.templates.js';
import { pieCsv } from './pie-csv.js';
import { PieInteraction } from './pie-interaction.js';
import { legendKeys } from './pie-legend.template.js';
import type { PiePart } from './pie-parts.js';
import { isSelected } from './pie-selection.js';
import { skeletonTemplate } from './pie-skeleton.template.js';
import { variantConverter } from './pie-variant.js';
import { type PieView, PieViews } from './pie-view.js';

/**
 * Usage by category: a ring of shares around the exact total, and every category with its exact amount in a list.
 *
 * The list is the control, and one tab stop: arrow keys, Home and End move in it, Enter selects, Escape clears.
 *
 * @tag credit-category-pie
 * @summary The categories of a usage report as a donut, or as bars.
 * @fires credit-category-select - A reader has picked a category, the folded rest, or nothing any more; unless it is cancelled, `selectedCategory` follows, and all that shares the provider.
 * @slot - What the page shows before there is any data.
 * @slot heading - Instead of the heading.
 * @slot description - Under the heading.
 * @slot toolbar - Beside the heading.
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for no usage.
 * @slot refused - Instead of the words for a role that is missing.
 * @slot error - Instead of the words for an answer that did not come.
 * @csspart base - Everything.
 * @csspart heading - The heading.
 * @csspart pie - The total, the ring and the legend.
 * @csspart total - The exact total with its unit.
 * @csspart number - The total alone.
 * @csspart unit - The unit.
 * @csspart paint - The ring.
 * @csspart slice - A slice of it; also `series-1` to `series-6` or `series-other`.
 * @csspart legend - The categories with their amounts.
 * @csspart legend-item - One of them; also `selected`.
 * @csspart swatch - A colour beside a name.
 * @csspart bar - The bar of a category, in the variant `bar`.
 * @csspart name - The name of a category.
 * @csspart value - Its exact amount.
 * @csspart share - Its share.
 * @csspart rest-toggle - The button that opens the folded rest.
 * @csspart refunds - The categories below zero.
 * @csspart period - The period and the zone.
 * @csspart loading - The skeleton.
 * @csspart refused - The words for a role that is missing.
 * @csspart error - The words for an answer that did not come.
 * @csspart empty - The words for no usage.
 * @csspart stale - The line over figures that are not the latest.
 * @csspart retry-button - The button that asks again.
 * @csspart request-id - The server's name for a request that failed.
 * @cssprop [--credit-category-pie-size=13em] - The width of the ring.
 * @cssprop [--credit-series-1] - The first of six colours: which category wears it follows from `categoryOrder`, or else from its name and amount.
 * @cssprop [--credit-series-2] - The second.
 * @cssprop [--credit-series-3] - The third.
 * @cssprop [--credit-series-4] - The fourth.
 * @cssprop [--credit-series-5] - The fifth.
 * @cssprop [--credit-series-6] - The sixth.
 * @cssprop [--credit-series-other] - The folded rest, and in a texture what has none of the six.
 * @public
 */
export class CreditCategoryPieElement extends CreditDataElement<'usage'> {
  /** The sheets of the element. */
  static override styles: CSSResultGroup = [CreditDataElement.styles, series, pie];

  /** A usage report, instead of a source; `null` while it is on its way. */
  @property({ attribute: false }) declare data: UsageReport | null | undefined;

  /** `donut`, or `bar` for plain bars: easier to compare, and to print. */
  @property({ converter: variantConverter }) variant: 'donut' | 'bar' = 'donut';

  /** The category that is picked, or all of the folded rest: the others step back. Inside a provider it follows what is picked there. */
  @property({ attribute: 'selected-category' }) selectedCategory: string | readonly string[] | undefined;

  /** Gives each category a texture beside its colour. In forced colours they have one anyway. */
  @property({ type: Boolean, attribute: 'with-patterns' }) withPatterns = false;

  readonly #views = new PieViews();
  readonly #picking: CategoryPicking = new CategoryPicking(this, () => this.context);
  readonly #interaction = new PieInteraction(this, () => this.#clear());
  #isRestOpen = false;

  /** What to ask. @internal */
  protected override request(query: CreditFilters): CreditRequest<'usage'> {
    return { route: 'usage', query };
  }

  /** What a report amounts to. @internal */
  protected override judge(answer: unknown): AnswerStatus {
    return this.#views.reading(answer).status;
  }

  /** The total, as what a reader's choice came to. @internal */
  protected override get announcement(): string | undefined {
    const { facts } = this.#views.reading(this.answer);
    return facts && `${this.words.text(messages.totalUsage)}: ${this.words.amountWithUnit(facts.total)}`;
  }

  /** The numbers of the pie as CSV: one row for each category, nothing folded, refunds without a share. */
  toCSV(): string {
    return pieCsv(this.#views.parts(this.answer, this.slots));
  }

  /** Draws what the report says. */
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
    const { pie, selection } = view;
    const selected = [...pie.parts, ...pie.refunds].find((part) => isSelected(part, selection));
    return pieTemplate({
      view,
      words,
      actions: this.#interaction,
      withBars: this.#withBars,
      isRestOpen,
      tabStop: this.#interaction.tabStop(legendKeys(view, isRestOpen), selected?.key),
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

  /** A newer answer that is on its way, or did not come, does not make an empty one any fuller. */
  get #isEmpty(): boolean {
    return this.#views.reading(this.answer).status === 'empty';
  }

  #choose({ ids, members }: PiePart, isChosen: boolean): void {
    if (isChosen) this.#clear();
    else this.#picking.pick(ids, members.length > 0);
  }

  #clear(): boolean {
    if (readSelection(this.selectedCategory).size === 0) return false;
    this.#picking.pick([]);
    return true;
  }
}
