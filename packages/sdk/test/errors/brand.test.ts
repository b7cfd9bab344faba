import { describe, expect, test, vi } from 'vitest';
import * as errors from '../../src/errors/index.js';

/** By name, so that tests can go through them. */
const ours = { ...errors };

/** Another copy of the package, such as a second version or the other module format. */
async function anotherCopy(): Promise<typeof ours> {
  vi.resetModules();
  return import('../../src/errors/index.js');
}

const api = { status: 403, code: 'role_required' };
const make = (from: typeof ours) => ({
  ConfigError: new from.ConfigError('x'),
  TokenProviderError: new from.TokenProviderError('x', { code: 'x' }),
  ConnectionError: new from.ConnectionError('x'),
  TimeoutError: new from.TimeoutError('body', 5),
  AbortedError: new from.AbortedError('x'),
  ResponseParseError: new from.ResponseParseError('x', { code: 'x' }),
  ResponseValidationError: new from.ResponseValidationError([]),
  ApiError: new from.ApiError('x', api),
  InvalidRequestError: new from.InvalidRequestError('x', api),
  AuthenticationError: new from.AuthenticationError('x', api),
  AccessDeniedError: new from.AccessDeniedError('x', api),
  MissingRoleError: new from.MissingRoleError('x', { ...api, requiredRoles: [], heldRoles: [], hint: 'x' }),
  NotFoundError: new from.NotFoundError('x', api),
  RateLimitError: new from.RateLimitError('x', api),
  ServerError: new from.ServerError('x', api),
});
type Name = keyof ReturnType<typeof make>;
const NAMES = Object.keys(make(ours)) as Name[];

const API: readonly Name[] = [
  ...([
    'ApiError',
    'InvalidRequestError',
    'AuthenticationError',
    'AccessDeniedError',
    'MissingRoleError',
  ] as const),
  ...(['NotFoundError', 'RateLimitError', 'ServerError'] as const),
];

/** The classes of which an error of this class is an instance. */
function lineOf(name: Name): readonly Name[] {
  if (name === 'MissingRoleError') return ['ApiError', 'AccessDeniedError', 'MissingRoleError'];
  return API.includes(name) ? [...new Set<Name>(['ApiError', name])] : [name];
}

describe.each(['this copy', 'another copy'])('errors of %s', (which) => {
  test.each(NAMES)('%s', async (name) => {
    const other = which === 'this copy' ? ours : await anotherCopy();
    if (which === 'another copy') expect(other.ConfigError).not.toBe(ours.ConfigError);
    const error = make(other)[name];
    const instances = NAMES.filter((one) => error instanceof ours[one]);
    const guarded = NAMES.filter((one) => ours[`is${one}` as const](error));
    expect(new Set(instances)).toEqual(new Set(lineOf(name)));
    expect(new Set(guarded)).toEqual(new Set(lineOf(name)));
    expect(error instanceof ours.CreditUsageError && error instanceof Error).toBe(true);
    expect(ours.isCreditUsageError(error)).toBe(true);
    expect(error.name).toBe(name === 'AbortedError' ? 'AbortError' : name);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: error.name, kind: error.kind });
  });
});

test.each([
  null,
  undefined,
  'ConfigError',
  {},
  { name: 'ConfigError', kind: 'config' },
  new Error('x'),
  new DOMException('x', 'AbortError'),
  Object.assign(new Error('x'), { name: 'ConfigError' }),
])('%o is none of them', (value) => {
  expect(NAMES.filter((name) => ours[`is${name}` as const](value) || value instanceof ours[name])).toEqual(
    [],
  );
  expect(ours.isRetryable(value)).toBe(false);
});

test('a class derived by somebody else is only itself', () => {
  class Mine extends ours.ConfigError {}
  expect(new Mine('x')).toBeInstanceOf(Mine);
  expect(new Mine('x')).toBeInstanceOf(ours.ConfigError);
  expect(new ours.ConfigError('x') instanceof Mine).toBe(false);
});

test('every kind is the kind of one class', () => {
  const kinds = Object.values(make(ours)).map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(NAMES.length);
});

test('a cause that is its own cause has an end in the plain form', () => {
  const cause: Error = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  cause.cause = cause;
  const json = new ours.ConnectionError('x', { cause }).toJSON();
  expect(json.cause).toEqual({ code: 'ECONNRESET', message: 'socket hang up' });
});

test('isRetryable asks the error', () => {
  expect(ours.isRetryable(new ours.ConnectionError('x'))).toBe(true);
  expect(ours.isRetryable(new ours.ConfigError('x'))).toBe(false);
});
