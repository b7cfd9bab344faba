import type { CreditEventMap } from './events.js';

/** Tells whoever holds an element: does not bubble, and cannot be cancelled. */
export function tell<Name extends keyof CreditEventMap>(
  element: Element,
  name: Name,
  detail: CreditEventMap[Name]['detail'],
): void {
  element.dispatchEvent(new CustomEvent(name, { detail }));
}
