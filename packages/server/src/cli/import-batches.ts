import type { EventsAccepted, RecordError } from '@credit-usage/sdk/contract';
import { ProblemError } from '../problems/problem-error.js';
import { counted } from './counted.js';
import type { Line } from './read-ndjson.js';
import { UsageError } from './usage-error.js';

/** Lines of one file that are imported together. */
export interface FileBatch {
  readonly file: string;
  readonly lines: readonly Line[];
}

/** Prepares a batch, and returns what writes it, all or nothing. Both may throw a ProblemError. */
export type Sink = (records: readonly unknown[], lines: readonly Line[]) => Promise<Write>;
export type Write = () => Promise<EventsAccepted>;

/**
 * Imports batches in order, and stops at the first one that is refused. While one is written, the next is read and checked, which takes
 * about as long.
 *
 * @param onProgress - called with the sums so far
 * @throws UsageError that names the line of a record that is wrong; ImportStoppedError
 */
export async function importBatches(
  batches: AsyncIterable<FileBatch>,
  sink: Sink,
  onProgress: (sums: EventsAccepted) => void,
): Promise<EventsAccepted> {
  const sums = { accepted: 0, duplicates: 0 };
  let writing = Promise.resolve();
  try {
    for await (const batch of batches) {
      const ready = awaitedLater(makeReady(sink, batch));
      await writing;
      writing = awaitedLater(
        write(ready, batch, sums).then((result) => {
          sums.accepted += result.accepted;
          sums.duplicates += result.duplicates;
          onProgress(sums);
        }),
      );
    }
  } finally {
    // Also when reading a file fails: a write under way has to end before the error is shown and the store is closed.
    await writing;
  }
  return sums;
}

/** A batch could not be written, through no fault of its records. */
export class ImportStoppedError extends Error {
  override readonly name = 'ImportStoppedError';

  constructor(file: string, line: number, before: EventsAccepted, cause: unknown) {
    super(
      `Stopped at ${file}, line ${line}. Before it: ${counts(before)} Run the same import again: records that are already stored are not counted twice.`,
      { cause },
    );
  }
}

export const counts = ({ accepted, duplicates }: EventsAccepted): string =>
  `${counted(accepted, 'record')} imported, ${duplicates} known already.`;

/** A promise that may fail before anybody awaits it, which would otherwise end the process. */
function awaitedLater<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}

async function makeReady(sink: Sink, { lines }: FileBatch): Promise<Write> {
  return sink(lines.map(parse), lines);
}

async function write(
  ready: Promise<Write>,
  { file, lines }: FileBatch,
  before: EventsAccepted,
): Promise<EventsAccepted> {
  try {
    return await (await ready)();
  } catch (error) {
    const fault = error instanceof NotJsonError ? error.fault : faultIn(error, lines);
    if (fault) throw refusal(file, fault, before);
    // The command was called wrongly, and nothing has been written yet.
    if (error instanceof UsageError && before.accepted + before.duplicates === 0) throw error;
    throw new ImportStoppedError(file, lines[0]?.number ?? 1, before, error);
  }
}

/** What is wrong with one line. */
type Fault = Pick<RecordError, 'field' | 'message'> & { readonly line: number };

class NotJsonError extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

function parse({ number, text }: Line): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotJsonError({ line: number, field: null, message: 'Is not valid JSON' });
  }
}

function faultIn(error: unknown, lines: readonly Line[]): Fault | undefined {
  const first = error instanceof ProblemError ? error.extra.records?.[0] : undefined;
  return first && { ...first, line: lines[first.index]?.number ?? 0 };
}

function refusal(file: string, { line, field, message }: Fault, before: EventsAccepted): UsageError {
  const what = field === null ? message : `${field}: ${message}`;
  return new UsageError(
    `${file}, line ${line}: ${what}\nThe import stopped there. Before it: ${counts(before)} Correct the record and import again: records that are already stored are skipped.`,
  );
}
