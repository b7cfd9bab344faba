import { isServer, type LitElement, type ReactiveController } from 'lit';
import {
  type ContextProviderEvent,
  ContextRequestEvent,
  CREDIT_CONTEXT,
  type CreditContext,
} from '../data/context.js';
import { readText } from '../util/read.js';
import { rootsOf } from './nearest-lang.js';

/**
 * Keeps what its host shares with others: through the provider with the id that the host names, else through the
 * nearest one around it, whichever of them is upgraded first.
 */
export class ContextController implements ReactiveController {
  readonly #host: LitElement;
  readonly #providerId: () => unknown;
  #id: string | undefined;
  #value: CreditContext | undefined;
  #leave: (() => void) | undefined;
  /** The one that is listened to: by the time a host has left it, its owner may be another. */
  #document: Document | undefined;
  #asked = 0;

  constructor(host: LitElement, providerId: () => unknown) {
    this.#host = host;
    this.#providerId = providerId;
    host.addController(this);
  }

  /** What the provider shares; undefined while there is none. */
  get value(): CreditContext | undefined {
    return this.#value;
  }

  hostConnected(): void {
    if (isServer) return;
    this.#document = this.#host.ownerDocument;
    this.#document.addEventListener('context-provider', this.#onProvider);
    this.#ask();
  }

  hostDisconnected(): void {
    this.#document?.removeEventListener('context-provider', this.#onProvider);
    this.#asked++;
    this.#leave?.();
    this.#leave = undefined;
  }

  hostUpdate(): void {
    if (this.#host.isConnected && readText(this.#providerId()) !== this.#id) this.#ask();
  }

  /** A provider that has come may be nearer than the one before, or the one that was waited for. */
  readonly #onProvider = (event: Event): void => {
    const { context, contextTarget } = event as ContextProviderEvent;
    if (context === CREDIT_CONTEXT && contextTarget !== this.#host) this.#ask();
  };

  #ask(): void {
    this.#leave?.();
    this.#leave = undefined;
    this.#id = readText(this.#providerId());
    const asked = ++this.#asked;
    let answered = false;
    const request = new ContextRequestEvent(this.#host, (value, leave) => {
      // Who was asked before has nothing to say any more.
      if (asked !== this.#asked) return leave?.();
      answered = true;
      this.#leave = leave;
      this.#set(value);
    });
    this.#whomToAsk()?.dispatchEvent(request);
    if (!answered) this.#set(undefined);
  }

  /** A named provider that is not there is waited for: another one's data is not what the page asked for. */
  #whomToAsk(): Element | undefined {
    const id = this.#id;
    if (id === undefined) return this.#host;
    for (const root of rootsOf(this.#host)) {
      const found = root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null;
      if (found) return found;
    }
    return undefined;
  }

  #set(value: CreditContext | undefined): void {
    if (value === this.#value) return;
    this.#value = value;
    this.#host.requestUpdate();
  }
}
