import type { BucketUnit, GroupBy, Period } from '@credit-usage/sdk';
import { type CSSResultGroup, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { giveAdvice } from '../../controllers/advice.js';
import { ContextController } from '../../controllers/context-controller.js';
import { VoiceController } from '../../controllers/voice-controller.js';
import { type CreditBucketRange, isSameRange, readBucketRange } from '../../data/bucket-range.js';
import { CategorySlots, idsIn } from '../../data/category-slots.js';
import { announceProvider, type CreditContext, type PickedCategory } from '../../data/context.js';
import { ContextSubscribers } from '../../data/context-subscribers.js';
import type { CreditClient, CreditSource } from '../../data/credit-source.js';
import { type CreditFilters, readFilters, sameBars, sameFilters } from '../../data/filters.js';
import { storeOf } from '../../data/query-store.js';
import { tell } from '../../events/dispatch.js';
import type { CreditBubblingEventMap, CreditEventMap } from '../../events/events.js';
import type { CreditFiltersChangedDetail } from '../../events/provider-events.js';
import { filterProperties } from '../../internal/filter-properties.js';
import { visuallyHidden } from '../../styles/visually-hidden.styles.js';
import { readSelection } from '../../util/category-selection.js';
import { provider } from './credit-usage-provider.styles.js';

declare global {
  // Declared here as well as in the base class of the other elements: a page may import the provider alone.
  interface GlobalEventHandlersEventMap extends CreditBubblingEventMap {}
  interface HTMLElementEventMap extends CreditEventMap {}
}

/**
 * Shares source, filters, selection, colours and screen reader announcements between all elements inside it, and those elsewhere in the
 * page that name its id.
 *
 * Selecting a bar in a chart limits Recent Conversations to that time. The selection stays when the organization, agent or categories change,
 * and is cleared when the period, time zone or bar length changes. A category selected in a legend is highlighted in every chart and pie.
 *
 * A provider inside another one uses the outer one's source, colours and announcements, as long as it has no source of its own.
 *
 * @tag credit-usage-provider
 * @summary One source and one set of filters for many elements.
 * @slot - The elements that share the provider, and any other content.
 * @attr id - The id that elements elsewhere in the page name as their `provider`.
 * @fires credit-filters-changed - An element that shares the provider has changed the filters. Does not bubble, and does not fire when the page itself sets `filters`.
 * @fires credit-selection-changed - An element that shares the provider has selected a bar or a category or cleared the selection, or a change of filters has cleared the bar. Does not bubble, and does not fire when the page itself sets `selectedBucket`, or a `source`, which clears the category.
 * @public
 */
export class CreditUsageProviderElement extends LitElement {
  /** The style sheets of the element. */
  static override styles: CSSResultGroup = [provider, visuallyHidden];

  /** `id` is how elements elsewhere in the page find the provider. */
  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit reads the properties of the class that it is asked about.
    return [...super.observedAttributes, 'id'];
  }

  /** Where the data comes from: a `CreditUsageClient` or another source. */
  @property({ attribute: false }) source: CreditClient | CreditSource | undefined;

  /** Category ids in the order in which they get the six colours. Without it, the six largest categories of the first answer get them, each the colour derived from its name where that is free, and keep them. */
  @property({ attribute: false }) categoryOrder: readonly string[] | undefined;

  /** Called with each announcement for screen readers, instead of the provider's own live region. */
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
   * `previous` compares with the previous period; `none`, the default, does not.
   *
   * @attr compare
   */
  declare compare: 'previous' | 'none' | undefined;

  readonly #outer = new ContextController(this, () => undefined);
  readonly #subscribers = new ContextSubscribers();
  readonly #voice = new VoiceController(this, () => this.announcer);
  #filters: CreditFilters = {};
  #given: unknown;
  #selectedBucket: CreditBucketRange | undefined;
  #selectedCategory: PickedCategory;
  #ownSlots = new CategorySlots();
  #shared: CreditContext | undefined;
  #told: CreditContext | undefined;

  static {
    filterProperties(CreditUsageProviderElement);
  }

  constructor() {
    super();
    giveAdvice(this, undefined, () => this.#given);
  }

  /** The filters of everything that shares this provider. A page may mirror them in its URL. Values that cannot be used count as not set. */
  @property({ attribute: false })
  get filters(): CreditFilters {
    return this.#filters;
  }

  set filters(filters: CreditFilters | undefined) {
    // A page that sets what it has read from here changes nothing.
    if (filters === this.#filters) return;
    this.#given = filters;
    this.#filters = readFilters(filters);
  }

  /** The time of the bar selected in a chart, or of several in a row; Recent Conversations is limited to it. */
  @property({ attribute: false })
  get selectedBucket(): CreditBucketRange | undefined {
    return this.#selectedBucket;
  }

  set selectedBucket(selected: CreditBucketRange | undefined) {
    const next = readBucketRange(selected);
    if (!isSameRange(next, this.#selectedBucket)) this.#selectedBucket = next;
  }

  /** Reloads everything that is shown, and forgets all other answers of the source. Settles when all requests have ended, at once where the provider is not in the page. */
  async refresh(): Promise<void> {
    if (!this.isConnected) return;
    await this.updateComplete;
    await storeOf(this.#context.source)?.refreshAll();
  }

  /** Starts to answer elements that look for a provider. */
  override connectedCallback(): void {
    this.addEventListener('context-request', this.#onRequest);
    super.connectedCallback();
    this.#announceItself();
  }

  /** Stops answering, and releases the elements it had. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('context-request', this.#onRequest);
    this.#subscribers.dismiss();
  }

  /** Tells elements that wait for its `id`. */
  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (name === 'id' && before !== value) this.#announceItself();
  }

  /** New bars clear the selection; a new order of categories starts the colours afresh. @internal */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('filters');
    if (before && !changed.has('selectedBucket') && !sameBars(before, this.#filters))
      this.#selectBucket(undefined);
    if (!changed.has('categoryOrder')) return;
    this.#ownSlots = new CategorySlots();
    if (this.categoryOrder) this.#ownSlots.order(idsIn(this.categoryOrder));
  }

  /** Passes changes on to all elements that share the provider. @internal */
  protected override updated(): void {
    const shared = this.#context;
    if (shared === this.#told) return;
    this.#told = shared;
    this.#subscribers.tell(shared);
  }

  /** Creates the live region early: screen readers announce only changes of a region that is already there. @internal */
  protected override firstUpdated(): void {
    this.#voice.prepare();
  }

  /** Shows its content as it is. @internal */
  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  /** What it shares: the same object until something in it changes. */
  get #context(): CreditContext {
    const outer = this.#outer.value;
    const source = this.source ?? outer?.source;
    // Another source may be another viewer, who may not even know that category.
    if (this.#shared && this.#shared.source !== source) this.#selectedCategory = undefined;
    const values = {
      source,
      filters: this.#filters,
      selectedBucket: this.#selectedBucket,
      selectedCategory: this.#selectedCategory,
      slots: (this.categoryOrder ? undefined : storeOf(source)?.slots) ?? this.#ownSlots,
    };
    const last = this.#shared;
    if (last && Object.entries(values).every(([name, value]) => Reflect.get(last, name) === value))
      return last;
    this.#shared = {
      ...values,
      presentFilters: () => this.#filters,
      setFilters: (next) => this.#setFilters(next),
      selectBucket: (bucket) => this.#selectBucket(bucket),
      selectCategory: (category) => this.#selectCategory(category),
      announce: (...said) => this.#announce(...said),
    };
    return this.#shared;
  }

  readonly #onRequest = (event: Event): void => this.#subscribers.answer(event, this, this.#context);

  #announceItself(): void {
    if (this.isConnected) announceProvider(this);
  }

  #setFilters(filters: CreditFilters): void {
    const next = readFilters(filters);
    if (sameFilters(next, this.#filters)) return;
    this.filters = next;
    const detail: CreditFiltersChangedDetail = { filters: this.#filters };
    tell(this, 'credit-filters-changed', detail);
  }

  #selectBucket(bucket: CreditBucketRange | undefined): void {
    if (isSameRange(bucket, this.#selectedBucket)) return;
    this.selectedBucket = bucket;
    this.#tellSelection();
  }

  #selectCategory(category: PickedCategory): void {
    this.#selectedCategory = category;
    this.requestUpdate();
    this.#tellSelection();
  }

  #tellSelection(): void {
    const selectedCategories = [...readSelection(this.#selectedCategory)];
    tell(this, 'credit-selection-changed', { selectedBucket: this.#selectedBucket, selectedCategories });
  }

  /** Announcements go through the page's own announcer, else the outermost provider, so that two live regions never compete. */
  #announce(...said: Parameters<CreditContext['announce']>): void {
    const outer = this.#outer.value;
    if (outer && typeof this.announcer !== 'function') outer.announce(...said);
    else this.#voice.announce(...said);
  }
}
