import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { safeCause } from '../../src/errors/safe-cause.js';

const SECRET = 'canary-0123456789';

test('a clean cause is itself, so that its class and code stay', () => {
  const cause = Object.assign(new TypeError('fetch failed'), {
    cause: Object.assign(new Error('connect ECONNREFUSED'), {
      code: 'ECONNREFUSED',
      errors: [new Error('a')],
    }),
  });
  expect(safeCause(cause, [SECRET])).toBe(cause);
  const circular: Record<string, unknown> = { a: 1 };
  circular.self = circular;
  expect(safeCause(circular, [SECRET])).toBe(circular);
  expect(safeCause('plain', [SECRET])).toBe('plain');
});

test.each([
  ['in its message', new Error(`token ${SECRET}`)],
  ['in a property', Object.assign(new Error('x'), { deep: { list: [SECRET] } })],
  ['in a hidden property', Object.defineProperty(new Error('x'), 'secret', { value: SECRET })],
  ['under a symbol', Object.assign(new Error('x'), { [Symbol('s')]: SECRET })],
  ['in its cause', new Error('x', { cause: new Error(SECRET) })],
  ['in Headers', Object.assign(new Error('x'), { headers: new Headers({ a: SECRET }) })],
  [
    'in a Request',
    Object.assign(new Error('x'), { request: new Request('https://h', { headers: { a: SECRET } }) }),
  ],
  ['in a Map', Object.assign(new Error('x'), { map: new Map([['a', SECRET]]) })],
  ['behind a getter', Object.defineProperty(new Error('x'), 'late', { get: () => SECRET, enumerable: true })],
  ['of a function', Object.assign(new Error('x'), { send: Object.assign(() => 0, { token: SECRET }) })],
  ['thrown as a text', `Bearer ${SECRET}`],
])('a secret %s is not in the copy', (_, cause) => {
  const safe = safeCause(cause, [SECRET]);
  expect(safe).not.toBe(cause);
  expect(inspect(safe, { depth: 20, showHidden: true, getters: true })).not.toContain('canary');
});

test('the copy keeps what helps', () => {
  const cause = Object.assign(new TypeError(`no ${SECRET}`), { code: 'ECONNRESET' });
  expect(safeCause(cause, [SECRET])).toMatchObject({
    name: 'TypeError',
    message: 'no [redacted]',
    code: 'ECONNRESET',
  });
});
