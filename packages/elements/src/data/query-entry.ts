import { type CreditLoadError, isRevoking, loadErrorOf } from './load-error.js';

/** The state of a request. */
export interface QueryState {
  /** The last successful answer. */
  readonly answer: unknown;
  /** When it arrived, in milliseconds; undefined while there is none. */
  readonly answeredAt: number | undefined;
  /** When the last request ended, with or without success; undefined before the first one has. */
  readonly settledAt: number | undefined;
  /** Whether a request is under way, or about to be. */
  readonly pending: boolean;
  /** Why the last request failed; undefined once there is a new one. */
  readonly error: CreditLoadError | undefined;
}

/** The state before any request. */
export const UNASKED: QueryState = {
  answer: undefined,
  answeredAt: undefined,
  settledAt: undefined,
  pending: false,
  error: undefined,
};

/** Called with every change. */
export type QueryListener = (state: QueryState) => void;

/** How to send the request. */
export interface QueryEntryOptions {
  readonly ask: (signal: AbortSignal) => Promise<unknown>;
  readonly now: () => number;
  /** How old an answer may be before a new subscriber causes another request. In milliseconds. */
  readonly staleMs: number;
}

interface Run {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** One request: its subscribers, its last answer, and at most one call of the source at a time. */
export class QueryEntry {
  readonly #options: QueryEntryOptions;
  readonly #listeners = new Set<QueryListener>();
  /** Listeners that left in this turn. One that comes back in the same turn has only moved in the page, which must not cause a request. */
  readonly #left = new Set<QueryListener>();
  #state = UNASKED;
  #run: Run | undefined;

  constructor(options: QueryEntryOptions) {
    this.#options = options;
  }

  get state(): QueryState {
    return this.#state;
  }

  /** Whether there are subscribers. */
  get isWanted(): boolean {
    return this.#listeners.size > 0;
  }

  /** Calls the listener with the present state at once, and with every later one. Returns a function that unsubscribes. */
  subscribe(listener: QueryListener): () => void {
    const moved = this.#left.delete(listener);
    if (!moved && this.isOlderThan(this.#options.staleMs)) void this.refresh();
    this.#listeners.add(listener);
    listener(this.#state);
    return () => this.#leave(listener);
  }

  /** Whether there is no answer, or it is at least this old, or from a future that a clock was set back from. */
  isOlderThan(ms: number): boolean {
    const { answeredAt } = this.#state;
    return answeredAt === undefined || Math.abs(this.#options.now() - answeredAt) >= ms;
  }

  /** Calls the source, unless a call is already under way. The promise settles when the call has ended, and never rejects. */
  refresh(): Promise<void> {
    if (this.#run) return this.#run.done;
    const controller = new AbortController();
    const run = { controller, done: this.#ask(controller) };
    this.#run = run;
    this.#change({ ...this.#state, pending: true, error: undefined });
    return run.done;
  }

  /** Forgets the answer and aborts the request. */
  clear(): void {
    this.#abort();
    this.#change(UNASKED);
  }

  async #ask(controller: AbortController): Promise<void> {
    // In a microtask, so that all elements of a page can connect first, and nothing is requested that nobody wants by then.
    await Promise.resolve();
    if (!this.isWanted) this.#giveUp();
    if (controller.signal.aborted) return;
    const next = await this.#answerTo(controller.signal);
    // A source may answer even after it was aborted; the answer is ignored.
    if (controller.signal.aborted) return;
    this.#run = undefined;
    this.#change(next);
  }

  async #answerTo(signal: AbortSignal): Promise<QueryState> {
    try {
      // A source may answer with nothing: undefined would look as if there were no answer yet.
      const answer = (await this.#options.ask(signal)) ?? null;
      const now = this.#options.now();
      return { ...UNASKED, answer, answeredAt: now, settledAt: now };
    } catch (thrown) {
      const error = loadErrorOf(thrown);
      const last = isRevoking(error) ? UNASKED : this.#state;
      return { ...last, settledAt: this.#options.now(), pending: false, error };
    }
  }

  #leave(listener: QueryListener): void {
    if (!this.#listeners.delete(listener)) return;
    this.#left.add(listener);
    queueMicrotask(() => {
      this.#left.clear();
      if (!this.isWanted) this.#giveUp();
    });
  }

  #giveUp(): void {
    if (!this.#run) return;
    this.#abort();
    this.#change({ ...this.#state, pending: false });
  }

  #abort(): void {
    this.#run?.controller.abort();
    this.#run = undefined;
  }

  #change(state: QueryState): void {
    this.#state = state;
    // Iterates over a copy, because listeners may add or remove others.
    for (const listener of [...this.#listeners]) if (this.#listeners.has(listener)) listener(state);
  }
}
