import { afterEach, describe, expect, it, vi } from 'vitest';
import { Intake } from '../../src/events/intake.js';
import { readRecords } from '../../src/events/read-body.js';
import { ProblemError } from '../../src/problems/problem-error.js';

afterEach(() => {
  vi.restoreAllMocks();
});

const JSON_TYPE = 'application/json';
const NDJSON = 'application/x-ndjson';

const read = (type: string, body: string): Promise<unknown[]> =>
  readRecords(
    new Request('http://localhost/v1/events', {
      method: 'POST',
      headers: { 'Content-Type': type },
      body,
    }),
    new Intake().open(),
  );

describe('a body of more than is taken', () => {
  it.each([
    [
      'elements',
      JSON_TYPE,
      `[${'{"a":0},'.repeat(10_000)}{"a":0}]`,
      'payload_too_large',
      'more than 10000 records',
    ],
    ['elements, after a line', JSON_TYPE, `\r\n [${'1,'.repeat(10_000)}1]`, 'payload_too_large', '10000'],
    ['lines', NDJSON, '1\n'.repeat(10_001), 'payload_too_large', 'more than 10000 records'],
    [
      'values in one element',
      JSON_TYPE,
      `[[${'{"a":0},'.repeat(200_001)}{"a":0}]]`,
      'invalid_record',
      'more values',
    ],
    [
      'values in one object',
      JSON_TYPE,
      `{"a":[${'{"a":0},'.repeat(200_001)}{"a":0}]}`,
      'invalid_record',
      'more values',
    ],
    ['nothing but brackets', JSON_TYPE, '['.repeat(9_900_000), 'invalid_record', 'more values'],
    ['nothing but braces in a line', NDJSON, '{"a":'.repeat(1_900_000), 'invalid_record', 'more values'],
    ['values in one line', NDJSON, `[${'{"a":0},'.repeat(200_001)}{"a":0}]`, 'invalid_record', 'more values'],
  ])('%s is refused before any of it is made an object', async (_, type, body, code, words) => {
    const parse = vi.spyOn(JSON, 'parse');
    const error = await read(type, body).catch((reason: unknown) => reason);
    expect(parse.mock.calls.filter(([text]) => body.includes(text))).toEqual([]);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).code).toBe(code);
    expect((error as ProblemError).detail).toContain(words);
  });
});

describe('a body of as much as is taken', () => {
  it.each([
    ['elements', JSON_TYPE, ` [${'{"a":"[,\\",]"},'.repeat(9_999)}{"a":0}] `],
    ['lines', NDJSON, `\n\r\n${'{"a":"[,\\",]"}\r\n\n'.repeat(9_999)}  {"a":0}`],
  ])('%s is read', async (_, type, body) => {
    const records = await read(type, body);
    expect(records).toHaveLength(10_000);
    expect([records[0], records[9_999]]).toEqual([{ a: '[,",]' }, { a: 0 }]);
  });

  it('an object with more fields than an array may have elements is no array, and nothing else', async () => {
    const fields = Array.from({ length: 10_001 }, (_, index) => `"f${index}":1`).join(',');
    await expect(read(JSON_TYPE, `{${fields}}`)).rejects.toThrow('The body is not an array');
  });
});
