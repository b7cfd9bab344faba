import { isServer, type LitElement, type ReactiveController } from 'lit';
import type { QueryState } from '../data/query-entry.js';
import { STALE_MS } from '../data/query-store.js';
import type { QueryController } from './query-controller.js';

/** More often is no use to a reader, and a load on the server. */
const SHORTEST_SECONDS = 30;
/** Longer waits do not fit a timer. */
const LONGEST_SECONDS = 86_400;

/** The interval that was meant, in milliseconds; undefined for none. Too short a one is the shortest. */
export function intervalMs(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof seconds !== 'number' || !(seconds > 0)) return undefined;
  return Math.min(Math.max(seconds, SHORTEST_SECONDS), LONGEST_SECONDS) * 1000;
}

/** How long until the next refresh; undefined for none: while one is under way, and after an error that would only come again. */
export function dueIn(state: QueryState, interval: number | undefined, now: number): number | undefined {
  const { pending, error, settledAt } = state;
  if (interval === undefined || settledAt === undefined || pending || (error && !error.retryable))
    return undefined;
  // From the last attempt, not from the last answer: what fails must not be asked again and again.
  return Math.max(0, settledAt + interval - now);
}

/** Keeps an answer fresh: at the host's interval while the page is visible, and when it becomes visible with a stale one. */
export class FreshnessController implements ReactiveController {
  readonly #host: LitElement;
  readonly #query: QueryController;
  readonly #interval: () => unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #onVisible = (): void => {
    if (document.visibilityState === 'visible') this.#revalidate(STALE_MS);
  };

  constructor(host: LitElement, query: QueryController, interval: () => unknown) {
    this.#host = host;
    this.#query = query;
    this.#interval = interval;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    document.addEventListener('visibilitychange', this.#onVisible);
    this.#schedule();
  }

  hostUpdated(): void {
    if (this.#host.isConnected) this.#schedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#onVisible);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const due = dueIn(this.#query.shown, intervalMs(this.#interval()), Date.now());
    if (due === undefined) return;
    this.#timer = setTimeout(() => {
      // A hidden page asks nothing; it does when it is looked at again.
      if (document.visibilityState === 'visible') this.#revalidate(intervalMs(this.#interval()));
    }, due);
  }

  #revalidate(olderThanMs: number | undefined): void {
    void this.#query.refresh(olderThanMs);
    this.#schedule();
  }
}
