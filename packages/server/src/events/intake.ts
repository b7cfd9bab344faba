import { StoreOverloadedError } from '../store/store-error.js';

/** The most bytes in memory at once, of bodies that are being read or whose records wait to be written. */
const MAX_BYTES = 64_000_000;
/** The most records that wait to be written, including those that are being written. */
const MAX_RECORDS = 100_000;

/** What one request has taken of the room. */
export interface Share {
  /** Takes more. @throws StoreOverloadedError when there is no room */
  take(bytes: number, records?: number): void;
  /** Gives all of it back. */
  release(): void;
}

/**
 * Limits what is on its way into the store. Without a limit, writers that are faster than the store would fill the memory of the process
 * and end it, with all records that were not acknowledged yet. What has no room is refused before it is begun.
 */
export class Intake {
  readonly #most: { readonly bytes: number; readonly records: number };
  #bytes = 0;
  #records = 0;

  constructor(most = { bytes: MAX_BYTES, records: MAX_RECORDS }) {
    this.#most = most;
  }

  open(): Share {
    const mine = { bytes: 0, records: 0 };
    return {
      take: (bytes, records = 0) => {
        // A request that is alone always has room: otherwise its batch would be refused forever.
        const alone = this.#bytes === mine.bytes && this.#records === mine.records;
        const full = this.#bytes + bytes > this.#most.bytes || this.#records + records > this.#most.records;
        if (full && !alone) throw new StoreOverloadedError('Too many records are waiting to be written');
        mine.bytes += bytes;
        mine.records += records;
        this.#bytes += bytes;
        this.#records += records;
      },
      release: () => {
        this.#bytes -= mine.bytes;
        this.#records -= mine.records;
        mine.bytes = 0;
        mine.records = 0;
      },
    };
  }
}
