import type { LitElement, ReactiveController } from 'lit';
import { type QueryState, UNASKED } from '../data/query-entry.js';
import { type CreditRequest, type CreditRoute, requestKey } from '../data/query-request.js';
import type { QueryStore } from '../data/query-store.js';
import { attempt } from '../util/attempt.js';

/** The request that an element needs, and the store to send it to. */
export interface WantedQuery {
  readonly store: QueryStore;
  readonly request: CreditRequest;
  /** What the answer is about. The answer about something else is never shown meanwhile. */
  readonly subject?: string | undefined;
}

/** What an element can show for its request. */
export interface ShownQuery extends QueryState {
  /** Whether there is a request. */
  readonly isAsked: boolean;
  /** Whether the answer is that of an earlier request, shown while the first one to this request is loading. */
  readonly isPlaceholder: boolean;
}

const NOTHING_ASKED: ShownQuery = { ...UNASKED, isAsked: false, isPlaceholder: false };

/** Called after every change, with the state before; that is undefined for a new request. */
export type QueryChange = (after: ShownQuery, before: ShownQuery | undefined, route: CreditRoute) => void;

/**
 * Loads the answer to its host's request: when the host is connected, and whenever the request changes. It unsubscribes with the host. The
 * request is read once per update of the host, so that setting several properties at a time causes one request.
 */
export class QueryController implements ReactiveController {
  readonly #host: LitElement;
  readonly #wanted: () => WantedQuery | undefined;
  readonly #onChange: QueryChange;
  #asked: (WantedQuery & { readonly key: string }) | undefined;
  #shown = NOTHING_ASKED;
  #leave: (() => void) | undefined;

  constructor(host: LitElement, wanted: () => WantedQuery | undefined, onChange: QueryChange = () => {}) {
    this.#host = host;
    this.#wanted = wanted;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** What the host can show. */
  get shown(): ShownQuery {
    return this.#shown;
  }

  /** Loads again; with `olderThanMs`, only if the answer is at least that old. Never rejects. */
  async refresh(olderThanMs?: number): Promise<void> {
    if (this.#asked && this.#leave) await this.#asked.store.refresh(this.#asked.request, olderThanMs);
  }

  hostConnected(): void {
    // Before the first update the request is not known. After a move, it has to be subscribed to in the same turn.
    if (this.#host.hasUpdated) this.#follow();
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow();
  }

  #follow(): void {
    const wanted = this.#wanted();
    const key = wanted && attempt(() => requestKey(wanted.request));
    const before = this.#asked;
    const isSame = before?.store === wanted?.store && before?.key === key;
    if (isSame && (this.#leave || !wanted)) return;
    this.#leave?.();
    this.#leave = undefined;
    if (!isSame) this.#forget(before?.store === wanted?.store && before?.subject === wanted?.subject);
    this.#asked = wanted && key !== undefined ? { ...wanted, key } : undefined;
    if (this.#asked) this.#leave = this.#asked.store.subscribe(this.#asked.request, this.#listener);
  }

  /** Keeps the last answer until the next one arrives, but never across sources: another source may mean another viewer. */
  #forget(mayKeep: boolean): void {
    const { answer, answeredAt } = this.#shown;
    const isKept = mayKeep && answer !== undefined;
    this.#shown = isKept ? { ...NOTHING_ASKED, answer, answeredAt, isPlaceholder: true } : NOTHING_ASKED;
  }

  /** Always the same function, by which the store recognizes a host that has only moved. */
  readonly #listener = (state: QueryState): void => {
    const before = this.#shown;
    const keep = before.isPlaceholder && state.answer === undefined && state.pending;
    const { answer, answeredAt } = keep ? before : state;
    this.#shown = { ...state, answer, answeredAt, isAsked: true, isPlaceholder: keep };
    const route = this.#asked?.request.route;
    if (route) this.#onChange(this.#shown, before.isAsked ? before : undefined, route);
    this.#host.requestUpdate();
  };
}
