import PQueue from 'p-queue';
import { StoreOverloadedError } from './store-error.js';

/** Nobody waits longer than it takes to answer so many. */
const MOST_WAITING = 1_000;

/**
 * Lets a few reads at a time through to the store. What waits here can still be dropped when nobody waits for it any more, which it could
 * not once the store has it; and writes, which do not come this way, never stand behind more than those few.
 */
export class Turns {
  readonly #queue: PQueue;

  /** @param atOnce - how many the store is given at a time */
  constructor(atOnce: number) {
    this.#queue = new PQueue({ concurrency: atOnce });
  }

  /**
   * Runs a read when it is its turn.
   *
   * @throws StoreOverloadedError when too many wait, and the signal's reason when it is aborted before
   */
  take<Result>(work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (this.#queue.size >= MOST_WAITING)
      return Promise.reject(new StoreOverloadedError('Too many reads are waiting'));
    return this.#queue.add(work, signal && { signal });
  }
}
