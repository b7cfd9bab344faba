import type { EventsAccepted } from '@credit-usage/sdk/contract';
import type { EpochMicros } from '@credit-usage/sdk/time';
import { ProblemError } from '../problems/problem-error.js';
import type { Batch } from '../store/batch.js';
import { prepare } from './prepare.js';
import { invalid } from './read-body.js';
import { IdConflictError, IdContestedError, type WriteQueue } from './write-queue.js';

/** Checks and writes records: all of them or none. @throws ProblemError `invalid_record`, `id_conflict`, `unavailable` */
export async function writeEvents(
  queue: WriteQueue,
  records: readonly unknown[],
  now: EpochMicros,
): Promise<EventsAccepted> {
  return writeBatch(queue, checkedBatch(records, now));
}

/** Records that may be written. @throws ProblemError `invalid_record` */
export function checkedBatch(records: readonly unknown[], now: EpochMicros): Batch {
  const prepared = prepare(records, now);
  if (!prepared.ok) throw invalid(prepared.errors);
  return prepared.batch;
}

/** Writes a batch as a whole or not at all. @throws ProblemError `id_conflict`, `unavailable` */
export async function writeBatch(queue: WriteQueue, batch: Batch): Promise<EventsAccepted> {
  try {
    return await queue.submit(batch);
  } catch (error) {
    if (error instanceof IdContestedError)
      throw new ProblemError(
        'unavailable',
        'Another server is writing different content under an id of this batch right now. Send the same batch again in a moment: nothing was written.',
        {},
        { 'Retry-After': '1' },
      );
    if (!(error instanceof IdConflictError)) throw error;
    const indexes = error.records
      .map(({ index }) => index)
      .slice(0, 10)
      .join(', ');
    throw new ProblemError(
      'id_conflict',
      `These ids already exist with different content (records ${indexes}). Nothing was written.`,
      { records: error.records.slice(0, 100) },
    );
  }
}
