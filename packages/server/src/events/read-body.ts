import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { RecordError } from '@credit-usage/sdk/contract';
import { ProblemError } from '../http/problem-error.js';

const MAX_BYTES = 10_000_000;
const MAX_RECORDS = 10_000;

/** Reads the records of a request: a JSON array or NDJSON, gzip or not. @throws ProblemError 413, 415, 422 */
export async function readRecords(request: Request): Promise<unknown[]> {
  const type = mediaTypeOf(request);
  const text = await readText(request);
  const records = type === 'json' ? parseArray(text) : parseLines(text);
  if (records.length > MAX_RECORDS)
    throw new ProblemError(
      'payload_too_large',
      `The batch has ${records.length} records; at most ${MAX_RECORDS} are taken at once. Send several.`,
    );
  return records;
}

function mediaTypeOf(request: Request): 'json' | 'ndjson' {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') return 'json';
  if (type === 'application/x-ndjson' || type === 'application/ndjson') return 'ndjson';
  throw new ProblemError(
    'unsupported_media_type',
    'Send application/json with an array, or application/x-ndjson.',
  );
}

async function readText(request: Request): Promise<string> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'identity')
    throw new ProblemError(
      'unsupported_media_type',
      'Send the body as it is, or with Content-Encoding: gzip.',
    );
  if (!request.body) return '';
  const raw = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  const source = encoding === 'gzip' ? gunzip(raw) : raw;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length;
      // Judged on what comes out: a small gzip can hold gigabytes.
      if (size > MAX_BYTES)
        throw new ProblemError(
          'payload_too_large',
          'The body has more than 10 MB unpacked. Send several batches.',
        );
      chunks.push(chunk);
    }
  } catch (error) {
    raw.destroy();
    if (error instanceof ProblemError) throw error;
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
      throw invalid([{ index: 0, field: null, message: 'The body is not valid gzip' }]);
    throw error;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw invalid([{ index: 0, field: null, message: 'The body is not valid UTF-8' }]);
  }
}

function gunzip(raw: Readable): Readable {
  // pipeline hands a broken source on; its own report is not needed, since whoever reads the result is told.
  return pipeline(raw, createGunzip(), () => undefined);
}

function parseArray(text: string): unknown[] {
  const value = parseJson(text, 0);
  if (!Array.isArray(value))
    throw invalid([{ index: 0, field: null, message: 'Expected an array of records' }]);
  return value;
}

function parseLines(text: string): unknown[] {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line, index) => parseJson(line, index));
}

function parseJson(text: string, index: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid([{ index, field: null, message: 'Is not valid JSON' }]);
  }
}

/** A 422 that names the records. */
export function invalid(records: readonly RecordError[]): ProblemError {
  const [first] = records;
  const where = first
    ? `Record ${first.index}${first.field ? `, ${first.field}` : ''}: ${first.message}.`
    : '';
  return new ProblemError('invalid_record', `${where} Nothing was written.`, { records });
}
