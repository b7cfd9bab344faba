import { FairQueue } from './fair-queue.js';
import { StoreOverloadedError } from './store-error.js';

/** Nobody waits longer than it takes to answer so many. */
const MOST_WAITING = 1_000;
/** A viewer's share of them: a few dozen reports at the same moment, each of which takes a few reads. */
const MOST_WAITING_EACH = 100;

/** A read that has its turn, or waits for it. */
export interface Turn<Result> {
  readonly result: Promise<Result>;
  /** Somebody else wants the same: it begins when it is the turn of either. */
  alsoFor(viewer: string): void;
}

/**
 * Lets a few reads at a time through to the store, of each viewer in turn: whoever asks for a hundred reports gets one read in two while
 * somebody else asks for one. What waits here can still be dropped when nobody waits for it any more, which it could not once the store
 * has it; and writes, which do not come this way, never stand behind more than those few.
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
      const runs = this.#running < this.#atOnce;
      if (!runs && this.#isFull(viewer))
        return reject(new StoreOverloadedError('Too many reads are waiting'));
      signal?.addEventListener('abort', giveUp, { once: true });
      if (runs) begin();
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

  /** Whoever has too much waiting already gets it with the turns of the others. */
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
