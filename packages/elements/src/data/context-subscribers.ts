import { type ContextCallback, type CreditContext, isCreditRequest } from './context.js';

/** The elements that share a provider. */
export class ContextSubscribers {
  readonly #callbacks = new Set<ContextCallback>();

  /** Answers a request, unless it has another key or is the provider's own, which is for a provider further out. */
  answer(event: Event, provider: Element, value: CreditContext): void {
    if (!isCreditRequest(event) || event.contextTarget === provider) return;
    event.stopImmediatePropagation();
    const { callback } = event;
    this.#callbacks.add(callback);
    callback(value, () => this.#callbacks.delete(callback));
  }

  /** Passes a change to all. */
  tell(value: CreditContext): void {
    for (const callback of [...this.#callbacks]) callback(value, () => this.#callbacks.delete(callback));
  }

  /** Releases all, when the provider leaves the page. */
  dismiss(): void {
    const callbacks = [...this.#callbacks];
    this.#callbacks.clear();
    for (const callback of callbacks) callback(undefined);
  }
}
