/// <reference types="node" />
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { throwIfAborted } from '../core/abort.js';
import type { Rules } from '../core/check.js';
import { REQUEST_OPTIONS } from '../core/settings.js';
import { fromMicros, toMicros } from '../credits/micros.js';
import { CSV_OPTIONS, type CsvOptions, columnsOf, toCsv } from '../export/csv.js';
import { stoppable } from './stoppable.js';

/**
 * How a CSV file is written to disk.
 *
 * @public
 */
export interface WriteCsvOptions<Row> extends CsvOptions<Row> {
  /**
   * Stops writing at once, even while waiting for a row, and ends the running request of a list, a history, `conversationRows` or
   * `historyRows`. No file is left behind.
   */
  readonly signal?: AbortSignal | undefined;
}

/**
 * What was written.
 *
 * @public
 */
export interface WrittenCsv {
  /** How many rows, without the header. */
  readonly rowCount: number;
  /** The exact sum of the `credits` column; null when there is no such column. */
  readonly total: string | null;
}

const WRITE_OPTIONS: Rules = {
  ...CSV_OPTIONS,
  signal: (signal, name) => REQUEST_OPTIONS.signal?.(signal, name),
};

/** How much is written at once: single lines would need a system call each. */
const CHUNK = 64 * 1024;

/**
 * Writes rows to a CSV file. The file appears under its name only when it is complete: until then it is a temporary file
 * in the same folder. After a failure, nothing is left behind, and a file that was there before stays as it was. Only a process that is
 * killed leaves the temporary file behind, as `.<name>.<random>.tmp`.
 *
 * @throws ConfigError as `toCsv` does; whatever reading the rows throws; and the errors of the file system.
 *
 * @example
 * ```ts
 * const rows = client.conversations.credits({ agentId, conversationId });
 * const { rowCount, total } = await writeCsv(rows, "entries.csv", { columns: entryColumns });
 * ```
 * @public
 */
export async function writeCsv<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  path: string,
  options: WriteCsvOptions<Row>,
): Promise<WrittenCsv> {
  const tally = new Tally(columnsOf(options, WRITE_OPTIONS));
  const { signal, ...csv } = options;
  throwIfAborted(signal);
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  // Exclusive: nobody else's file is written to, and no link is followed.
  const file = await open(temporary, 'wx');
  try {
    try {
      const source = stoppable(rows, signal);
      await writeLines(file, toCsv(tally.count(source.rows), csv)).finally(source.unlink);
      // Renaming a file whose contents are not on disk yet could leave an empty one after a power cut.
      await file.sync();
    } finally {
      await file.close();
    }
    throwIfAborted(signal);
    await rename(temporary, path);
    return tally.result();
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeLines(file: FileHandle, lines: AsyncIterable<string>): Promise<void> {
  let pending = '';
  for await (const line of lines) {
    pending += line;
    if (pending.length < CHUNK) continue;
    await file.appendFile(pending);
    pending = '';
  }
  await file.appendFile(pending);
}

/** Counts rows and adds up their credits as they pass. */
class Tally<Row> {
  readonly #credits: CsvOptions<Row>['columns'][number] | undefined;
  #rowCount = 0;
  #micros = 0n;

  constructor(columns: CsvOptions<Row>['columns']) {
    this.#credits = columns.find(({ kind }) => kind === 'credits');
  }

  async *count(rows: AsyncIterable<Row>): AsyncGenerator<Row, void> {
    for await (const row of rows) {
      this.#rowCount++;
      const value = this.#credits?.value(row);
      if (value !== undefined && value !== null) this.#micros += toMicros(String(value));
      yield row;
    }
  }

  result(): WrittenCsv {
    return { rowCount: this.#rowCount, total: this.#credits ? fromMicros(this.#micros) : null };
  }
}
