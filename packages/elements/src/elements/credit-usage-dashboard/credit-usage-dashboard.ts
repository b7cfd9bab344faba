import type { BucketUnit, GroupBy, Period } from '@credit-usage/sdk';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { giveAdvice } from '../../controllers/advice.js';
import { ContextController } from '../../controllers/context-controller.js';
import { FocusKeeper } from '../../controllers/focus-keeper.js';
import { type CreditBucketRange, readBucketRange } from '../../data/bucket-range.js';
import type { CreditClient, CreditSource } from '../../data/credit-source.js';
import { type CreditFilters, overlay, readFilters } from '../../data/filters.js';
import type { CreditLoadError } from '../../data/load-error.js';
import { tell } from '../../events/dispatch.js';
import type { CreditLoadErrorDetail, LoadEvents } from '../../events/load-events.js';
import type {
  CreditFiltersChangedDetail,
  CreditSelectionChangedDetail,
} from '../../events/provider-events.js';
import type { Standing } from '../../internal/credit-data-element.js';
import { CreditElement } from '../../internal/credit-element.js';
import { filterProperties } from '../../internal/filter-properties.js';
import { states } from '../../styles/states.styles.js';
import { attempt } from '../../util/attempt.js';
import type { CreditStatus } from '../../util/status.js';
import { dashboard } from './credit-usage-dashboard.styles.js';
import { dashboardTemplate } from './credit-usage-dashboard.templates.js';
import { handOn, isFilled, pieceOf } from './dashboard-pieces.js';
import { type DashboardStage, showsConversations, stageOf, waitingStage } from './dashboard-stage.js';

/** By default, figures are compared with those of the previous period. */
const USUAL: CreditFilters = { compare: 'previous' };

/**
 * A whole Billing tab: filters, key figures, usage over time, usage by category, and recent conversations with their details.
 *
 * Its pieces share one source, one set of filters and one selection: selecting a bar limits the conversations to that time. What concerns all
 * of them, such as a missing role, no usage or no connection, is shown once.
 *
 * To make the view shareable, keep `filters` in the page's URL: `query.toSearchParams` of the SDK writes them, `query.fromSearchParams` reads
 * them and throws if somebody has edited the URL. `credit-filters-changed` fires when they change.
 *
 * @example
 * ```ts
 * dashboard.addEventListener("credit-filters-changed", ({ detail }) => {
 *   const url = new URL(location.href);
 *   url.searchParams.set("usage", query.toSearchParams(detail.filters).toString());
 *   history.replaceState(history.state, "", url);
 * });
 * ```
 *
 * @tag credit-usage-dashboard
 * @summary A whole Billing tab, made of the other elements.
 * @fires credit-filters-changed - The reader has changed the filters. Does not bubble, and does not fire when the page itself sets `filters`.
 * @fires credit-selection-changed - The reader has selected a bar or a category or cleared the selection, or a change of filters has cleared the bar. Does not bubble, and does not fire when the page itself sets `selectedBucket`, or a `source`, which clears the category.
 * @fires credit-filter-change - The reader changes a filter. Cancel it to keep the filters.
 * @fires credit-bucket-select - The reader selects a bar or clears the selection. Cancel it to keep the selection.
 * @fires credit-category-select - The reader selects a category in a legend. Cancel it to keep the selection.
 * @fires credit-conversation-open - The reader opens a conversation. Cancel it to keep it closed.
 * @fires credit-conversation-close - The reader closes a conversation. Cancel it to keep it open.
 * @fires credit-sort-change - The reader sorts the conversations. Cancel it to keep their order.
 * @fires credit-export - The reader downloads numbers. Cancel it to keep the browser from saving the file.
 * @fires credit-load-start - Loading the figures begins; `refreshing` says whether there are figures to show meanwhile.
 * @fires credit-load - The figures have loaded. The detail's `excluded` lists the organizations that they leave out, with the roles needed.
 * @fires credit-load-error - Loading failed, of the figures or of anything else that the dashboard shows. The detail has the `route` that failed, `kind`, `code`, `retryable`, `requestId`, for a refusal `requiredRoles`, and the original error as `cause`.
 * @slot heading - Replaces the heading.
 * @slot description - Shown below the heading.
 * @slot toolbar - Shown beside the heading.
 * @slot - Replaces the figures while there is nothing to load yet, for example before a source is set.
 * @slot not-included - Shown below the organizations that the figures leave out, for example with a way to request a role.
 * @slot loading - Replaces the figures while the first ones are loading.
 * @slot filters - Replaces the filters. Elements in this slot share source, filters and selection with the rest, as inside a provider.
 * @slot empty - Replaces the message shown when there is no usage.
 * @slot refused - Replaces the message shown when the viewer lacks a role, for example with a way to request it.
 * @slot error - Replaces the message shown when loading fails.
 * @slot details - Replaces the details of an open conversation.
 * @slot locked - Replaces the message shown for a conversation whose details the viewer may not see.
 * @csspart base - The container of the whole element.
 * @csspart heading - The heading.
 * @csspart filters - The filters.
 * @csspart summary - The key figures.
 * @csspart chart - Usage over time.
 * @csspart columns - The pie and the conversations, below the chart.
 * @csspart pie - Usage by category.
 * @csspart conversations - Recent conversations. All documented parts of the pieces are parts of the dashboard too, prefixed with the piece's name and without their second names, such as `chart-heading` or `conversations-row`. Of the details of an open row these are `conversations-details` and three more: to style all of them, put details of your own into the slot `details`.
 * @csspart empty - The message shown when there is no usage.
 * @csspart refused - The message shown when the viewer lacks a role.
 * @csspart error - The message shown when loading fails.
 * @csspart stale - The notice above figures that could not be refreshed.
 * @csspart retry-button - The button that tries again.
 * @csspart request-id - The ID of the failed request.
 * @cssprop [--credit-usage-chart-block-size=clamp(11rem, 34cqi, 18rem)] - The height of the plot.
 * @cssprop [--credit-category-pie-size=13em] - The diameter of the ring.
 * @cssprop [--credit-series-1] - The first of six series colours. `categoryOrder` decides which category gets it; without that, a category's name and amount do.
 * @cssprop [--credit-series-2] - The second series colour.
 * @cssprop [--credit-series-3] - The third series colour.
 * @cssprop [--credit-series-4] - The fourth series colour.
 * @cssprop [--credit-series-5] - The fifth series colour.
 * @cssprop [--credit-series-6] - The sixth series colour.
 * @cssprop [--credit-series-other] - The neutral colour: plain for the combined rest, textured for a series that has none of the six.
 * @cssprop [--credit-tooltip-surface] - The background of tooltips and panels that open over the page.
 * @cssprop [--credit-tooltip-text] - The text colour of tooltips and panels that open over the page.
 * @public
 */
export class CreditUsageDashboardElement extends CreditElement {
  /** The style sheets of the element. */
  static override styles: CSSResultGroup = [CreditElement.styles, states, dashboard];

  /** Where the data comes from: a `CreditUsageClient` or another source. Defaults to the provider's. */
  @property({ attribute: false }) source: CreditClient | CreditSource | undefined;

  /** The id of a `<credit-usage-provider>` elsewhere in the page that has the source. Defaults to the nearest one around the element. */
  @property() provider: string | undefined;

  /** Which filter controls to show, in this order: some of `period organization agent category`. Defaults to all. */
  @property() controls: string | undefined;

  /** Refreshes every this many seconds, at least 30, while the page is visible. Off by default. */
  @property({ attribute: 'refresh-interval', type: Number }) refreshInterval: number | undefined;

  /** Category ids in the order in which they get the six colours. Without it, the six largest categories of the first answer get them, each the colour derived from its name where that is free, and keep them. */
  @property({ attribute: false }) categoryOrder: readonly string[] | undefined;

  /** Adds a texture to each series' colour, in the chart and the pie. In forced colours mode there is always one. */
  @property({ type: Boolean, attribute: 'with-patterns' }) withPatterns = false;

  /** The `variant` of the pie: `donut`, or `bar` for plain bars, which are easier to compare and print better. */
  @property({ attribute: 'pie-variant', converter: (value) => (value === 'bar' ? 'bar' : 'donut') })
  pieVariant: 'donut' | 'bar' = 'donut';

  /** Called with each announcement for screen readers, instead of the element's own live region. */
  @property({ attribute: false }) announcer: ((text: string) => void) | undefined;

  /**
   * The period up to now: `24h`, `72h`, `30d` or `12mo`.
   *
   * @attr period
   */
  declare period: Period | undefined;

  /**
   * The start of a custom range, set together with `to`: a local date or an instant.
   *
   * @attr from
   */
  declare from: string | undefined;

  /**
   * The end of the custom range, exclusive: the first date or instant after it.
   *
   * @attr to
   */
  declare to: string | undefined;

  /**
   * The IANA time zone for days and hours. Defaults to the browser's.
   *
   * @attr timezone
   */
  declare timezone: string | undefined;

  /**
   * The time that one bar covers: `hour`, `day`, `week` or `month`.
   *
   * @attr bucket
   */
  declare bucket: BucketUnit | undefined;

  /**
   * How bars are split: by `category`, `agent` or `organization`.
   *
   * @attr group-by
   */
  declare groupBy: GroupBy | undefined;

  /**
   * Limits usage to one organization. Defaults to all.
   *
   * @attr organization-id
   */
  declare organizationId: string | undefined;

  /**
   * Limits usage to one agent. Defaults to all.
   *
   * @attr agent-id
   */
  declare agentId: string | undefined;

  /**
   * Limits usage to these categories, separated by commas in the attribute. Defaults to all.
   *
   * @attr category
   */
  declare category: readonly string[] | undefined;

  /**
   * `previous`, the default, compares with the previous period; `none` does not. It also counts for `filters` without a `compare`.
   *
   * @attr compare
   */
  declare compare: 'previous' | 'none' | undefined;

  readonly #outer = new ContextController(this, () => this.provider);
  readonly #announceThere = (text: string): void => this.#outer.value?.announce(text);
  #filters = USUAL;
  #given: unknown;
  #selectedBucket: CreditBucketRange | undefined;
  #stage: DashboardStage = 'pieces';
  #answeredAt: number | undefined;
  #drawn = '';

  static {
    filterProperties(CreditUsageDashboardElement);
  }

  constructor() {
    super();
    new FocusKeeper(this, '.retry');
    giveAdvice(this, undefined, () => this.#given);
  }

  /** The current filters, which follow the reader's choices. Values that cannot be used count as not set. They compare with the previous period unless `compare` is `none`. */
  @property({ attribute: false })
  get filters(): CreditFilters {
    return this.#filters;
  }

  set filters(filters: CreditFilters | undefined) {
    if (filters === this.#filters) return;
    const said = attempt(() => ({ compare: this.compare, ...filters }))?.compare;
    this.#given = filters;
    this.#filters = overlay(readFilters(filters), said === 'none' ? { compare: undefined } : USUAL);
  }

  /** The time of the bar selected in the chart, or of several in a row; the conversations are limited to it. Follows the reader's selection. */
  @property({ attribute: false })
  get selectedBucket(): CreditBucketRange | undefined {
    return this.#selectedBucket;
  }

  set selectedBucket(selected: CreditBucketRange | undefined) {
    this.#selectedBucket = readBucketRange(selected);
  }

  /** The current status of the figures. Also a custom state, such as `:state(refused)`. */
  override get status(): CreditStatus {
    return pieceOf(this, 'credit-usage-summary')?.status ?? 'idle';
  }

  /** Why the figures could not be loaded or refreshed. */
  get error(): CreditLoadError | undefined {
    return pieceOf(this, 'credit-usage-summary')?.error;
  }

  /** The state that its messages are about. @internal */
  get standing(): Standing {
    return pieceOf(this, 'credit-usage-summary')?.standing ?? { status: 'idle', error: undefined };
  }

  /** Reloads everything that is shown. Settles when all requests have ended, at once where the dashboard is not in the page, and never rejects. */
  async refresh(): Promise<void> {
    if (!this.isConnected) return;
    await this.updateComplete;
    // The summary's share of it, so that it says so when that fails again.
    void pieceOf(this, 'credit-usage-summary')?.refresh();
    await pieceOf(this, 'credit-usage-provider')?.refresh();
  }

  /** Redraws the dashboard whenever the state of its summary or its conversations changes, and whenever the page fills a slot or empties it. @internal */
  protected override firstUpdated(): void {
    const children = new MutationObserver(() => this.requestUpdate());
    this.addController({
      hostConnected: () => children.observe(this, { childList: true }),
      hostDisconnected: () => children.disconnect(),
    });
    const hostUpdated = (): void => this.#follow();
    for (const tag of ['credit-usage-summary', 'recent-conversations'] as const)
      pieceOf(this, tag)?.addController?.({ hostUpdated });
  }

  /** Passes its properties on to the pieces, once these are rendered. @internal */
  protected override updated(): void {
    super.updated();
    handOn(this, this.#outer.value, this.#announceThere);
    // The provider's object is kept, so that setting it again changes nothing.
    this.#filters = pieceOf(this, 'credit-usage-provider')?.filters ?? this.#filters;
  }

  /** Draws the pieces. @internal */
  protected override render(): TemplateResult {
    const has = (slot: string): boolean => isFilled(this, slot);
    const stage = waitingStage(this.standing.status, this.#stage, has);
    return dashboardTemplate({
      dashboard: this,
      stage,
      answeredAt: this.#answeredAt,
      areConversationsShown: showsConversations(stage, this.#conversationsStatus),
      words: this.words,
      has,
      onFilters: (event) => this.#onFilters(event),
      onSelection: (event) => this.#onSelection(event),
      onLoad: (event) => this.#onLoad(event),
      onError: ({ detail }) => this.#onError(detail),
      // In response, the page may fill a slot, and the list looks for it as soon as it draws the open row.
      onOpen: () => this.requestUpdate(),
    });
  }

  get #conversationsStatus(): CreditStatus {
    return pieceOf(this, 'recent-conversations')?.status ?? 'idle';
  }

  #follow(): void {
    const { status, standing } = this;
    const drawn = `${status} ${standing.status} ${this.#conversationsStatus}`;
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#stage = stageOf(standing.status, this.#stage);
    this.requestUpdate();
  }

  #onFilters({ detail }: CustomEvent<CreditFiltersChangedDetail>): void {
    this.#filters = detail.filters;
    this.requestUpdate();
    tell(this, 'credit-filters-changed', detail);
  }

  #onSelection({ detail }: CustomEvent<CreditSelectionChangedDetail>): void {
    this.#selectedBucket = detail.selectedBucket;
    this.requestUpdate();
    tell(this, 'credit-selection-changed', detail);
  }

  #onLoad({ type, detail }: CustomEvent): void {
    if (type === 'credit-load') this.#answeredAt = Date.now();
    tell(this, type as keyof LoadEvents, detail);
  }

  /** All figures come with one answer: the summary tells of its failure for the chart and the pie too. */
  #onError(detail: CreditLoadErrorDetail): void {
    if (detail.route !== 'usage' || !this.error) tell(this, 'credit-load-error', detail);
  }
}
