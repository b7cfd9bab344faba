import type { CreditEventMap } from './events.js';

/** Fires an event that neither bubbles nor can be cancelled. */
export function tell<Name extends keyof CreditEventMap>(
  element: Element,
  name: Name,
  detail: CreditEventMap[Name]['detail'],
): void {
  element.dispatchEvent(new CustomEvent(name, { detail }));
}
