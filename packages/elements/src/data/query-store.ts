import { attempt } from '../util/attempt.js';
import { CategorySlots } from './category-slots.js';
import { type CreditClient, type CreditSource, sourceOf } from './credit-source.js';
import { QueryEntry, type QueryListener } from './query-entry.js';
import { ask, type CreditRequest, type CreditRoute, requestKey } from './query-request.js';

/** How old an answer may be to be shown without loading it again, in milliseconds. */
export const STALE_MS = 60_000;

/** How many answers without subscribers are kept, for readers who come back to them. */
const MAX_UNWANTED = 32;

/** The optional lists of a source. */
const OPTIONAL = ['organizations', 'agents', 'categories'] as const;

/** Options for tests. */
export interface QueryStoreOptions {
  readonly now?: () => number;
  readonly staleMs?: number;
}

/**
 * The answers of one source, shared by all elements of a page that use it: equal requests are sent once. It has no timer and does not touch
 * the DOM.
 */
export class QueryStore {
  /** The colour of each category of the source. */
  readonly slots = new CategorySlots();
  readonly #source: CreditSource;
  readonly #offered: ReadonlySet<CreditRoute>;
  readonly #now: () => number;
  readonly #staleMs: number;
  /** In order of last use: the first one is forgotten first. */
  readonly #entries = new Map<string, QueryEntry>();

  constructor(source: CreditSource, { now = Date.now, staleMs = STALE_MS }: QueryStoreOptions = {}) {
    this.#source = source;
    this.#offered = new Set(OPTIONAL.filter((route) => typeof source[route] === 'function'));
    this.#now = now;
    this.#staleMs = staleMs;
  }

  /** Whether the source has an optional list. */
  offers(route: (typeof OPTIONAL)[number]): boolean {
    return this.#offered.has(route);
  }

  /**
   * Calls the listener with the present state at once, and after every change. Loads the answer if there is none or a stale one. Returns a
   * function that unsubscribes; without subscribers, the request is aborted.
   *
   * @throws when the route does not accept the query.
   */
  subscribe(request: CreditRequest, listener: QueryListener): () => void {
    return this.#use(request).subscribe(listener);
  }

  /**
   * Loads again, unless it is already loading; with `olderThanMs`, only if the answer is at least that old. Without it somebody has asked:
   * after a failure, everything else that has failed and can be tried again is loaded too, since one outage is the cause of all.
   */
  async refresh(request: CreditRequest, olderThanMs?: number): Promise<void> {
    const entry = this.#entries.get(requestKey(request));
    if (!entry?.isWanted || !entry.isOlderThan(olderThanMs ?? 0)) return;
    if (olderThanMs === undefined && entry.state.error)
      for (const each of this.#entries.values())
        if (each.isWanted && each.state.error?.retryable) void each.refresh();
    await entry.refresh();
  }

  /** Loads everything again that has subscribers, and forgets the rest. */
  async refreshAll(): Promise<void> {
    this.#forget(0);
    await Promise.all([...this.#entries.values()].map((entry) => entry.refresh()));
  }

  /** Forgets every answer and aborts every request, as on sign-out: nothing of one viewer may reach the next. */
  clear(): void {
    for (const entry of this.#entries.values()) entry.clear();
    this.#forget(0);
  }

  #use(request: CreditRequest): QueryEntry {
    const key = requestKey(request);
    const entry =
      this.#entries.get(key) ??
      new QueryEntry({
        ask: (signal) => ask(this.#source, request, signal),
        now: this.#now,
        staleMs: this.#staleMs,
      });
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#forget(MAX_UNWANTED, entry);
    return entry;
  }

  #forget(keep: number, inUse?: QueryEntry): void {
    const unwanted = [...this.#entries].filter(([, entry]) => !entry.isWanted && entry !== inUse);
    for (const [key] of unwanted.reverse().slice(keep)) this.#entries.delete(key);
  }
}

/** The same in every copy of this package; its number changes when the public methods of a store change. */
const STORES = Symbol.for('@credit-usage/elements/stores@1');

/**
 * By the client or source that the page has set. A store lives as long as that object. All copies of this package share them, so that
 * `forgetAnswers` of any copy reaches the elements of every other.
 */
function stores(): WeakMap<object, QueryStore> {
  const shared = globalThis as { [STORES]?: WeakMap<object, QueryStore> };
  shared[STORES] ??= new WeakMap();
  return shared[STORES];
}

/** The store of a source, the same for all elements with the same source; undefined if it is not a source. */
export function storeOf(given: unknown): QueryStore | undefined {
  const known = stores().get(given as object);
  if (known) return known;
  const store = attempt(() => {
    const source = sourceOf(given);
    return source && new QueryStore(source);
  });
  if (store) stores().set(given as object, store);
  return store;
}

/**
 * Forgets all answers of a source and aborts its requests. Call it on sign-out, so that nothing of one viewer reaches the next. The elements
 * that use the source are idle until they are refreshed.
 *
 * @public
 */
export function forgetAnswers(source: CreditClient | CreditSource): void {
  stores().get(source)?.clear();
}
