import { isRevoking, type LoadError, loadErrorOf } from './load-error.js';

/** What is known of one question at the moment. */
export interface QueryState {
  /** The last good answer. */
  readonly answer: unknown;
  /** When it came, in milliseconds; undefined while there is none. */
  readonly answeredAt: number | undefined;
  /** When the last request ended, well or badly; undefined before the first has. */
  readonly settledAt: number | undefined;
  /** Whether a request is under way, or about to be. */
  readonly pending: boolean;
  /** Why the last request failed; undefined once there is a new one. */
  readonly error: LoadError | undefined;
}

/** Nothing asked, nothing known. */
export const UNASKED: QueryState = {
  answer: undefined,
  answeredAt: undefined,
  settledAt: undefined,
  pending: false,
  error: undefined,
};

/** Called with every change. */
export type QueryListener = (state: QueryState) => void;

/** What one question is asked with. */
export interface QueryEntryOptions {
  readonly ask: (signal: AbortSignal) => Promise<unknown>;
  readonly now: () => number;
  /** How old an answer may grow before a new subscriber asks again. */
  readonly staleMs: number;
}

interface Run {
  readonly controller: AbortController;
  readonly done: Promise<void>;
}

/** One question: its subscribers, its last answer, and at most one request. */
export class QueryEntry {
  readonly #options: QueryEntryOptions;
  readonly #listeners = new Set<QueryListener>();
  /** Those who left in this turn. Who comes back in the same turn has only moved in the page, and a move asks nothing. */
  readonly #left = new Set<QueryListener>();
  #state = UNASKED;
  #run: Run | undefined;

  constructor(options: QueryEntryOptions) {
    this.#options = options;
  }

  get state(): QueryState {
    return this.#state;
  }

  /** Whether anybody waits for it. */
  get isWanted(): boolean {
    return this.#listeners.size > 0;
  }

  /** Hands over the present state at once, and every later one. Returns the way to leave. */
  subscribe(listener: QueryListener): () => void {
    const moved = this.#left.delete(listener);
    if (!moved && this.isOlderThan(this.#options.staleMs)) void this.refresh();
    this.#listeners.add(listener);
    listener(this.#state);
    return () => this.#leave(listener);
  }

  /** Whether there is no answer, or none as young as that. */
  isOlderThan(ms: number): boolean {
    const { answeredAt } = this.#state;
    return answeredAt === undefined || this.#options.now() - answeredAt >= ms;
  }

  /** Asks, unless it is being asked already. The promise settles when the answer or its error is in, and never rejects. */
  refresh(): Promise<void> {
    if (this.#run) return this.#run.done;
    const controller = new AbortController();
    this.#run = { controller, done: this.#ask(controller) };
    const { done } = this.#run;
    this.#change({ ...this.#state, pending: true, error: undefined });
    return done;
  }

  /** Forgets the answer, and ends the request. */
  clear(): void {
    this.#abort();
    this.#change(UNASKED);
  }

  async #ask(controller: AbortController): Promise<void> {
    // On a microtask: a page of elements connects first, and what nobody wants any more by then is not asked.
    await Promise.resolve();
    if (!this.isWanted) this.#giveUp();
    if (controller.signal.aborted) return;
    const next = await this.#answerTo(controller.signal);
    // What was aborted may answer all the same, and nobody waits for it.
    if (controller.signal.aborted) return;
    this.#run = undefined;
    this.#change(next);
  }

  async #answerTo(signal: AbortSignal): Promise<QueryState> {
    try {
      // A source that answers nothing has answered all the same: undefined would look as if nobody had asked.
      const answer = (await this.#options.ask(signal)) ?? null;
      const now = this.#options.now();
      return { answer, answeredAt: now, settledAt: now, pending: false, error: undefined };
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
    // A copy: whoever hears of it may leave, or bring others.
    for (const listener of [...this.#listeners]) if (this.#listeners.has(listener)) listener(state);
  }
}
