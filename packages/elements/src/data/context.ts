import type { CreditBucketRange } from './bucket-range.js';
import type { CategorySlots } from './category-slots.js';
import type { CreditFilters } from './filters.js';

/** The selected category, or several selected as one; undefined when none is. */
export type PickedCategory = string | readonly string[] | undefined;

/** What a provider shares. Every change creates a new object. */
export interface CreditContext {
  /** A source or a client, as the page has set it. */
  readonly source: unknown;
  readonly filters: CreditFilters;
  /** The bar selected in a chart; undefined when none is. */
  readonly selectedBucket: CreditBucketRange | undefined;
  /** The category selected in a legend. */
  readonly selectedCategory: PickedCategory;
  readonly slots: CategorySlots;
  /** The filters at this moment; `filters` follows a little later, with all other changes. */
  presentFilters(): CreditFilters;
  /** Changes the filters of everything that shares them. */
  setFilters(filters: CreditFilters): void;
  /** Selects a bar or clears the selection, for everything that shares it. */
  selectBucket(bucket: CreditBucketRange | undefined): void;
  /** Selects categories or clears that selection, for everything that shares it. */
  selectCategory(category: PickedCategory): void;
  /** Announces a text in language `lang` to screen reader users, after a moment, if `from` is still shown by then. */
  announce(text: string, from?: Element, lang?: string): void;
}

/**
 * The key for the Web Components Community Group's context protocol, in which a request bubbles across shadow roots until a provider answers.
 * It is the same in every copy of this package; its number changes when the shared object changes.
 */
export const CREDIT_CONTEXT = Symbol.for('@credit-usage/elements/context@3');

/** Called with the shared object now and after every change, and with a function that ends this; with undefined when the provider is gone. */
export type ContextCallback = (value: CreditContext | undefined, unsubscribe?: () => void) => void;

/** Requests the shared object from the nearest provider; dispatched on a provider itself, from that one. */
export class ContextRequestEvent extends Event {
  readonly context = CREDIT_CONTEXT;
  readonly contextTarget: Element;
  readonly callback: ContextCallback;
  readonly subscribe = true;

  constructor(contextTarget: Element, callback: ContextCallback) {
    super('context-request', { bubbles: true, composed: true });
    this.contextTarget = contextTarget;
    this.callback = callback;
  }
}

/** Announces a new provider, so that elements that came before it can repeat their request. */
export class ContextProviderEvent extends Event {
  readonly context = CREDIT_CONTEXT;
  readonly contextTarget: Element;

  constructor(contextTarget: Element) {
    super('context-provider', { bubbles: true, composed: true });
    this.contextTarget = contextTarget;
  }
}

/** Dispatches that event. In a class, the manifest would list it as one of the element's own. */
export function announceProvider(provider: Element): void {
  provider.dispatchEvent(new ContextProviderEvent(provider));
}

/** Whether a request is for our key: other packages use the same protocol. */
export function isCreditRequest(event: Event): event is ContextRequestEvent {
  const { context, callback } = event as Partial<ContextRequestEvent>;
  return context === CREDIT_CONTEXT && typeof callback === 'function';
}
