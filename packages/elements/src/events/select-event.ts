import type { CreditEventMap } from './events.js';

/**
 * The detail of `credit-category-select`.
 *
 * @public
 */
export interface CreditCategorySelectDetail {
  /** The id of the selected category, or all ids of the combined rest; empty when the selection is cleared. */
  readonly categories: readonly string[];
}

/** Fires an event that the page may cancel. Returns false if it did. */
export function requestSelection<Name extends keyof CreditEventMap>(
  element: Element,
  name: Name,
  detail: CreditEventMap[Name]['detail'],
): boolean {
  return element.dispatchEvent(
    new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }),
  );
}
