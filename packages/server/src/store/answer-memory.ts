import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** The most rows that are kept: some 50 MB. What was asked for longest ago goes first. */
const MOST_ROWS = 200_000;
/** An answer with more rows is for whoever waits for it, and not kept: the pages of a file are read once. */
const MOST_ROWS_EACH = 10_000;

/** A question under way. */
interface Asked {
  readonly rows: Promise<readonly unknown[]>;
  readonly abandoned: AbortController;
  /** How many wait for the answer. */
  waiting: number;
}

/**
 * What the store has answered. The embedded engine answers one question after another: without this, fifty viewers of one page would
 * wait for the same sums fifty times. A question that is under way is not asked a second time either.
 */
export class AnswerMemory {
  readonly #kept = new LRUCache<string, readonly unknown[]>({
    maxSize: MOST_ROWS,
    maxEntrySize: MOST_ROWS_EACH,
    sizeCalculation: (rows) => rows.length + 1,
  });
  readonly #asked = new Map<string, Asked>();

  /**
   * The kept answer, else that of the same question under way, else a new one.
   *
   * @param question - everything that the answer depends on, the state of the store as well
   * @param ask - asks the store. Its signal is aborted when nobody waits for the answer any more
   * @throws the signal's reason when it is aborted before there is an answer
   */
  async answer<Row>(
    question: string,
    ask: (abandoned: AbortSignal) => Promise<readonly Row[]>,
    signal?: AbortSignal,
  ): Promise<readonly Row[]> {
    signal?.throwIfAborted();
    const key = createHash('sha256').update(question).digest('base64');
    const kept = this.#kept.get(key);
    if (kept) return kept as readonly Row[];
    // Nothing may wait between looking and asking: the next one would look in vain and ask again.
    const asked = this.#asked.get(key) ?? this.#ask(key, ask);
    return (await this.#wait(key, asked, signal)) as readonly Row[];
  }

  #ask(key: string, ask: (abandoned: AbortSignal) => Promise<readonly unknown[]>): Asked {
    const abandoned = new AbortController();
    const rows = ask(abandoned.signal)
      .then((found) => {
        this.#kept.set(key, found);
        return found;
      })
      .finally(() => this.#forget(key, asked));
    const asked: Asked = { rows, abandoned, waiting: 0 };
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
