import type { LitElement, ReactiveController } from 'lit';
import { type QueryState, UNASKED } from '../data/query-entry.js';
import { type CreditRequest, requestKey } from '../data/query-request.js';
import type { QueryStore } from '../data/query-store.js';
import { attempt } from '../util/attempt.js';

/** What an element wants to know, and who knows it. */
export interface WantedQuery {
  readonly store: QueryStore;
  readonly request: CreditRequest;
}

/** What an element can show of its question. */
export interface ShownQuery extends QueryState {
  /** Whether anything is asked at all. */
  readonly isAsked: boolean;
  /** Whether the answer is that of the question before, kept in place while the first one to this question is on its way. */
  readonly isPlaceholder: boolean;
}

const NOTHING_ASKED: ShownQuery = { ...UNASKED, isAsked: false, isPlaceholder: false };

/** Told of every change, with what was shown before: undefined for a question that was not asked before. */
export type QueryChange = (after: ShownQuery, before: ShownQuery | undefined) => void;

/**
 * Keeps the answer to its host's question: asks when the host is connected, follows when the question changes, leaves
 * with the host. What to ask is read once for each update of the host, so that many properties set at a time are one question.
 */
export class QueryController implements ReactiveController {
  readonly #host: LitElement;
  readonly #wanted: () => WantedQuery | undefined;
  readonly #onChange: QueryChange;
  #asked: { readonly store: QueryStore; readonly request: CreditRequest; readonly key: string } | undefined;
  #shown = NOTHING_ASKED;
  #leave: (() => void) | undefined;

  constructor(host: LitElement, wanted: () => WantedQuery | undefined, onChange: QueryChange = () => {}) {
    this.#host = host;
    this.#wanted = wanted;
    this.#onChange = onChange;
    host.addController(this);
  }

  /** What can be shown. */
  get shown(): ShownQuery {
    return this.#shown;
  }

  /** Asks again, or with `olderThanMs` only if there is no answer as young as that. Never rejects. */
  async refresh(olderThanMs?: number): Promise<void> {
    if (this.#asked && this.#leave) await this.#asked.store.refresh(this.#asked.request, olderThanMs);
  }

  hostConnected(): void {
    // Before the first update nothing is known of the question; after a move, it has to be asked in the same turn.
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
    if (!isSame) this.#forget(before?.store === wanted?.store);
    this.#asked = wanted && key !== undefined ? { ...wanted, key } : undefined;
    if (this.#asked) this.#leave = this.#asked.store.subscribe(this.#asked.request, this.#listener);
  }

  /** An answer may stay in place of the next one; that of another source may not, as it may be of another viewer. */
  #forget(isSameStore: boolean): void {
    const { answer, answeredAt } = this.#shown;
    const isKept = isSameStore && answer !== undefined;
    this.#shown = isKept ? { ...NOTHING_ASKED, answer, answeredAt, isPlaceholder: true } : NOTHING_ASKED;
  }

  /** The same function always: a store knows by it who has only moved. */
  readonly #listener = (state: QueryState): void => {
    const before = this.#shown;
    const keep = before.isPlaceholder && state.answer === undefined && state.pending;
    const { answer, answeredAt } = keep ? before : state;
    this.#shown = { ...state, answer, answeredAt, isAsked: true, isPlaceholder: keep };
    this.#onChange(this.#shown, before.isAsked ? before : undefined);
    this.#host.requestUpdate();
  };
}
