import { attempt } from '../util/attempt.js';
import { CategorySlots } from './category-slots.js';
import { type CreditSource, sourceOf } from './credit-source.js';
import { QueryEntry, type QueryListener, type QueryState, UNASKED } from './query-entry.js';
import { ask, type CreditRequest, type CreditRoute, requestKey } from './query-request.js';

/** How old an answer may be and still be shown without asking again, in milliseconds. */
export const STALE_MS = 60_000;

/** Answers that nobody looks at are kept for a way back, up to this many. */
const MAX_UNWANTED = 32;

/** The lists that a source need not have. */
const OPTIONAL = ['organizations', 'agents', 'categories'] as const;

/** What a test may set. */
export interface QueryStoreOptions {
  readonly now?: () => number;
  readonly staleMs?: number;
}

/**
 * The answers of one source, shared by everything on a page that asks it: the same question is one request, whoever
 * asks. It holds no timer and touches no DOM.
 */
export class QueryStore {
  /** Which colour each category of the source wears. */
  readonly slots = new CategorySlots();
  readonly #source: CreditSource;
  readonly #offered: ReadonlySet<CreditRoute>;
  readonly #now: () => number;
  readonly #staleMs: number;
  /** In order of last use, for what to forget first. */
  readonly #entries = new Map<string, QueryEntry>();

  constructor(source: CreditSource, { now = Date.now, staleMs = STALE_MS }: QueryStoreOptions = {}) {
    this.#source = source;
    this.#offered = new Set(OPTIONAL.filter((route) => typeof source[route] === 'function'));
    this.#now = now;
    this.#staleMs = staleMs;
  }

  /** Whether the source has one of the lists that it need not have. */
  offers(route: (typeof OPTIONAL)[number]): boolean {
    return this.#offered.has(route);
  }

  /**
   * Hands over what is known at once, and every change after it; asks when there is no answer or a stale one. Returns
   * the way to leave; when all have left, the request is aborted.
   *
   * @throws when the query is one that no route can be asked.
   */
  subscribe(request: CreditRequest, listener: QueryListener): () => void {
    return this.#use(request).subscribe(listener);
  }

  /** What is known at the moment. */
  read(request: CreditRequest): QueryState {
    return this.#entries.get(requestKey(request))?.state ?? UNASKED;
  }

  /** Asks again, unless it is being asked already; with `olderThanMs`, unless there is an answer as young as that. */
  refresh(request: CreditRequest, olderThanMs = 0): Promise<void> {
    const entry = this.#entries.get(requestKey(request));
    return entry?.isWanted && entry.isOlderThan(olderThanMs) ? entry.refresh() : Promise.resolve();
  }

  /** Asks again for everything that somebody looks at, and forgets what nobody does. */
  async refreshAll(): Promise<void> {
    this.#forget(0);
    await Promise.all([...this.#entries.values()].map((entry) => entry.refresh()));
  }

  /** Forgets every answer and ends every request, as on sign-out: nothing of one viewer may reach the next. */
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
    for (const [key] of unwanted.slice(0, Math.max(0, unwanted.length - keep))) this.#entries.delete(key);
  }
}

/** By what the page has set, client or source: as long as the page holds it, and no longer. */
const stores = new WeakMap<object, QueryStore>();

/** The store of a source, the same for all who set the same one; undefined for what is no source. */
export function storeOf(given: unknown): QueryStore | undefined {
  const known = typeof given === 'object' && given !== null ? stores.get(given) : undefined;
  if (known) return known;
  const store = attempt(() => {
    const source = sourceOf(given);
    return source && new QueryStore(source);
  });
  if (store) stores.set(given as object, store);
  return store;
}

/**
 * Forgets everything that a source has answered and ends its requests: on sign-out, so that nothing of one viewer
 * reaches the next. The elements it feeds are idle until they are refreshed.
 *
 * @public
 */
export function forgetAnswers(source: object): void {
  stores.get(source)?.clear();
}
