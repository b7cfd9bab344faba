import type { CreditBucketRange } from './bucket-range.js';
import type { CategorySlots } from './category-slots.js';
import type { CreditFilters } from './filters.js';

/** The category that is picked, or several as one; undefined when none is. */
export type PickedCategory = string | readonly string[] | undefined;

/** What a provider shares. A new object with every change. */
export interface CreditContext {
  /** A source or a client, as the page has set it. */
  readonly source: unknown;
  readonly filters: CreditFilters;
  /** What is picked in a chart; undefined when nothing is. */
  readonly selectedBucket: CreditBucketRange | undefined;
  /** What is picked in a legend. */
  readonly selectedCategory: PickedCategory;
  readonly slots: CategorySlots;
  /** The filters at this moment: those above are told of a little later, with everything else that changes. */
  presentFilters(): CreditFilters;
  /** Changes the filters of everything that shares them. */
  setFilters(filters: CreditFilters): void;
  /** Picks a bar, or clears the selection, for everything that shares it. */
  selectBucket(bucket: CreditBucketRange | undefined): void;
  /** Picks categories, or clears that selection, for everything that shares it. */
  selectCategory(category: PickedCategory): void;
  /** Says something in a language to those who cannot see it, a moment later, if the element that it is about is shown by then. */
  announce(text: string, from?: Element, lang?: string): void;
}

/**
 * The community's protocol for context: a request goes up, across shadow roots, and whoever can answers. The key is
 * the same in every copy of this package; its number changes when what is shared changes.
 */
export const CREDIT_CONTEXT = Symbol.for('@credit-usage/elements/context@3');

/** Told what is shared, now and with every change, and the way to hear no more of it. Undefined when the provider is gone. */
export type ContextCallback = (value: CreditContext | undefined, unsubscribe?: () => void) => void;

/** Asks for what is shared around an element; dispatched at a provider itself, asks that one. */
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

/** Says that a provider is there now: those who asked before it was may ask again. */
export class ContextProviderEvent extends Event {
  readonly context = CREDIT_CONTEXT;
  readonly contextTarget: Element;

  constructor(contextTarget: Element) {
    super('context-provider', { bubbles: true, composed: true });
    this.contextTarget = contextTarget;
  }
}

/** Says so. */
export function announceProvider(provider: Element): void {
  provider.dispatchEvent(new ContextProviderEvent(provider));
}

/** Whether a request is one for us: other packages speak the same protocol. */
export function isCreditRequest(event: Event): event is ContextRequestEvent {
  const { context, callback } = event as Partial<ContextRequestEvent>;
  return context === CREDIT_CONTEXT && typeof callback === 'function';
}
