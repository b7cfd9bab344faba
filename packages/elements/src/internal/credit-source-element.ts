/**
 * The base class of elements that read from a source, whatever they do with the answer.
 *
 * It gives subclasses:
 * - `this.store`: the shared store of the element's source, undefined while there is no source. Pass it to a `QueryController`.
 * - `this.filters`: the provider's filters, overridden by the element's own attributes, always with a time zone.
 * - `this.slots`: the colour of each category, the same everywhere under one provider.
 * - `this.announce(text)`: announces a text to screen reader users.
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
import {
  browserTimezone,
  type CreditFilters,
  isEmpty,
  overlay,
  readCategories,
  readFilters,
} from '../data/filters.js';
import { type QueryStore, storeOf } from '../data/query-store.js';
import { attempt } from '../util/attempt.js';
import { CreditElement } from './credit-element.js';

/**
 * An element that reads from a source: its own or the provider's.
 *
 * @public
 */
export abstract class CreditSourceElement extends CreditElement {
  /** Where the data comes from: a `CreditUsageClient` or another source. Defaults to the provider's. */
  @property({ attribute: false }) source: CreditClient | CreditSource | undefined;

  /** The id of a `<credit-usage-provider>` elsewhere in the page. Defaults to the nearest one around the element. */
  @property() provider: string | undefined;

  /** The IANA time zone for days and hours. Defaults to the provider's, else to the browser's. */
  @property() timezone: string | undefined;

  /** The period up to now: `24h`, `72h`, `30d` or `12mo`. */
  @property() period: Period | undefined;

  /** The start of a custom range, set together with `to`: a local date or an instant. */
  @property() from: string | undefined;

  /** The end of the custom range, exclusive: the first date or instant after it. */
  @property() to: string | undefined;

  /** The time that one bar of the chart covers: `hour`, `day`, `week` or `month`. */
  @property() bucket: BucketUnit | undefined;

  /** How the bars of the chart are split: by `category`, `agent` or `organization`. */
  @property({ attribute: 'group-by' }) groupBy: GroupBy | undefined;

  /** Limits usage to one organization. Defaults to all. */
  @property({ attribute: 'organization-id' }) organizationId: string | undefined;

  /** Limits usage to one agent. Defaults to all. */
  @property({ attribute: 'agent-id' }) agentId: string | undefined;

  /** Limits usage to these categories. Defaults to all. The attribute separates them by commas. The property copies the array: to change it, set another one. */
  @property()
  get category(): readonly string[] | undefined {
    return this.#category;
  }

  set category(category: readonly string[] | string | undefined) {
    this.#category = attempt(() => (isEmpty(category) ? undefined : readCategories(category)));
  }

  /** `previous` compares with the previous period, in the summary and the chart; `none` does not. */
  @property() compare: 'previous' | 'none' | undefined;

  #category: readonly string[] | undefined;
  readonly #context = new ContextController(this, () => this.provider);
  readonly #voice = new VoiceController(this);
  readonly #ownSlots = new CategorySlots();
  #hasHadSource = false;

  constructor() {
    super();
    giveAdvice(this, () => this.advice());
  }

  /** What the provider shares; undefined without a provider. @internal */
  protected get context(): CreditContext | undefined {
    return this.#context.value;
  }

  /** The shared store of the element's own source, or else of the provider's. @internal */
  protected get store(): QueryStore | undefined {
    return storeOf(this.source ?? this.context?.source);
  }

  /** Warnings for the console: what is missing or cannot be used. @internal */
  protected advice(): readonly Advice[] {
    // A page may take its source away on sign-out: that is no reason to warn.
    this.#hasHadSource ||= this.store !== undefined;
    if (this.status !== 'idle' || this.#hasHadSource) return [];
    const { provider, source = this.context?.source } = this;
    return [['needs a CreditUsageClient as `source`, here or on its provider:', { source, provider }]];
  }

  /** The filters that apply. @internal */
  protected get filters(): CreditFilters & { readonly timezone: string } {
    // Its properties have the names of the filters, except for this one.
    const own = overlay(readFilters(this), readFilters({ categories: this.category }));
    const said = this.compare === 'none' ? { ...own, compare: undefined } : own;
    const filters = overlay(this.context?.filters ?? {}, said);
    return { ...filters, timezone: filters.timezone ?? browserTimezone() };
  }

  /** The colour of each category. @internal */
  protected get slots(): CategorySlots {
    // The element's own source may have other categories than the provider's.
    if (this.context && (this.source === undefined || this.source === null)) return this.context.slots;
    return this.store?.slots ?? this.#ownSlots;
  }

  /** Announces a text to screen reader users, through the provider, so that all its elements share one live region. @internal */
  protected announce(text: string | undefined): void {
    if (text === undefined) return;
    (this.context ?? this.#voice).announce(text, this, this.language);
  }
}
