import type { CreditEventMap } from './events.js';

/**
 * What `credit-category-select` says.
 *
 * @public
 */
export interface CreditCategorySelectDetail {
  /** The category; null when several are picked as one, and when the selection is cleared. */
  readonly category: string | null;
  /** What is picked instead of one category: those that are folded together. */
  readonly categories?: readonly string[];
}

/** Tells the page what a reader has picked. Says whether the page lets it happen. */
export function requestSelection<Name extends keyof CreditEventMap>(
  element: Element,
  name: Name,
  detail: CreditEventMap[Name]['detail'],
): boolean {
  return element.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
  );
}
