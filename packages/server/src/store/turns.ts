import { FairQueue } from './fair-queue.js';
import { StoreOverloadedError } from './store-error.js';

/** How many reads may wait. It bounds how long any of them waits. */
const MOST_WAITING = 1_000;
/** A viewer's share of them: a few dozen reports at the same moment, each of which takes a few reads. */
const MOST_WAITING_EACH = 100;

/** A read that has its turn, or waits for it. */
export interface Turn<Result> {
  readonly result: Promise<Result>;
  /** Another viewer wants the same read: it begins when it is the turn of either. */
  alsoFor(viewer: string): void;
}

/**
 * Lets a few reads at a time through to the store, taking viewers in turn: while another viewer asks for one report, a viewer who asks for
 * a hundred gets only every second read. A read that waits here can still be dropped when nobody needs it any more, which is impossible
 * once the store has it. Writes do not wait here, and never have more than those few reads before them.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #waiting = new FairQueue<() => void>();
  #running = 0;

  /** @param atOnce - how many the store is given at a time */
  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /**
   * Runs a read when it is its turn. Its result rejects with StoreOverloadedError when too many wait, all together or of this viewer, and
   * with the signal's reason when that is aborted before.
   */
  take<Result>(viewer: string, work: () => Promise<Result>, signal?: AbortSignal): Turn<Result> {
    let begin = (): void => undefined;
    const result = new Promise<Result>((resolve, reject) => {
      const giveUp = (): void => {
        this.#waiting.delete(begin);
        reject(signal?.reason);
      };
      begin = () =>
        void this.#run(work)
          .then(resolve, reject)
          .finally(() => signal?.removeEventListener('abort', giveUp));
      if (signal?.aborted) return giveUp();
      if (this.#isFull(viewer)) return reject(new StoreOverloadedError('Too many reads are waiting'));
      signal?.addEventListener('abort', giveUp, { once: true });
      // Nobody waits while a place is free: a read that ends gives its place to the next one at once.
      if (this.#running < this.#atOnce) begin();
      else this.#waiting.add(begin, viewer);
    });
    return { result, alsoFor: (other) => this.#join(begin, other) };
  }

  async #run<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#running++;
    try {
      return await work();
    } finally {
      this.#running--;
      this.#waiting.next()?.();
    }
  }

  /** Lets a read wait for this viewer as well. A viewer with too much waiting gets its result with the turns of the others. */
  #join(begin: () => void, viewer: string): void {
    if (this.#waiting.has(begin) && !this.#hasTooMany(viewer)) this.#waiting.add(begin, viewer);
  }

  #isFull(viewer: string): boolean {
    return this.#waiting.size >= MOST_WAITING || this.#hasTooMany(viewer);
  }

  #hasTooMany(viewer: string): boolean {
    return this.#waiting.sizeOf(viewer) >= MOST_WAITING_EACH;
  }
}
