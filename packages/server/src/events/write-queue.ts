import type { EventsAccepted, RecordError } from '@credit-usage/sdk/contract';
import type { Database } from '../store/database.js';
import type { ReceiptClock } from '../store/receipt-clock.js';
import { StoreUnavailableError } from '../store/store-error.js';
import { type Batch, sizeOf } from './batch.js';
import { commit, type Verdict } from './commit.js';
import { Intake } from './intake.js';

/** Ids of the batch are known with other content. Nothing of the batch was written. */
export class IdConflictError extends Error {
  override readonly name = 'IdConflictError';
  constructor(readonly records: readonly RecordError[]) {
    super('A record has the id of another one with other content');
  }
}

/** Another server brings an id of the batch with other content at this moment. Nothing of the batch was written. */
export class IdContestedError extends Error {
  override readonly name = 'IdContestedError';
  constructor() {
    super('Another server is writing a record with the same id and other content');
  }
}

/** What waits for its turn. */
interface Waiting {
  readonly batch: Batch;
  readonly resolve: (result: EventsAccepted) => void;
  readonly reject: (error: unknown) => void;
}

/** How long the first of several waits for company. */
const WINDOW_MS = 10;
/** The most records that are committed together. */
const MAX_RECORDS = 20_000;

/**
 * The one way in: batches are looked up and written one group after another, so that two of them can never both take an id for new.
 * What arrives while a group is being written goes together in the next. Where other processes write too, `claims.ts` is what keeps
 * them apart.
 */
export class WriteQueue {
  /** The room for what is not written yet: whoever takes requests in asks here first. */
  readonly intake: Intake;
  readonly #database: Database;
  readonly #receipts: ReceiptClock;
  #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(database: Database, receipts: ReceiptClock, intake = new Intake()) {
    this.intake = intake;
    this.#database = database;
    this.#receipts = receipts;
  }

  /** Resolves when every record of the batch is durable. */
  submit(batch: Batch): Promise<EventsAccepted> {
    if (this.#closed) return Promise.reject(new StoreUnavailableError('The server is stopping'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject });
      this.#running ??= this.#drain();
    });
  }

  /** Takes nothing more and writes what waits. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length) {
      if (!this.#closed) await new Promise((resolve) => setTimeout(resolve, WINDOW_MS));
      const group = this.#next();
      const receivedAt = this.#receipts.begin();
      try {
        settle(
          group,
          await commit(
            this.#database,
            group.map(({ batch }) => batch),
            receivedAt,
          ),
        );
      } catch (error) {
        for (const { reject } of group) reject(error);
      } finally {
        this.#receipts.end(receivedAt);
      }
    }
    this.#running = undefined;
  }

  #next(): Waiting[] {
    let records = 0;
    let count = 0;
    for (const { batch } of this.#waiting) {
      records += sizeOf(batch);
      if (count > 0 && records > MAX_RECORDS) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }
}

function settle(group: readonly Waiting[], verdicts: readonly Verdict[]): void {
  for (const [index, waiting] of group.entries()) {
    const verdict = verdicts[index] as Verdict;
    if ('conflicts' in verdict) waiting.reject(new IdConflictError(verdict.conflicts));
    else if ('contested' in verdict) waiting.reject(new IdContestedError());
    else waiting.resolve(verdict);
  }
}
