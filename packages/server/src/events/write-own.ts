import type { EventsAccepted, RecordError } from '@credit-usage/sdk/contract';
import { ProblemError } from '../problems/problem-error.js';
import { systemClock } from '../store/clock.js';
import { StoreUnavailableError } from '../store/store-error.js';
import { MAX_RECORDS } from './read-body.js';
import { writeEvents } from './write-events.js';
import type { WriteQueue } from './write-queue.js';

/**
 * `Store.write` refuses records: one is wrong, or has the id of another one with different content. Nothing was written, and writing them again
 * does not help. The message names the first record.
 *
 * @public
 */
export class RecordsRefusedError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'RecordsRefusedError';

  constructor(
    message: string,
    /** What is wrong, as in the answer of `POST /v1/events`. */
    readonly code: 'invalid_record' | 'id_conflict',
    /** The records that are wrong, by their index in the batch; the first hundred of them. */
    readonly records: readonly RecordError[],
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Writes records of the host's own process. @throws RecordsRefusedError, StoreUnavailableError, StoreRefusedError, TypeError, RangeError */
export async function writeOwn(queue: WriteQueue, records: readonly unknown[]): Promise<EventsAccepted> {
  if (!Array.isArray(records)) throw new TypeError('store.write takes an array of records');
  if (records.length > MAX_RECORDS)
    throw new RangeError(
      `store.write takes at most ${MAX_RECORDS} records at a time, and got ${records.length}. Write several batches.`,
    );
  const share = queue.intake.open();
  try {
    share.take(0, records.length);
    return await writeEvents(queue, records.map(asSent), systemClock());
  } catch (error) {
    throw error instanceof ProblemError ? ownError(error) : error;
  } finally {
    share.release();
  }
}

/** A record as it would arrive in a request: JSON leaves out what is undefined. */
function asSent(record: unknown): unknown {
  if (typeof record !== 'object' || record === null) return record;
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** A refusal in the host's own terms: to the host, it is no answer to a request. */
function ownError(cause: ProblemError): Error {
  const { code, detail, extra } = cause;
  if (code === 'invalid_record' || code === 'id_conflict')
    return new RecordsRefusedError(detail, code, extra.records ?? [], { cause });
  return new StoreUnavailableError(detail, { cause });
}
