import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { RecordError } from '@credit-usage/sdk/contract';
import { atMost, BrokenBodyError, NotTextError, readText } from '../http/body.js';
import { type BodyForm, bodyFormOf } from '../http/body-form.js';
import { passOver } from '../http/pass-over.js';
import { ProblemError } from '../problems/problem-error.js';
import { countValues } from './count-values.js';
import type { Share } from './intake.js';

const MAX_BYTES = 10_000_000;
/** The most records of one batch. */
export const MAX_RECORDS = 10_000;
/** No record has as many fields as this allows for each. */
const MAX_VALUES = 20 * MAX_RECORDS;

/**
 * Reads the records of a request: a JSON array or NDJSON, gzip or not.
 *
 * @param share - takes the room that the body needs
 * @throws ProblemError 413, 415, 422; StoreOverloadedError when there is no room
 */
export async function readRecords(request: Request, share: Share): Promise<unknown[]> {
  const form = bodyFormOf(request);
  const parse = parserOf(form);
  const records = parse(await textOf(request, form, share));
  share.take(0, records.length);
  return records;
}

function parserOf({ type }: BodyForm): (text: string) => unknown[] {
  if (type === 'application/json') return parseArray;
  if (type === 'application/x-ndjson' || type === 'application/ndjson') return parseLines;
  throw new ProblemError(
    'unsupported_media_type',
    'Send a JSON array as application/json, or NDJSON as application/x-ndjson.',
  );
}

async function textOf(request: Request, { encoding }: BodyForm, share: Share): Promise<string> {
  if (encoding !== 'gzip' && encoding !== 'identity')
    throw new ProblemError(
      'unsupported_media_type',
      'Send the body uncompressed, or with Content-Encoding: gzip.',
    );
  if (!request.body) return '';
  const raw = Readable.fromWeb(request.body as Parameters<typeof Readable.fromWeb>[0]);
  // The limit applies to the uncompressed text: a small gzip can hold gigabytes.
  const limit = atMost(MAX_BYTES, 'The body is larger than 10 MB uncompressed. Send several batches.');
  try {
    return await readText(encoding === 'gzip' ? gunzip(raw) : raw, (bytes) => {
      limit(bytes);
      share.take(bytes);
    });
  } catch (error) {
    // The compressed body may go on long after decompressing it was given up.
    raw.unpipe();
    await passOver(raw);
    if (error instanceof NotTextError) throw whole('The body is not valid UTF-8');
    if (!(error instanceof BrokenBodyError)) throw error;
    throw whole(
      isPacking(error.cause) ? 'The body is not valid gzip' : 'The body ended before it was complete',
    );
  }
}

const isPacking = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code?.startsWith('Z_') ?? false;

/** A fault of the body as a whole, not of one record. */
const whole = (message: string): ProblemError =>
  new ProblemError('invalid_record', `${message}. Nothing was written.`, { records: [] });

function gunzip(raw: Readable): Readable {
  // Not `pipeline`, which would destroy the source when decompressing ends.
  const unpacked = createGunzip();
  raw.once('error', (error) => unpacked.destroy(error));
  return raw.pipe(unpacked);
}

function parseArray(text: string): unknown[] {
  // Counted first: ten megabytes of nothing but brackets would be a gigabyte of objects.
  const isArray = /^\s*\[/.test(text);
  checkValues(text, isArray ? MAX_RECORDS - 1 : Number.POSITIVE_INFINITY);
  if (text.trim() === '') throw whole('The body is empty. Expected a JSON array of records');
  const value = parseJson(text, () => whole('The body is not valid JSON'));
  if (!Array.isArray(value)) throw whole('The body is not an array. Expected a JSON array of records');
  return value;
}

function parseLines(text: string): unknown[] {
  checkValues(text, Number.POSITIVE_INFINITY);
  const lines: string[] = [];
  for (let begin = 0; begin < text.length; ) {
    const end = text.indexOf('\n', begin);
    const line = text.slice(begin, end < 0 ? undefined : end).trim();
    if (line !== '' && lines.push(line) > MAX_RECORDS) throw tooMany();
    begin = end < 0 ? text.length : end + 1;
  }
  return lines.map((line, index) =>
    parseJson(line, () => invalid([{ index, field: null, message: 'Is not valid JSON' }])),
  );
}

/** @param mostCommas - how many commas may separate the outermost values */
function checkValues(text: string, mostCommas: number): void {
  const { outer, all } = countValues(text, { outer: mostCommas, all: MAX_VALUES });
  if (outer > mostCommas) throw tooMany();
  if (all > MAX_VALUES) throw whole('The body has more values than its records could have fields');
}

const tooMany = (): ProblemError =>
  new ProblemError(
    'payload_too_large',
    `The batch has more than ${MAX_RECORDS} records. Send several batches.`,
  );

function parseJson(text: string, refusal: () => ProblemError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal();
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
