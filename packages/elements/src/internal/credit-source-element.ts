/**
 * What an element that reads from a source has, whatever it does with it.
 *
 * For classes that extend it:
 * - `this.store`: the shared store of the source that applies, undefined while there is none; give it to a `QueryController`.
 * - `this.filters`: what to look at: the element's own attributes over the provider's filters, with a zone always.
 * - `this.changeFilters(change)`: asks the page and the provider for other filters; the way for everything a reader picks.
 * - `this.slots`: which colour each category wears, the same everywhere under one provider.
 * - `this.announce(text)`: says something to those who cannot see it.
 */
import type { BucketUnit, GroupBy, Period } from '@credit-usage/sdk';
import { property } from 'lit/decorators.js';
import { giveAdvice } from '../controllers/advice.js';
import { ContextController } from '../controllers/context-controller.js';
import { VoiceController } from '../controllers/voice-controller.js';
import type { Advice } from '../data/advice.js';
import { CategorySlots } from '../data/category-slots.js';
import type { CreditContext } from '../data/context.js';
import type { CreditClient, CreditSource } from '../data/credit-source.js';
import { browserTimezone, type CreditFilters, overlay, readFilters } from '../data/filters.js';
import { type QueryStore, storeOf } from '../data/query-store.js';
import { requestFilters } from '../events/filter-change.js';
import { attempt } from '../util/attempt.js';
import { CreditElement } from './credit-element.js';
import { categoriesConverter } from './filter-property.js';

/**
 * An element that reads from a source: its own, or that of a provider.
 *
 * @public
 */
export abstract class CreditSourceElement extends CreditElement {
  /** Where the data comes from: a `CreditUsageClient`, or any other source. Without one, the provider's. */
  @property({ attribute: false }) source: CreditClient | CreditSource | undefined;

  /** The id of a `<credit-usage-provider>` elsewhere in the page. Without one, the nearest around the element. */
  @property() provider: string | undefined;

  /** The IANA zone that days and hours follow. The provider's without one, else the browser's. */
  @property() timezone: string | undefined;

  /** `24h`, `72h`, `30d` or `12mo`. */
  @property() period: Period | undefined;

  /** The start of a range of one's own, with `to`: a local date or an instant. */
  @property() from: string | undefined;

  /** The end of that range: the first date or instant that is not included. */
  @property() to: string | undefined;

  /** The length of a bar: `hour`, `day`, `week` or `month`. */
  @property() bucket: BucketUnit | undefined;

  /** What bars are split by: `category`, `agent` or `organization`. */
  @property({ attribute: 'group-by' }) groupBy: GroupBy | undefined;

  /** One organization; all without it. */
  @property({ attribute: 'organization-id' }) organizationId: string | undefined;

  /** One agent; all without it. */
  @property({ attribute: 'agent-id' }) agentId: string | undefined;

  /** The categories; all without any. In the attribute with commas between. An array is copied: set another one to change it. */
  @property({ converter: categoriesConverter })
  get category(): readonly string[] | undefined {
    return this.#category;
  }

  set category(category: readonly string[] | undefined) {
    this.#category = attempt(() => (Array.isArray(category) ? [...category] : category));
  }

  /** `previous`: with the period before. */
  @property() compare: 'previous' | undefined;

  #category: readonly string[] | undefined;
  readonly #context = new ContextController(this, () => this.provider);
  readonly #voice = new VoiceController(this);
  readonly #ownSlots = new CategorySlots();
  #hasHadSource = false;

  constructor() {
    super();
    giveAdvice(this, () => this.advice());
  }

  /** What the provider shares, as far as there is one. @internal */
  protected get context(): CreditContext | undefined {
    return this.#context.value;
  }

  /** The store of the source that applies. @internal */
  protected get store(): QueryStore | undefined {
    return storeOf(this.source ?? this.context?.source);
  }

  /** What a page has set in vain, or not set at all. @internal */
  protected advice(): readonly Advice[] {
    // A page may take its source away again, on sign-out.
    this.#hasHadSource ||= this.store !== undefined;
    if (this.status !== 'idle' || this.#hasHadSource) return [];
    const { provider, source = this.context?.source } = this;
    return [['needs a CreditUsageClient as `source`, here or on its provider:', { source, provider }]];
  }

  /** What to look at. @internal */
  protected get filters(): CreditFilters & { readonly timezone: string } {
    const { period, from, to, bucket, groupBy, organizationId, agentId, category, compare, timezone } = this;
    const range = { period, from, to, timezone };
    const own = readFilters({
      ...range,
      bucket,
      groupBy,
      organizationId,
      agentId,
      categories: category,
      compare,
    });
    const filters = overlay(this.context?.filters ?? {}, own);
    return { ...filters, timezone: filters.timezone ?? browserTimezone() };
  }

  /** Which colour each category wears. @internal */
  protected get slots(): CategorySlots {
    // A source of its own may know other categories than the provider's.
    if (this.context && (this.source === undefined || this.source === null)) return this.context.slots;
    return this.store?.slots ?? this.#ownSlots;
  }

  /** Asks for other filters. Returns whether the page let it happen. @internal */
  protected changeFilters(change: CreditFilters): boolean {
    return requestFilters(this, this.context, this.filters, change);
  }

  /** Says something to those who cannot see it: through the provider, so that many elements are one voice. @internal */
  protected announce(text: string | undefined): void {
    if (text === undefined) return;
    (this.context ?? this.#voice).announce(text, this, this.language);
  }
}
