import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { bytesOf } from './answer-size.js';
import type { Turn } from './turns.js';

/** The most that is kept. Answers that were asked for longest ago are dropped first. */
const MOST_BYTES = 48_000_000;
/** Larger answers are not kept: the pages of a file are read only once, and would displace all others. */
const MOST_BYTES_EACH = 2_000_000;
/** What an answer costs beside its rows: its question, and its place. */
const ANSWER_BYTES = 512;

/** Asks the store. The signal is aborted when nobody waits for the answer any more. */
export type Ask<Row> = (abandoned: AbortSignal) => Turn<readonly Row[]>;

/** A question under way. */
interface Asked {
  readonly turn: Turn<readonly unknown[]>;
  readonly rows: Promise<readonly unknown[]>;
  readonly abandoned: AbortController;
  /** How many wait for the answer. */
  waiting: number;
}

/**
 * Remembers answers of the store. The embedded engine answers one question after another: without this, fifty viewers of one page would
 * wait for the same sums fifty times. Nor is a question asked again while it is being answered.
 */
export class AnswerMemory {
  readonly #kept = new LRUCache<string, readonly unknown[]>({
    maxSize: MOST_BYTES,
    maxEntrySize: MOST_BYTES_EACH,
    sizeCalculation: (rows) => ANSWER_BYTES + bytesOf(rows),
  });
  readonly #asked = new Map<string, Asked>();

  /**
   * The kept answer, else that of the same question under way, else a new one.
   *
   * @param question - everything that the answer depends on, the state of the store as well
   * @param viewer - who asks. A question that several ask waits for the turn of any of them
   * @throws the signal's reason when it is aborted before there is an answer
   */
  async answer<Row>(
    question: string,
    viewer: string,
    ask: Ask<Row>,
    signal?: AbortSignal,
  ): Promise<readonly Row[]> {
    signal?.throwIfAborted();
    const key = createHash('sha256').update(question).digest('base64');
    const kept = this.#kept.get(key);
    if (kept) return kept as readonly Row[];
    // No `await` between looking and asking: in between, another caller could look in vain and ask the same.
    const known = this.#asked.get(key);
    known?.turn.alsoFor(viewer);
    const asked = known ?? this.#ask(key, ask);
    return (await this.#wait(key, asked, signal)) as readonly Row[];
  }

  #ask(key: string, ask: Ask<unknown>): Asked {
    const abandoned = new AbortController();
    const turn = ask(abandoned.signal);
    const rows = turn.result
      .then((found) => {
        this.#kept.set(key, found);
        return found;
      })
      .finally(() => this.#forget(key, asked));
    const asked: Asked = { turn, rows, abandoned, waiting: 0 };
    this.#asked.set(key, asked);
    return asked;
  }

  async #wait(key: string, asked: Asked, signal: AbortSignal | undefined): Promise<readonly unknown[]> {
    asked.waiting++;
    const gone = aborted(signal);
    try {
      return await Promise.race([asked.rows, gone.promise]);
    } finally {
      gone.stop();
      asked.waiting--;
      if (!asked.waiting && signal?.aborted) {
        this.#forget(key, asked);
        asked.abandoned.abort(signal.reason);
      }
    }
  }

  #forget(key: string, asked: Asked): void {
    if (this.#asked.get(key) === asked) this.#asked.delete(key);
  }
}

/** Rejects once the signal is aborted; `stop` lets go of it. */
function aborted(signal: AbortSignal | undefined): { promise: Promise<never>; stop(): void } {
  let abort = (): void => undefined;
  const promise = new Promise<never>((_, reject) => {
    abort = () => reject(signal?.reason);
  });
  promise.catch(() => undefined);
  signal?.addEventListener('abort', abort, { once: true });
  return { promise, stop: () => signal?.removeEventListener('abort', abort) };
}
