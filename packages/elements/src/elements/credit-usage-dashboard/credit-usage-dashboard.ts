import type { CSSResultGroup, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { giveAdvice } from '../../controllers/advice.js';
import { ContextController } from '../../controllers/context-controller.js';
import { FocusKeeper } from '../../controllers/focus-keeper.js';
import { type CreditBucketRange, readBucketRange } from '../../data/bucket-range.js';
import type { CreditClient, CreditSource } from '../../data/credit-source.js';
import { type CreditFilters, FILTER_ATTRIBUTES, readFilters, withAttribute } from '../../data/filters.js';
import type { LoadError } from '../../data/load-error.js';
import { tell } from '../../events/dispatch.js';
import type { LoadEvents } from '../../events/load-events.js';
import type {
  CreditFiltersChangedDetail,
  CreditSelectionChangedDetail,
} from '../../events/provider-events.js';
import type { Standing } from '../../internal/credit-data-element.js';
import { CreditElement } from '../../internal/credit-element.js';
import { states } from '../../styles/states.styles.js';
import { attempt } from '../../util/attempt.js';
import type { CreditStatus } from '../../util/status.js';
import { dashboard } from './credit-usage-dashboard.styles.js';
import { dashboardTemplate } from './credit-usage-dashboard.templates.js';
import { handOn, pieceOf } from './dashboard-pieces.js';
import { type DashboardStage, showsConversations, stageOf } from './dashboard-stage.js';

/** Without being told otherwise, figures stand beside those of the period before. */
const USUAL: CreditFilters = { compare: 'previous' };

/**
 * A Billing tab in one tag: filters, the figures, usage over time, usage by category, and recent conversations with their details.
 *
 * Its pieces share one source, one set of filters and one selection: a bar that is picked narrows the conversations. What holds for all of
 * them, a role that is missing, no usage, no connection, is said once.
 *
 * The view can be shared: `filters` is the SDK's query object, to be put into a URL with `query.toSearchParams` and taken out of one with
 * `query.fromSearchParams`, which throws at what somebody has edited; `credit-filters-changed` says when.
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
 * @summary The whole Billing tab, made of the other elements.
 * @attr period - `24h`, `72h`, `30d` or `12mo`, to begin with.
 * @attr from - The start of a range of one's own, with `to`: a local date or an instant.
 * @attr to - The end of that range: the first date or instant that is not included.
 * @attr timezone - The IANA zone that days and hours follow. The browser's without one.
 * @attr bucket - The length of a bar: `hour`, `day`, `week` or `month`.
 * @attr group-by - What bars are split by: `category`, `agent` or `organization`.
 * @attr organization-id - One organization; all without it.
 * @attr agent-id - One agent; all without it.
 * @attr category - The categories, with commas between; all without any.
 * @attr compare - `previous`, as without it: with the period before. `none`: without.
 * @fires credit-filters-changed - A reader has changed the filters. Does not bubble, and is not fired for what the page sets itself.
 * @fires credit-selection-changed - A reader has picked a bar or cleared the selection, or other filters have. Does not bubble, and is not fired for what the page sets itself.
 * @fires credit-filter-change - A reader is about to change a filter; cancelable.
 * @fires credit-bucket-select - A reader is about to pick a bar, or to clear the selection; cancelable.
 * @fires credit-category-select - A reader is about to pick a category in a legend; cancelable.
 * @fires credit-conversation-open - A reader is about to open a conversation; cancelable.
 * @fires credit-conversation-close - A reader is about to close it; cancelable.
 * @fires credit-export - A reader wants numbers as a file; unless it is cancelled, the browser saves it.
 * @fires credit-load-start - A request for the figures begins; `refreshing` when there are some to look at in the meantime.
 * @fires credit-load - The figures are there.
 * @fires credit-load-error - They did not come: kind, code, retryable, requestId, the roles needed for a refusal, and the error itself as `cause`.
 * @slot heading - Instead of the heading.
 * @slot description - Under the heading.
 * @slot toolbar - Beside the heading.
 * @slot filters - Instead of the filters. What stands in here shares everything with the rest, as inside a provider.
 * @slot empty - Instead of the words for no usage.
 * @slot refused - Instead of the words for a role that is missing, such as a way to ask for it.
 * @slot error - Instead of the words for an answer that did not come.
 * @slot details - Instead of the details under an open conversation.
 * @slot locked - Instead of the words under a conversation whose details may not be seen.
 * @csspart base - Everything.
 * @csspart heading - The heading.
 * @csspart filters - The filters.
 * @csspart summary - The figures.
 * @csspart chart - Usage over time.
 * @csspart columns - What stands under the chart, side by side.
 * @csspart pie - Usage by category.
 * @csspart conversations - Recent conversations. The documented parts of all these are parts of the dashboard too, with the name before, such as `chart-heading` or `conversations-row`.
 * @csspart empty - The words for no usage.
 * @csspart refused - The words for a role that is missing.
 * @csspart error - The words for an answer that did not come.
 * @csspart stale - The line over figures that are not the latest.
 * @csspart retry-button - The button that asks again.
 * @csspart request-id - The server's name for a request that failed.
 * @cssprop [--credit-usage-chart-block-size=clamp(11rem, 34cqi, 18rem)] - The height of the bars.
 * @cssprop [--credit-category-pie-size=13em] - The width of the ring.
 * @cssprop [--credit-series-1] - The first of six colours: which category wears it follows from `categoryOrder`, or else from its name and amount.
 * @cssprop [--credit-series-2] - Of the second.
 * @cssprop [--credit-series-3] - Of the third.
 * @cssprop [--credit-series-4] - Of the fourth.
 * @cssprop [--credit-series-5] - Of the fifth.
 * @cssprop [--credit-series-6] - Of the sixth.
 * @cssprop [--credit-series-other] - Of the folded rest.
 * @cssprop [--credit-tooltip-surface] - Behind tooltips and what opens over the page.
 * @cssprop [--credit-tooltip-text] - The text in tooltips and what opens over the page.
 * @public
 */
export class CreditUsageDashboardElement extends CreditElement {
  /** The sheets of the element. */
  static override styles: CSSResultGroup = [CreditElement.styles, states, dashboard];

  /** The filter attributes are its own. */
  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit reads the properties of the class that it is asked about.
    return [...super.observedAttributes, ...Object.keys(FILTER_ATTRIBUTES)];
  }

  /** Where the data comes from: a `CreditUsageClient`, or any other source. Without one, that of a provider. */
  @property({ attribute: false }) source: CreditClient | CreditSource | undefined;

  /** The id of a `<credit-usage-provider>` elsewhere in the page, to have the source from. Without one, the nearest around the element. */
  @property() provider: string | undefined;

  /** Which filters there are, and their order: `period organization agent category`. */
  @property() controls: string | undefined;

  /** Asks again every so many seconds, 30 at least, while the page is visible. Off without it. */
  @property({ attribute: 'refresh-interval', type: Number }) refreshInterval: number | undefined;

  /** The order of the categories, by id, which decides their colours. Without it, the six largest of the first answer have the colours, each that of its name where it is free, and keep them. */
  @property({ attribute: false }) categoryOrder: readonly string[] | undefined;

  /** Says what changes to those who cannot see it, instead of the element's own live region. */
  @property({ attribute: false }) announcer: ((text: string) => void) | undefined;

  readonly #outer = new ContextController(this, () => this.provider);
  readonly #announceThere = (text: string): void => this.#outer.value?.announce(text);
  #filters = USUAL;
  #given: unknown;
  #selectedBucket: CreditBucketRange | undefined;
  #stage: DashboardStage = 'pieces';
  #answeredAt: number | undefined;
  #drawn = '';

  constructor() {
    super();
    new FocusKeeper(this, '.retry');
    giveAdvice(this, undefined, () => this.#given);
  }

  /** What is looked at. Follows what readers pick; what cannot be asked for counts as not set. As it is: without a comparison unless it says `compare`. With nothing in it, the usual view: compared with the period before. */
  @property({ attribute: false })
  get filters(): CreditFilters {
    return this.#filters;
  }

  set filters(filters: CreditFilters) {
    if (filters === this.#filters) return;
    const next = readFilters(filters);
    const isSaid = attempt(() => 'compare' in filters) || Object.keys(next).length > 0;
    this.#given = filters;
    this.#filters = isSaid ? next : USUAL;
  }

  /** The bar, or run of bars, that is picked in the chart: the conversations are those of its time. Follows what readers pick. */
  @property({ attribute: false })
  get selectedBucket(): CreditBucketRange | undefined {
    return this.#selectedBucket;
  }

  set selectedBucket(selected: CreditBucketRange | undefined) {
    this.#selectedBucket = readBucketRange(selected);
  }

  /** What the figures show at the moment. Also a custom state: `:state(refused)`. */
  override get status(): CreditStatus {
    return pieceOf(this, 'credit-usage-summary')?.status ?? 'idle';
  }

  /** Why there are no figures, or none that are new. */
  get error(): LoadError | undefined {
    return pieceOf(this, 'credit-usage-summary')?.error;
  }

  /** What its words are about. @internal */
  get standing(): Standing {
    return pieceOf(this, 'credit-usage-summary')?.standing ?? { status: 'idle', error: undefined };
  }

  /** Asks again for everything that is shown. Settles when all answers or errors are in, and never rejects. */
  async refresh(): Promise<void> {
    await this.updateComplete;
    await pieceOf(this, 'credit-usage-provider')?.refresh();
  }

  /** Takes filters from attributes. */
  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (before === value || !Object.hasOwn(FILTER_ATTRIBUTES, name)) return;
    const usual = (each: string): string | null => (each === 'compare' ? 'previous' : null);
    const filters = withAttribute(this.#filters, name, (each) => this.getAttribute(each) ?? usual(each));
    this.filters = { compare: undefined, ...filters };
  }

  /** Follows its pieces: whatever changes what they show has them drawn. */
  protected override firstUpdated(): void {
    const hostUpdated = (): void => this.#follow();
    for (const tag of ['credit-usage-summary', 'recent-conversations'] as const)
      pieceOf(this, tag)?.addController?.({ hostUpdated });
  }

  /** Hands on what has been set, once there is somebody to have it. */
  protected override updated(): void {
    super.updated();
    handOn(this, this.#outer.value, this.#announceThere);
    // What the provider has made of them comes back to it as no news.
    this.#filters = pieceOf(this, 'credit-usage-provider')?.filters ?? this.#filters;
  }

  /** Draws the pieces. */
  protected override render(): TemplateResult {
    return dashboardTemplate({
      dashboard: this,
      stage: this.#stage,
      answeredAt: this.#answeredAt,
      areConversationsShown: showsConversations(this.#stage, this.#conversationsStatus),
      words: this.words,
      has: (slot) => this.querySelector(`:scope > [slot=${slot}]`) !== null,
      onFilters: (event) => this.#onFilters(event),
      onSelection: (event) => this.#onSelection(event),
      onLoad: (event) => this.#onLoad(event),
      // The page may answer with something for a slot.
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
}
