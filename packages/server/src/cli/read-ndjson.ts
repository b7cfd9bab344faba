import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from './usage-error.js';

/** A line of a file, and its number. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The byte that ends a line, which is part of no other character in UTF-8. */
const LINE_FEED = 10;
/** No record is nearly as long. A file that has no lines at all, packed or not, could be larger than the memory. */
const MAX_LINE = 10_000_000;
const NOT_UTF8 =
  'Is not valid UTF-8. Convert the file to UTF-8 and import it again: records that are already stored are skipped.';

class LineTooLong extends Error {
  constructor() {
    super('Is longer than 10 MB. A file has one record per line, in the format of POST /v1/events.');
  }
}

/**
 * Reads a file's lines as a stream, decompressed when its name ends with `.gz`. Empty lines are skipped.
 *
 * @throws UsageError for a line that is too long or not UTF-8, and for a `.gz` file that is not complete
 */
export async function* readLines(file: string, onBytes: (count: number) => void): AsyncGenerator<Line> {
  const raw = createReadStream(file);
  raw.on('data', (chunk) => onBytes(chunk.length));
  const source = file.endsWith('.gz') ? pipeline(raw, createGunzip(), () => undefined) : raw;
  let number = 0;
  try {
    for await (const bytes of linesOf(source)) {
      number++;
      const text = textOf(bytes, number === 1);
      if (text === undefined) throw new UsageError(`${file}, line ${number}: ${NOT_UTF8}`);
      if (text.trim() !== '') yield { number, text };
    }
  } catch (error) {
    // The line that was not read is the one after the last.
    if (error instanceof LineTooLong) throw new UsageError(`${file}, line ${number + 1}: ${error.message}`);
    throw isPacking(error) ? new UsageError(`${file} is not a complete gzip file.`) : error;
  }
}

/** Splits at line feeds only: the characters that Unicode calls line separators may be part of a text. @throws LineTooLong */
async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    let begin = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, begin)) {
      if (length + end - begin > MAX_LINE) throw new LineTooLong();
      yield Buffer.concat([...pieces, chunk.subarray(begin, end)]);
      pieces = [];
      length = 0;
      begin = end + 1;
    }
    pieces.push(chunk.subarray(begin));
    length += chunk.length - begin;
    if (length > MAX_LINE) throw new LineTooLong();
  }
  yield Buffer.concat(pieces);
}

const decoders = {
  /** Drops the byte order mark that some programs write at the beginning of a file. */
  first: new TextDecoder('utf-8', { fatal: true }),
  other: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
};

function textOf(bytes: Buffer, isFirst: boolean): string | undefined {
  try {
    return (isFirst ? decoders.first : decoders.other).decode(bytes);
  } catch {
    return undefined;
  }
}

const isPacking = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code?.startsWith('Z_') ?? false;

/** Groups lines so that no group is larger than a request may be. */
export async function* inBatches(
  lines: AsyncIterable<Line>,
  limit: { readonly records: number; readonly bytes: number },
): AsyncGenerator<Line[]> {
  let batch: Line[] = [];
  let bytes = 0;
  for await (const line of lines) {
    const size = Buffer.byteLength(line.text) + 1;
    if (batch.length && (batch.length >= limit.records || bytes + size > limit.bytes)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(line);
    bytes += size;
  }
  if (batch.length) yield batch;
}
