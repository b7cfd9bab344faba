import { isServer, type LitElement, type ReactiveController } from 'lit';
import type { QueryState } from '../data/query-entry.js';
import { STALE_MS } from '../data/query-store.js';
import type { QueryController } from './query-controller.js';

/** Shorter intervals would only put load on the server. */
const SHORTEST_SECONDS = 30;
/** Much longer ones would overflow a timer. */
const LONGEST_SECONDS = 86_400;
/** How often what is drawn is drawn again, because it may say how many minutes old it is. */
const REDRAW_MS = 60_000;
/** After a change of the clock, something may be due that the store takes for fresh. */
const LEAST_MS = 1000;

/** The interval in milliseconds, within the limits above; undefined for anything that is not one. */
export function intervalMs(value: unknown): number | undefined {
  const seconds = typeof value === 'string' ? Number(value) : value;
  if (typeof seconds !== 'number' || !(seconds > 0)) return undefined;
  return Math.min(Math.max(seconds, SHORTEST_SECONDS), LONGEST_SECONDS) * 1000;
}

/** The time until the next refresh; undefined for none, which is while loading, and after an error that trying again cannot help. */
export function dueIn(state: QueryState, interval: number | undefined, now: number): number | undefined {
  const { pending, error, settledAt } = state;
  if (interval === undefined || settledAt === undefined || pending || (error && !error.retryable))
    return undefined;
  // Counted from the last attempt, not the last answer, so that failures are not repeated at once. At most the interval: the clock may have
  // been set back since.
  return Math.min(interval, Math.max(0, settledAt + interval - now));
}

/**
 * Refreshes an answer at the host's interval while the page is visible, and when the page becomes visible with a stale one. Draws the host
 * once a minute, so that the ages in its texts stay true.
 */
export class FreshnessController implements ReactiveController {
  readonly #host: LitElement;
  readonly #query: QueryController;
  readonly #interval: () => unknown;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #onVisible = (): void => this.#look(STALE_MS);

  constructor(host: LitElement, query: QueryController, interval: () => unknown) {
    this.#host = host;
    this.#query = query;
    this.#interval = interval;
    if (!isServer) host.addController(this);
  }

  hostConnected(): void {
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
    const interval = intervalMs(this.#interval());
    const due = dueIn(this.#query.shown, interval, Date.now());
    const wait = Math.min(due ?? REDRAW_MS, REDRAW_MS);
    this.#timer = setTimeout(() => this.#look(wait === due ? interval : undefined), Math.max(LEAST_MS, wait));
  }

  /** A hidden page does nothing until it is shown again. Drawing schedules the next look. */
  #look(olderThanMs: number | undefined): void {
    if (document.visibilityState !== 'visible') return;
    if (olderThanMs) void this.#query.refresh(olderThanMs);
    this.#host.requestUpdate();
  }
}
