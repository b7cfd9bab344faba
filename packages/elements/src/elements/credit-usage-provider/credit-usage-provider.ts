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
import {
  type CreditFilters,
  FILTER_ATTRIBUTES,
  readFilters,
  sameBars,
  sameFilters,
  withAttribute,
} from '../../data/filters.js';
import { storeOf } from '../../data/query-store.js';
import { tell } from '../../events/dispatch.js';
import type { CreditEventMap } from '../../events/events.js';
import type {
  CreditFiltersChangedDetail,
  CreditSelectionChangedDetail,
} from '../../events/provider-events.js';
import { visuallyHidden } from '../../styles/visually-hidden.styles.js';
import { provider } from './credit-usage-provider.styles.js';

declare global {
  // Of the other elements' base class as well: a page may import this one alone.
  interface GlobalEventHandlersEventMap extends CreditEventMap {}
}

/**
 * Shares a source, filters, a selection, colours and a voice with every element inside it, and with those elsewhere in the page that name its id.
 *
 * A bar that is picked in a chart narrows Recent Conversations. It stays picked while readers look at other organizations, agents and
 * categories, and is cleared when the period, the zone or the length of the bars changes. A category that is picked in a legend stands
 * out in every chart and pie.
 *
 * A provider inside another one has its source, colours and voice from there, as long as it has no source of its own.
 *
 * @tag credit-usage-provider
 * @summary One source and one set of filters for many elements.
 * @slot - The elements that share it, and anything else.
 * @attr id - What elements elsewhere in the page name as their `provider`.
 * @attr period - `24h`, `72h`, `30d` or `12mo`.
 * @attr from - The start of a range of one's own, with `to`: a local date or an instant.
 * @attr to - The end of that range: the first date or instant that is not included.
 * @attr timezone - The IANA zone that days and hours follow. The browser's without one.
 * @attr bucket - The length of a bar: `hour`, `day`, `week` or `month`.
 * @attr group-by - What bars are split by: `category`, `agent` or `organization`.
 * @attr organization-id - One organization; all without it.
 * @attr agent-id - One agent; all without it.
 * @attr category - The categories, with commas between; all without any.
 * @attr compare - `previous`: with the period before.
 * @fires credit-filters-changed - An element inside has changed the filters. Does not bubble, and is not fired for what the page sets itself.
 * @fires credit-selection-changed - An element inside has picked a bar or cleared the selection, or other filters have. Does not bubble, and is not fired for what the page sets itself.
 * @public
 */
export class CreditUsageProviderElement extends LitElement {
  /** The sheets of the element. */
  static override styles: CSSResultGroup = [provider, visuallyHidden];

  /** The filter attributes are its own, and so is `id`: elements elsewhere find it by that. */
  static override get observedAttributes(): string[] {
    // biome-ignore lint/complexity/noThisInStatic: Lit reads the properties of the class that it is asked about.
    return [...super.observedAttributes, ...Object.keys(FILTER_ATTRIBUTES), 'id'];
  }

  /** Where the data comes from: a `CreditUsageClient`, or any other source. */
  @property({ attribute: false }) source: CreditClient | CreditSource | undefined;

  /** The order of the categories, by id, which decides their colours. Without it, the six largest of the first answer have the colours, each that of its name where it is free, and keep them. */
  @property({ attribute: false }) categoryOrder: readonly string[] | undefined;

  /** Says what changes to those who cannot see it, instead of the provider's own live region. */
  @property({ attribute: false }) announcer: ((text: string) => void) | undefined;

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

  constructor() {
    super();
    giveAdvice(this, undefined, () => this.#given);
  }

  /** What everything that shares this provider looks at. A page may mirror it in its URL; what cannot be asked for counts as not set. */
  @property({ attribute: false })
  get filters(): CreditFilters {
    return this.#filters;
  }

  set filters(filters: CreditFilters) {
    // What a page has from here and gives back is no news.
    if (filters === this.#filters) return;
    this.#given = filters;
    this.#filters = readFilters(filters);
  }

  /** The bar, or run of bars, that is picked in a chart: Recent Conversations shows what was used in it. */
  @property({ attribute: false })
  get selectedBucket(): CreditBucketRange | undefined {
    return this.#selectedBucket;
  }

  set selectedBucket(selected: CreditBucketRange | undefined) {
    const next = readBucketRange(selected);
    if (!isSameRange(next, this.#selectedBucket)) this.#selectedBucket = next;
  }

  /** Asks the source again for everything that is shown, and forgets the rest. Settles when all answers or errors are in. */
  async refresh(): Promise<void> {
    await this.updateComplete;
    await storeOf(this.#context.source)?.refreshAll();
  }

  /** Lets the elements in. */
  override connectedCallback(): void {
    this.addEventListener('context-request', this.#onRequest);
    super.connectedCallback();
    this.#announceItself();
  }

  /** Lets them go. */
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('context-request', this.#onRequest);
    this.#subscribers.dismiss();
  }

  /** Takes filters from attributes, and tells those who wait for its id. */
  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (before === value) return;
    if (name === 'id') this.#announceItself();
    else if (Object.hasOwn(FILTER_ATTRIBUTES, name))
      this.filters = withAttribute(this.#filters, name, (each) => this.getAttribute(each));
  }

  /** Other bars, other colours: what was picked among the ones and given to the others is of the past. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('filters');
    if (before && !changed.has('selectedBucket') && !sameBars(before, this.#filters))
      this.#selectBucket(undefined);
    if (!changed.has('categoryOrder')) return;
    this.#ownSlots = new CategorySlots();
    if (this.categoryOrder) this.#ownSlots.order(idsIn(this.categoryOrder));
  }

  /** Tells everybody what has changed. */
  protected override updated(): void {
    const shared = this.#context;
    if (shared === this.#told) return;
    this.#told = shared;
    this.#subscribers.tell(shared);
  }

  /** Has a live region before anything is said. */
  protected override firstUpdated(): void {
    this.#voice.prepare();
  }

  /** What is inside. */
  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  /** What it shares: the same object as long as nothing of it changes. */
  get #context(): CreditContext {
    const outer = this.#outer.value;
    const source = this.source ?? outer?.source;
    const filters = this.#filters;
    const selectedBucket = this.#selectedBucket;
    const selectedCategory = this.#selectedCategory;
    const slots = this.categoryOrder ? this.#ownSlots : (storeOf(source)?.slots ?? this.#ownSlots);
    const last = this.#shared;
    const isSame = last?.source === source && last?.filters === filters && last?.slots === slots;
    const isSamePicked =
      last?.selectedBucket === selectedBucket && last?.selectedCategory === selectedCategory;
    if (last && isSame && isSamePicked) return last;
    this.#shared = {
      source,
      filters,
      selectedBucket,
      selectedCategory,
      slots,
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
    const detail: CreditSelectionChangedDetail = { selectedBucket: this.#selectedBucket };
    tell(this, 'credit-selection-changed', detail);
  }

  #selectCategory(category: PickedCategory): void {
    this.#selectedCategory = category;
    this.requestUpdate();
  }

  /** One voice in a page is enough: the page's own, else that of the outermost provider. */
  #announce(...said: Parameters<CreditContext['announce']>): void {
    const outer = this.#outer.value;
    if (outer && typeof this.announcer !== 'function') outer.announce(...said);
    else this.#voice.announce(...said);
  }
}
