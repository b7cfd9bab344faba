import { type ContextCallback, type CreditContext, isCreditRequest } from './context.js';

/** Those who share what a provider has. */
export class ContextSubscribers {
  readonly #callbacks = new Set<ContextCallback>();

  /** Answers a request, unless it is for somebody else or the provider's own, which goes further up. */
  answer(event: Event, provider: Element, value: CreditContext): void {
    if (!isCreditRequest(event) || event.contextTarget === provider) return;
    event.stopImmediatePropagation();
    const { callback } = event;
    this.#callbacks.add(callback);
    callback(value, () => this.#callbacks.delete(callback));
  }

  /** Tells all of a change. */
  tell(value: CreditContext): void {
    for (const callback of [...this.#callbacks]) callback(value, () => this.#callbacks.delete(callback));
  }

  /** Lets all go: the provider has left the page. */
  dismiss(): void {
    const callbacks = [...this.#callbacks];
    this.#callbacks.clear();
    for (const callback of callbacks) callback(undefined);
  }
}
