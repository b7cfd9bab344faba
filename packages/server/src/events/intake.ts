import { StoreOverloadedError } from '../store/store-error.js';

/** The most that is in memory at once of bodies that are being read, or whose records wait to be written. */
const MAX_BYTES = 64_000_000;
/** The most records that wait to be written, those being written among them. */
const MAX_RECORDS = 100_000;

/** What one request has taken of the room. */
export interface Share {
  /** Takes more. @throws StoreOverloadedError when there is no room */
  take(bytes: number, records?: number): void;
  /** Gives all of it back. */
  release(): void;
}

/**
 * The room for what is on its way into the store. Without a bound a store that is slower than those who write would fill the memory of
 * the process, and take what was taken in but not acknowledged with it. What has no room is refused before it is begun.
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
        // Whoever is alone always has room: else a batch could be too large for ever.
        const alone = this.#bytes === mine.bytes && this.#records === mine.records;
        const full = this.#bytes + bytes > this.#most.bytes || this.#records + records > this.#most.records;
        if (full && !alone) throw new StoreOverloadedError('Too much waits to be written');
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
