import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { RecordError } from '@credit-usage/sdk/contract';
import { atMost, BrokenBodyError, NotTextError, readText } from '../http/body.js';
import { ProblemError } from '../http/problem-error.js';
import type { Share } from './intake.js';

const MAX_BYTES = 10_000_000;
const MAX_RECORDS = 10_000;

/**
 * Reads the records of a request: a JSON array or NDJSON, gzip or not.
 *
 * @param share - the room that they take
 * @throws ProblemError 413, 415, 422; StoreOverloadedError when there is no room
 */
export async function readRecords(request: Request, share: Share): Promise<unknown[]> {
  const type = mediaTypeOf(request);
  const text = await textOf(request, share);
  const records = type === 'json' ? parseArray(text) : parseLines(text);
  if (records.length > MAX_RECORDS)
    throw new ProblemError(
      'payload_too_large',
      `The batch has ${records.length} records; at most ${MAX_RECORDS} are taken at once. Send several.`,
    );
  share.take(0, records.length);
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

async function textOf(request: Request, share: Share): Promise<string> {
  const encoding = (request.headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (encoding !== 'gzip' && encoding !== 'identity')
    throw new ProblemError(
      'unsupported_media_type',
      'Send the body as it is, or with Content-Encoding: gzip.',
    );
  if (!request.body) return '';
  const raw = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  // Judged on what comes out: a small gzip can hold gigabytes.
  const limit = atMost(MAX_BYTES, 'The body has more than 10 MB unpacked. Send several batches.');
  try {
    return await readText(encoding === 'gzip' ? gunzip(raw) : raw, (bytes) => {
      limit(bytes);
      share.take(bytes);
    });
  } catch (error) {
    raw.destroy();
    if (error instanceof NotTextError) throw whole('The body is not valid UTF-8');
    if (!(error instanceof BrokenBodyError)) throw error;
    throw whole(isPacking(error.cause) ? 'The body is not valid gzip' : 'The body ended before it was whole');
  }
}

const isPacking = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code?.startsWith('Z_') ?? false;

/** What is wrong with all of it. */
const whole = (message: string): ProblemError => invalid([{ index: 0, field: null, message }]);

function gunzip(raw: Readable): Readable {
  // pipeline hands a broken source on; its own report is not needed, since whoever reads the result is told.
  return pipeline(raw, createGunzip(), () => undefined);
}

function parseArray(text: string): unknown[] {
  const value = parseJson(text, 0);
  if (!Array.isArray(value)) throw whole('Expected an array of records');
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
