import type { EpochMicros } from '@credit-usage/sdk/time';

/**
 * Stamps what is received, and says up to which stamp everything is visible. A page of rows counts only what was received up to a
 * mark; if the mark could lie behind a group that is still being written, that group's records would appear between two pages.
 */
export class ReceiptClock {
  #last: EpochMicros;
  #latest: EpochMicros;
  #open: EpochMicros | undefined;

  /** @param last - the greatest stamp in the store: a clock that was set back must not go behind it */
  constructor(last: EpochMicros) {
    this.#last = last;
    this.#latest = last;
  }

  /** The stamp of the last group that is written, or failed: as long as it is the same, the mark lets nothing new through. */
  get latest(): EpochMicros {
    return this.#latest;
  }

  /** The same, as long as no group is being written: what is read meanwhile may hold half of one. */
  get settled(): EpochMicros | undefined {
    return this.#open === undefined ? this.#latest : undefined;
  }

  /** A stamp greater than any before, for a group that is about to be written. One group is open at a time. */
  begin(): EpochMicros {
    this.#last = Math.max(Date.now() * 1000, this.#last + 1);
    this.#open = this.#last;
    return this.#last;
  }

  /** The group with this stamp is written, or failed. */
  end(stamp: EpochMicros): void {
    if (this.#open !== stamp) return;
    this.#open = undefined;
    this.#latest = stamp;
  }

  /** Everything stamped up to here is visible, and nothing will be added to it. */
  mark(): EpochMicros {
    if (this.#open !== undefined) return this.#open - 1;
    this.#last = Math.max(Date.now() * 1000, this.#last);
    return this.#last;
  }
}
