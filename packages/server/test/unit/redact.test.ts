import { describeError } from '@credit-usage/server';
import { describe, expect, it } from 'vitest';
import { redact, withoutQuotes } from '../../src/log/redact.js';
import { StoreRefusedError, StoreUnavailableError } from '../../src/store/store-error.js';

describe('redact', () => {
  it.each([
    ['the key cu_sk_abc-DEF_123 is old', 'the key cu_sk_… is old'],
    ['cu_ik_abc', 'cu_ik_…'],
    ['Authorization: Bearer abc.def-ghi~+/=', 'Authorization: Bearer …'],
    ['BASIC dXNlcjpwYXNz', 'BASIC …'],
    ['token eyJhbGciOi.eyJzdWIi.c2ln failed', 'token … failed'],
    ['https://user:pass@host:8443/db', 'https://…@host:8443/db'],
    ['password=hunter2&x=1', 'password=…&x=1'],
    ['{"secret": "hunter2"}', '{"secret": …}'],
    ['api_key: hunter2', 'api_key: …'],
    ['connect ECONNREFUSED 127.0.0.1:8123', 'connect ECONNREFUSED 127.0.0.1:8123'],
    ['The store did not answer', 'The store did not answer'],
  ])('%j', (text, expected) => {
    expect(redact(text)).toBe(expected);
    expect(redact(redact(text))).toBe(expected);
  });

  it('bears a text of any length, cut in the middle of a key as well', () => {
    for (const part of ['a.', 'a-', 'cu_sk_', 'token=', 'Bearer ', '"', "'\\", 'eyJ.'])
      expect(redact(part.repeat(1_000_000)).length).toBeLessThan(4_000);
    for (let length = 1_980; length < 2_000; length++)
      expect(redact(`${'x'.repeat(length - 1)} cu_sk_hunter2hunter2`)).not.toContain('hunter');
  });
});

describe('withoutQuotes', () => {
  it.each([
    ["Cannot parse 'a value' as Int64", 'Cannot parse ‹…› as Int64'],
    [`in "org" or 'it\\'s' here`, 'in ‹…› or ‹…› here'],
    ["it isn't 'over", 'it isn‹…›over'],
    ["it isn't over", 'it isn…'],
    ['one\nRow 1: values', 'one'],
    ['Unknown identifier `nothing`', 'Unknown identifier `nothing`'],
    ['x'.repeat(1_000), 'x'.repeat(300)],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(withoutQuotes(text)).toBe(expected);
  });
});

describe('describeError', () => {
  it('names causes, codes and tries; where it was thrown only if that helps', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1:9'), { code: 'ECONNREFUSED' });
    const gone = new StoreUnavailableError('The store did not answer', {
      cause: new AggregateError([refused], ''),
    });
    expect(describeError(gone)).toEqual({
      name: 'StoreUnavailableError',
      message: 'The store did not answer',
      causes: [
        {
          name: 'AggregateError',
          message: '',
          causes: [{ name: 'Error', message: 'connect ECONNREFUSED ::1:9', code: 'ECONNREFUSED' }],
        },
      ],
    });
    const { stack, ...rest } = describeError(new StoreRefusedError('No', { cause: "the word 'secret'" }));
    expect(rest).toEqual({
      name: 'StoreRefusedError',
      message: 'No',
      causes: [{ name: 'string', message: 'the word ‹…›' }],
    });
    expect(stack?.length).toBeGreaterThan(0);
    for (const frame of stack ?? []) expect(frame).toMatch(/^at /);
  });

  it.each([undefined, null, 5, 'cu_sk_hunter2', {}, Symbol('x')])('bears %j', (thrown) => {
    const { message } = describeError(thrown);
    expect(message).not.toContain('hunter2');
  });

  it('ends where causes go round in a circle', () => {
    const error = new Error('a');
    error.cause = error;
    expect(JSON.stringify(describeError(error)).match(/"name"/g)?.length).toBeLessThan(10);
  });

  it('leaves out what a message repeats in the stack', () => {
    const error = new Error('Bearer hunter2');
    error.stack = 'Error: Bearer hunter2\n    at run (file.js?token=hunter2:1:1)\nBearer hunter2';
    expect(JSON.stringify(describeError(error))).not.toContain('hunter2');
  });
});
