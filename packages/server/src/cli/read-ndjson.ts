import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UsageError } from './usage-error.js';

/** A record with the line it stands on. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Reads a file's lines as a stream, unpacked when its name ends with `.gz`; empty ones are passed over. */
export async function* readLines(file: string, onBytes: (count: number) => void): AsyncGenerator<Line> {
  const raw = createReadStream(file);
  raw.on('data', (chunk) => onBytes(chunk.length));
  const source = file.endsWith('.gz') ? pipeline(raw, createGunzip(), () => undefined) : raw;
  // readline does not hand a broken source on: without this the file would seem to end early.
  let broken: Error | undefined;
  source.on('error', (error: Error) => {
    broken = error;
  });
  let number = 0;
  try {
    for await (const text of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++;
      if (text.trim() !== '') yield { number, text };
    }
    if (broken) throw broken;
  } catch (error) {
    throw isPacking(error) ? new UsageError(`${file} is not a whole gzip file.`) : error;
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
