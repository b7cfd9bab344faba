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
 * Connects its host to a provider: the one whose id the host names, else the nearest one around it. Works whichever of the two is upgraded
 * first.
 */
export class ContextController implements ReactiveController {
  readonly #host: LitElement;
  readonly #providerId: () => unknown;
  #id: string | undefined;
  #value: CreditContext | undefined;
  #leave: (() => void) | undefined;
  /** The document with the listener. When the host is disconnected, it may already belong to another document. */
  #document: Document | undefined;
  #asked = 0;

  constructor(host: LitElement, providerId: () => unknown) {
    this.#host = host;
    this.#providerId = providerId;
    host.addController(this);
  }

  /** What the provider shares; undefined without a provider. */
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

  /** A new provider may be nearer than the present one, or the one with the awaited id. */
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
      // Ignore answers to earlier requests.
      if (asked !== this.#asked) return leave?.();
      answered = true;
      this.#leave = leave;
      this.#set(value);
    });
    this.#whomToAsk()?.dispatchEvent(request);
    if (!answered) this.#set(undefined);
  }

  /** Where to dispatch the request. Without the named provider, there is no request: another one's data is not what the page wants. */
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
