import type { UsageReport } from '@credit-usage/sdk';
import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { groupOf } from '../../chart/groups.js';
import { BoxController } from '../../controllers/box-controller.js';
import { FocusKeeper } from '../../controllers/focus-keeper.js';
import type { AnswerStatus } from '../../controllers/query-status.js';
import type { CreditBucketRange } from '../../data/bucket-range.js';
import type { CreditFilters } from '../../data/filters.js';
import type { CreditRequest } from '../../data/query-request.js';
import { exportCsv } from '../../events/export-event.js';
import * as messages from '../../i18n/catalogue/index.js';
import { CategoryPicking } from '../../internal/category-picking.js';
import { CreditDataElement } from '../../internal/credit-data-element.js';
import { figureTemplate } from '../../internal/figure-template.js';
import { TooltipPlacing } from '../../internal/place-tooltip.js';
import { series } from '../../styles/series.styles.js';
import { memo } from '../../util/memo.js';
import { readText } from '../../util/read.js';
import { chartCsv } from './chart-csv.js';
import { foldedIn, type Highlight, highlightIn } from './chart-highlight.js';
import { ChartInteraction, type ChartSubject } from './chart-interaction.js';
import { ChartPicking } from './chart-picking.js';
import { placeLabels, placeNotYet, placeSubject } from './chart-placement.js';
import { skeletonTemplate } from './chart-skeleton.template.js';
import { type ChartView, ChartViews } from './chart-view.js';
import { isEmptyChart } from './credit-usage-chart.model.js';
import { chart } from './credit-usage-chart.styles.js';
import { chartTemplate, vacantTemplate } from './credit-usage-chart.templates.js';

/**
 * Usage over time: bars stacked by category, agent or organization, with exact amounts on every bar and in a table.
 *
 * One tab stop: arrow keys move between bars and between the parts of a bar, Enter selects, Escape closes and clears.
 *
 * @tag credit-usage-chart
 * @summary The bar chart of a usage report.
 * @fires credit-bucket-select - A reader has picked a bar, or cleared the selection; unless it is cancelled, `selectedBucket` follows, and all that shares the provider.
 * @fires credit-category-select - A reader has picked a category in the legend; unless it is cancelled, `selectedCategory` follows, and all that shares the provider.
 * @fires credit-export - A reader wants the numbers as a file; unless it is cancelled, the browser saves it.
 * @slot - What the page shows before there is any data.
 * @slot heading - Instead of the heading.
 * @slot description - Under the heading.
 * @slot toolbar - Beside the heading.
 * @slot empty - Instead of the words for no usage.
 * @slot refused - Instead of the words for a role that is missing.
 * @slot error - Instead of the words for an answer that did not come.
 * @csspart base - Everything.
 * @csspart heading - The heading.
 * @csspart frame - The bars with their axes.
 * @csspart unit - The unit over the axis.
 * @csspart y-axis - The amounts beside the bars.
 * @csspart y-label - One of them.
 * @csspart x-axis - The times under the bars.
 * @csspart x-label - One of them.
 * @csspart plot - Where the bars are.
 * @csspart paint - The drawing.
 * @csspart grid - The lines at the amounts.
 * @csspart zero - The line at zero.
 * @csspart series - The shapes of a series; also `series-1` to `series-6` or `series-other`.
 * @csspart previous - The marks of the period before.
 * @csspart not-yet - The place of what has not begun.
 * @csspart band - Behind the bar that is looked at.
 * @csspart hits - The buttons over the bars.
 * @csspart bar-hit - One of them; also `selected`.
 * @csspart segment-hit - The button over a part of a bar.
 * @csspart legend - Which colour is what.
 * @csspart legend-item - One of them; also `selected`.
 * @csspart swatch - A colour beside a name.
 * @csspart footer - The line under the legend.
 * @csspart range-chip - The button that clears the bar that is picked.
 * @csspart period - The period and the zone.
 * @csspart actions - The buttons beside the period.
 * @csspart table-toggle - The button that shows the table.
 * @csspart download-button - The button that saves the numbers.
 * @csspart table - The table.
 * @csspart tooltip - The exact amounts of a bar.
 * @csspart loading - The skeleton.
 * @csspart refused - The words for a role that is missing.
 * @csspart error - The words for an answer that did not come.
 * @csspart empty - The words for no usage.
 * @csspart stale - The line over bars that are not the latest.
 * @csspart retry-button - The button that asks again.
 * @csspart request-id - The server's name for a request that failed.
 * @cssprop [--credit-usage-chart-block-size=clamp(11rem, 34cqi, 18rem)] - The height of the bars.
 * @cssprop [--credit-series-1] - The first of six colours: which category wears it follows from `categoryOrder`, or else from its name and amount.
 * @cssprop [--credit-series-2] - The second.
 * @cssprop [--credit-series-3] - The third.
 * @cssprop [--credit-series-4] - The fourth.
 * @cssprop [--credit-series-5] - The fifth.
 * @cssprop [--credit-series-6] - The sixth.
 * @cssprop [--credit-series-other] - The folded rest, and in a texture what has none of the six.
 * @cssprop [--credit-tooltip-surface] - Behind the tooltip.
 * @cssprop [--credit-tooltip-text] - The text in the tooltip.
 * @public
 */
export class CreditUsageChartElement extends CreditDataElement<'usage'> {
  /** The sheets of the element. */
  static override styles: CSSResultGroup = [CreditDataElement.styles, series, chart];

  /** A usage report, instead of a source; `null` while it is on its way. */
  @property({ attribute: false }) declare data: UsageReport | null | undefined;

  /** The bar, or run of bars, that is picked: the others step back. Inside a provider it follows what is picked there. */
  @property({ attribute: false }) selectedBucket: CreditBucketRange | undefined;

  /** The category that is picked, or several: the others step back. Inside a provider it follows what is picked there. */
  @property({ attribute: 'selected-category' }) selectedCategory: string | readonly string[] | undefined;

  /** Gives each series a texture beside its colour. In forced colours they have one anyway. */
  @property({ type: Boolean, attribute: 'with-patterns' }) withPatterns = false;

  readonly #views = new ChartViews();
  readonly #picking: ChartPicking = new ChartPicking(this, () => this.context);
  readonly #categories: CategoryPicking = new CategoryPicking(this, () => this.context);
  readonly #box: BoxController = new BoxController(this, () => this.renderRoot.querySelector('.plot .paint'));
  readonly #interaction = new ChartInteraction(this, {
    field: () => this.#view,
    select: (subject) => this.#select(subject),
    clear: () => this.#picking.clear(),
  });
  readonly #highlights = memo(highlightIn);
  readonly #tooltip = new TooltipPlacing();
  #view: ChartView | undefined;
  #placed: ChartView['labels'] | undefined;
  #highlighted: string | undefined;
  #isTableShown = false;

  constructor() {
    super();
    new FocusKeeper(this, '.chip', '.bar-hit[tabindex="0"]');
  }

  /** What to ask. @internal */
  protected override request(query: CreditFilters): CreditRequest<'usage'> {
    return { route: 'usage', query };
  }

  /** What a report amounts to. @internal */
  protected override judge(answer: unknown): AnswerStatus {
    const facts = this.#views.facts(answer);
    if (!facts) return 'error';
    return isEmptyChart(facts) ? 'empty' : 'ready';
  }

  /** The total, as what a reader's choice came to. @internal */
  protected override get announcement(): string | undefined {
    const total = this.#views.facts(this.answer)?.total;
    return total && `${this.words.text(messages.totalUsage)}: ${this.words.amountWithUnit(total)}`;
  }

  /** The numbers of the chart as CSV, in the columns of the API's own: one row for each bar and series. */
  toCSV(): string {
    return chartCsv(this.#views.facts(this.answer));
  }

  /** Draws what the report says. */
  protected override render(): TemplateResult {
    const state = this.stateTemplate(skeletonTemplate);
    this.#view = state === undefined ? this.#derive() : undefined;
    const name = readText(this.heading) ?? this.words.text(messages.usageChart);
    return figureTemplate(this, {
      name,
      isDescribed: this.#view !== undefined,
      isBusy: this.isBusy,
      content: html`${this.noticeTemplate()} ${this.#bodyTemplate(name, state)}`,
    });
  }

  #bodyTemplate(name: string, state: TemplateResult | undefined): TemplateResult {
    const view = this.#view;
    if (!view) return vacantTemplate(state ?? html``, this.standing.status);
    if (isEmptyChart(view.facts)) return vacantTemplate(this.emptyTemplate(), 'empty', view.labels.period);
    return chartTemplate({
      view,
      name,
      interaction: this.#interaction,
      highlight: this.#highlightOf(view),
      isTableShown: this.#isTableShown,
      chooseSeries: (index) => this.#choose(index),
      clear: () => void this.#picking.clear(),
      toggleTable: () => {
        this.#isTableShown = !this.#isTableShown;
        this.requestUpdate();
      },
      download: () => exportCsv(this, 'usage.csv', this.toCSV()),
    });
  }

  #derive(): ChartView | undefined {
    return this.#views.view({
      answer: this.answer,
      box: this.#box.box,
      selectedBucket: this.selectedBucket,
      slots: this.slots,
      words: this.words,
    });
  }

  /** What follows from the data in numbers is set here, and not written into templates: pages may forbid inline styles. */
  protected override updated(): void {
    super.updated();
    const view = this.#view;
    const { subject } = this.#interaction.tooltip;
    if (view) {
      const placement = { root: this.renderRoot, facts: view.facts, scale: view.scale };
      if (this.#placed !== view.labels)
        placeLabels(placement, view.labels.ticks, view.labels.axis, view.hits);
      placeNotYet(placement);
      placeSubject(placement, view.hits, subject);
    }
    this.#placed = view?.labels;
    this.#placeTooltip(view, subject);
  }

  /** Beside the whole target: among bars that are thin, a pointer can go on to the next one there. */
  #placeTooltip(view: ChartView | undefined, subject: ChartSubject | undefined): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    const number = view && subject ? groupOf(view.hits, subject.from) + 1 : 0;
    const target = number > 0 ? find(`.hit:nth-child(${number})`) : null;
    this.#tooltip.place(
      find('.tooltip'),
      target?.getBoundingClientRect(),
      target ? find('.frame')?.getBoundingClientRect() : undefined,
    );
  }

  #select(subject: ChartSubject): void {
    if (this.#view) this.#picking.select(this.#view, subject);
  }

  /** Categories are the page's business too; agents, organizations, and a rest of which nothing is known, only step forward. */
  #choose(index: number): void {
    const view = this.#view;
    const chosen = view?.facts.series[index];
    if (!view || !chosen) return;
    const isChosen = this.#highlightOf(view)?.has(index) === true;
    const ids = chosen.id === null ? foldedIn(view.facts) : [chosen.id];
    if (view.facts.groupBy === 'category' && ids.length > 0) {
      const isPicked = this.#categories.pick(isChosen ? [] : ids, chosen.id === null);
      if (isPicked) this.#highlighted = undefined;
    } else this.#highlighted = isChosen ? undefined : chosen.key;
    this.requestUpdate();
  }

  #highlightOf({ facts }: ChartView): Highlight {
    return this.#highlights(facts, this.#highlighted, this.selectedCategory);
  }
}
