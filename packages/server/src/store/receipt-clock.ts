import type { EpochMicros } from '@credit-usage/sdk/time';
import { Arrivals } from './arrivals.js';
import type { Batch } from './batch.js';

/**
 * Stamps what is received, and says up to which stamp everything is visible. A page counts only what was received up to a mark. If the
 * mark were later than a group that is still being written, the records of that group would appear between two pages.
 */
export class ReceiptClock {
  #last: EpochMicros;
  #open: EpochMicros | undefined;
  /** What the groups brought. */
  readonly arrivals: Arrivals;

  /**
   * @param last - the greatest stamp in the store: new stamps must be greater, even when the machine's clock was set back
   * @param latestUsage - the greatest time of usage in the store
   */
  constructor(last: EpochMicros, latestUsage: EpochMicros) {
    this.#last = last;
    this.arrivals = new Arrivals({ stamp: last, latest: latestUsage });
  }

  /** A stamp greater than any before, for a group that is about to be written. One group is open at a time. */
  begin(): EpochMicros {
    this.#last = Math.max(Date.now() * 1000, this.#last + 1);
    this.#open = this.#last;
    return this.#last;
  }

  /** The group with this stamp is written, or failed. */
  end(stamp: EpochMicros, group: readonly Batch[]): void {
    if (this.#open !== stamp) return;
    this.#open = undefined;
    this.arrivals.note(stamp, group);
  }

  /** Everything stamped up to here is visible, and nothing will be added to it. */
  mark(): EpochMicros {
    if (this.#open !== undefined) return this.#open - 1;
    this.#last = Math.max(Date.now() * 1000, this.#last);
    return this.#last;
  }
}
