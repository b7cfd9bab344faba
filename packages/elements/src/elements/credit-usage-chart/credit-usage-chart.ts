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
import { csvName, exportCsv } from '../../events/export-event.js';
import * as messages from '../../i18n/catalogue/index.js';
import { totalText } from '../../i18n/labelled.js';
import { CategoryPicking } from '../../internal/category-picking.js';
import { CreditDataElement } from '../../internal/credit-data-element.js';
import { figureTemplate } from '../../internal/figure-template.js';
import { LegendFocus } from '../../internal/legend-focus.js';
import { TooltipPlacing } from '../../internal/place-tooltip.js';
import { series } from '../../styles/series.styles.js';
import { memo } from '../../util/memo.js';
import { readText } from '../../util/read.js';
import { chartCsv } from './chart-csv.js';
import { foldedIn, type Highlight, highlightIn } from './chart-highlight.js';
import { ChartInteraction, type ChartSubject } from './chart-interaction.js';
import { ChartPicking } from './chart-picking.js';
import { placeLabels, placeSubject } from './chart-placement.js';
import { skeletonTemplate } from './chart-skeleton.template.js';
import { type ChartView, ChartViews } from './chart-view.js';
import { isEmptyChart } from './credit-usage-chart.model.js';
import { chart } from './credit-usage-chart.styles.js';
import { chartTemplate, vacantTemplate } from './credit-usage-chart.templates.js';

/**
 * Usage over time: bars stacked by category, agent or organization, with the exact amounts of every bar in a tooltip and in a table.
 *
 * The bars are one tab stop: arrow keys move between bars and between the parts of a bar, Enter selects, Escape closes the tooltip and
 * clears the selection. The legend is another: arrow keys, Home and End move, Enter selects, Escape clears.
 *
 * @tag credit-usage-chart
 * @summary The bar chart of a usage report.
 * @fires credit-bucket-select - The reader selects a bar or clears the selection. Unless it is cancelled, `selectedBucket` and everything that shares the provider follow.
 * @fires credit-category-select - The reader selects a category in the legend or clears that selection. Unless it is cancelled, `selectedCategory` and everything that shares the provider follow.
 * @fires credit-export - The reader downloads the numbers. Cancel it to keep the browser from saving the file.
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
 * @csspart frame - The plot with its axes.
 * @csspart unit - The unit above the vertical axis.
 * @csspart y-axis - The vertical axis with the amounts.
 * @csspart y-label - An amount on the vertical axis.
 * @csspart x-axis - The horizontal axis with the times.
 * @csspart x-label - A time on the horizontal axis.
 * @csspart plot - The area with the bars.
 * @csspart paint - The drawing.
 * @csspart grid - The grid lines.
 * @csspart zero - The zero line.
 * @csspart series - The shapes of a series; also `series-1` to `series-6` or `series-other`.
 * @csspart previous - The marks of the previous period.
 * @csspart not-yet - The area of bars whose time has not begun.
 * @csspart band - The background of the bar under the pointer or with the focus.
 * @csspart hits - The buttons over the bars.
 * @csspart bar-hit - The button over a bar; also `selected`.
 * @csspart segment-hit - The button over a part of a bar.
 * @csspart legend - The legend.
 * @csspart legend-item - A series in the legend; also `selected`.
 * @csspart swatch - The colour sample beside a name.
 * @csspart footer - The line below the legend.
 * @csspart range-chip - The button that clears the selected bar.
 * @csspart period - The period and its time zone.
 * @csspart actions - The buttons beside the period.
 * @csspart table-toggle - The button that shows or hides the table.
 * @csspart download-button - The button that downloads the numbers as CSV.
 * @csspart table - The table.
 * @csspart tooltip - The tooltip with the exact amounts of a bar.
 * @csspart loading - The skeleton shown while loading.
 * @csspart refused - The message shown when the viewer lacks a role.
 * @csspart error - The message shown when loading fails.
 * @csspart empty - The message shown when there is no usage.
 * @csspart stale - The notice above bars that could not be refreshed.
 * @csspart retry-button - The button that tries again.
 * @csspart request-id - The ID of the failed request.
 * @cssprop [--credit-usage-chart-block-size=clamp(11rem, 34cqi, 18rem)] - The height of the plot.
 * @cssprop [--credit-series-1] - The first of six series colours. `categoryOrder` decides which category gets it; without that, a category's name and amount do.
 * @cssprop [--credit-series-2] - The second series colour.
 * @cssprop [--credit-series-3] - The third series colour.
 * @cssprop [--credit-series-4] - The fourth series colour.
 * @cssprop [--credit-series-5] - The fifth series colour.
 * @cssprop [--credit-series-6] - The sixth series colour.
 * @cssprop [--credit-series-other] - The neutral colour: plain for the combined rest, textured for a series that has none of the six.
 * @cssprop [--credit-tooltip-surface] - The background of the tooltip.
 * @cssprop [--credit-tooltip-text] - The text colour of the tooltip.
 * @public
 */
export class CreditUsageChartElement extends CreditDataElement<'usage'> {
  /** The style sheets of the element. */
  static override styles: CSSResultGroup = [CreditDataElement.styles, series, chart];

  /** The usage report to show, instead of a source; `null` while it is loading. */
  @property({ attribute: false }) declare data: UsageReport | null | undefined;

  /** The time of the selected bar, or of several in a row; all others are dimmed. Inside a provider it follows the shared selection. */
  @property({ attribute: false }) selectedBucket: CreditBucketRange | undefined;

  /** The id of the selected category, or several ids, separated by commas or in an array; all others are dimmed. Inside a provider it follows the shared selection. */
  @property({ attribute: 'selected-category' }) selectedCategory: string | readonly string[] | undefined;

  /** Adds a texture to each series' colour. In forced colours mode there is always one. */
  @property({ type: Boolean, attribute: 'with-patterns' }) withPatterns = false;

  readonly #views = new ChartViews();
  readonly #picking: ChartPicking = new ChartPicking(this, () => this.context);
  readonly #categories: CategoryPicking = new CategoryPicking(this, () => this.context);
  readonly #box: BoxController = new BoxController(this, () => this.renderRoot.querySelector('.plot .paint'));
  readonly #interaction = new ChartInteraction(this, () => this.#view, this.#picking);
  readonly #legend = new LegendFocus(this);
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

  /** What to request. @internal */
  protected override request(query: CreditFilters): CreditRequest<'usage'> {
    return { route: 'usage', query };
  }

  /** The status that a report leads to. @internal */
  protected override judge(answer: unknown): AnswerStatus {
    const facts = this.#views.facts(answer);
    if (!facts) return 'error';
    return isEmptyChart(facts) ? 'empty' : 'ready';
  }

  /** The total, announced when a reader's choice has brought a new report. @internal */
  protected override get announcement(): string | undefined {
    const total = this.#views.facts(this.answer)?.total;
    return total && totalText(total, this.words);
  }

  /** Returns the numbers of the chart as CSV, with the API's column names: one row for each bar and series. */
  toCSV(): string {
    return chartCsv(this.#views.facts(this.answer), this.words);
  }

  /** Draws the report. @internal */
  protected override render(): TemplateResult {
    const state = this.stateTemplate(skeletonTemplate);
    const { answer, selectedBucket, slots, words } = this;
    const view = state
      ? undefined
      : this.#views.view({ answer, box: this.#box.box, selectedBucket, slots, words });
    this.#interaction.follow(view);
    this.#view = view;
    const name = readText(this.heading) ?? words.text(messages.usageChart);
    return figureTemplate(this, {
      name,
      isDescribed: view !== undefined,
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
      legend: this.#legend,
      chooseSeries: (index) => this.#choose(index),
      clear: () => void this.#picking.clear(),
      toggleTable: () => {
        this.#isTableShown = !this.#isTableShown;
        this.requestUpdate();
      },
      download: () => exportCsv(this, csvName('usage', view.facts.period.days), this.toCSV()),
    });
  }

  /** Positions that depend on the data are set from code, because a page's content security policy may forbid inline styles in templates. @internal */
  protected override updated(): void {
    super.updated();
    const view = this.#view;
    const { subject } = this.#interaction.tooltip;
    if (view) {
      if (this.#placed !== view.labels) placeLabels(this.renderRoot, view);
      placeSubject(this.renderRoot, view, subject);
    }
    this.#placed = view?.labels;
    this.#placeTooltip(view, subject);
  }

  /** Placed beside the whole target, so that it does not cover the next bar when bars are thin. */
  #placeTooltip(view: ChartView | undefined, subject: ChartSubject | undefined): void {
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    // None matches zero.
    const number = view && subject ? groupOf(view.hits, subject.from) + 1 : 0;
    const target = find(`.hit:nth-child(${number})`);
    this.#tooltip.place(
      find('.tooltip'),
      target?.getBoundingClientRect(),
      (target && find('.frame'))?.getBoundingClientRect(),
    );
  }

  /** A category becomes the shared selection. An agent, an organization, or a rest with unknown members is only highlighted here. */
  #choose(index: number): void {
    const view = this.#view;
    const chosen = view?.facts.series[index];
    if (!view || !chosen) return;
    const isChosen = this.#highlightOf(view)?.has(index) === true;
    const ids = chosen.id === null ? foldedIn(view.facts) : [chosen.id];
    if (view.facts.groupBy === 'category' && ids.length > 0) {
      const isPicked = this.#categories.pick(isChosen ? [] : ids);
      if (isPicked) this.#highlighted = undefined;
    } else this.#highlighted = isChosen ? undefined : chosen.key;
    this.requestUpdate();
  }

  #highlightOf({ facts }: ChartView): Highlight {
    return this.#highlights(facts, this.#highlighted, this.selectedCategory);
  }
}
