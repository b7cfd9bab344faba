import type { EventsAccepted } from '@credit-usage/sdk/contract';
import type { EpochMicros } from '@credit-usage/sdk/time';
import { ProblemError } from '../http/problem-error.js';
import { prepare } from './prepare.js';
import { invalid } from './read-body.js';
import { IdConflictError, type WriteQueue } from './write-queue.js';

/** Takes records in: all of them or none. @throws ProblemError `invalid_record`, `id_conflict` */
export async function writeEvents(
  queue: WriteQueue,
  records: readonly unknown[],
  now: EpochMicros,
): Promise<EventsAccepted> {
  const prepared = prepare(records, now);
  if (!prepared.ok) throw invalid(prepared.errors);
  try {
    return await queue.submit(prepared.batch);
  } catch (error) {
    if (!(error instanceof IdConflictError)) throw error;
    const indexes = error.records
      .map(({ index }) => index)
      .slice(0, 10)
      .join(', ');
    throw new ProblemError(
      'id_conflict',
      `Known ids with other content, at ${indexes}. Nothing was written.`,
      { records: error.records.slice(0, 100) },
    );
  }
}
