import { describe, expect, test } from 'vitest';
import { errorFromResponse } from '../../src/errors/from-response.js';
import {
  AccessDeniedError,
  ApiError,
  AuthenticationError,
  InvalidRequestError,
  isMissingRoleError,
  MissingRoleError,
  NotFoundError,
  RateLimitError,
  ServerError,
} from '../../src/errors/index.js';
import { redact } from '../../src/errors/secrets.js';
import { problemFixture } from '../../src/testing/index.js';

const from = (status: number, text: string) =>
  errorFromResponse({ operation: 'usage', status, text, requestId: 'req_header' });

const CLASSES = [
  [304, ApiError, 'api'],
  [400, InvalidRequestError, 'invalid_request'],
  [401, AuthenticationError, 'authentication'],
  [402, ApiError, 'api'],
  [403, AccessDeniedError, 'access_denied'],
  [404, NotFoundError, 'not_found'],
  [405, ApiError, 'api'],
  [409, ApiError, 'api'],
  [422, InvalidRequestError, 'invalid_request'],
  [429, RateLimitError, 'rate_limit'],
  [500, ServerError, 'server'],
  [503, ServerError, 'server'],
  [599, ServerError, 'server'],
] as const;

/** Bodies that a proxy between the API and the client may send. */
const BODIES: Readonly<Record<string, string>> = {
  empty: '',
  null: 'null',
  'a number': '5',
  'a text': '"no"',
  'a list': '[1]',
  'an object': '{"message":"no"}',
  'an object of the wrong types': '{"code":5,"detail":null,"requestId":{},"requiredRoles":"x","errors":5}',
  'a page': '<!doctype html><title>502</title>',
  'cut off': '{"type":"about:blank","code":"role_requ',
  prototype: '{"__proto__":{"code":"role_required"},"constructor":1}',
};

describe.each(CLASSES)('%i', (status, Class, kind) => {
  test.each(Object.keys(BODIES))('with a body that is %s', (name) => {
    const error = from(status, BODIES[name] ?? '');
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({
      kind,
      status,
      code: `http_${status}`,
      problem: null,
      requestId: 'req_header',
    });
    expect(error.message.length).toBeLessThan(300);
    expect(isMissingRoleError(error)).toBe(false);
  });
});

test.each([
  'Send "Authorization: Bearer …".',
  'You sent "Authorization: Bearer abc.def", which is not valid',
  'The key "cu_sk_0123456789" is not valid here',
])('a problem with the words %s is still one when credentials are taken out', (detail) => {
  const text = redact(JSON.stringify(problemFixture('unauthenticated', { detail })), []);
  expect(text).not.toMatch(/abc|0123/);
  expect(from(401, text)).toMatchObject({ code: 'unauthenticated', problem: { status: 401 } });
});

test('a problem gives its code, its words and its request id', () => {
  const problem = problemFixture('invalid_range', {
    detail: 'from must be before to',
    errors: [{ parameter: 'from', code: 'invalid_range', message: 'is after to', allowed: ['a'] }],
  });
  const error = from(400, JSON.stringify(problem));
  expect(error).toMatchObject({ code: 'invalid_range', requestId: 'req_fixture', problem });
  expect(error.message).toBe('400 from must be before to — from: is after to');
  expect((error as InvalidRequestError).errors).toEqual(problem.errors);
  expect(error.toJSON()).toEqual({
    name: 'InvalidRequestError',
    kind: 'invalid_request',
    code: 'invalid_range',
    message: error.message,
    isRetryable: false,
    requestId: 'req_fixture',
    status: 400,
    errors: problem.errors,
  });
});

test.each([500, 502, 503, 504])('%i without a body says to try again', (status) => {
  expect(from(status, '')).toMatchObject({ isRetryable: true, message: expect.stringMatching(/try again/) });
});

test.each([501, 505, 520, 599])('%i without a body does not: it would not help', (status) => {
  expect(from(status, '')).toMatchObject({
    isRetryable: false,
    message: `${status} The API answered with status ${status}`,
  });
});

test('a wait of half a second is not said to be none', () => {
  const error = errorFromResponse({ operation: 'usage', status: 429, text: '', retryAfterMs: 500 });
  expect(error.message).toMatch(/\b1 s\b/);
});

describe('roles', () => {
  const requiredRoles = [
    { role: 'Billing', scope: { type: 'organization', id: 'org_1', name: 'Acme' } },
  ] as const;
  const body = JSON.stringify(problemFixture('role_required', { requiredRoles }));

  test.each([400, 401, 404, 429, 500])('a %i is never a question of roles', (status) => {
    const error = from(status, body);
    expect(isMissingRoleError(error)).toBe(false);
    expect(error).not.toBeInstanceOf(AccessDeniedError);
  });

  test('a 403 of another code is not either', () => {
    const error = from(403, JSON.stringify({ ...JSON.parse(body), code: 'blocked' }));
    expect(error).toBeInstanceOf(AccessDeniedError);
    expect(error).not.toBeInstanceOf(MissingRoleError);
    expect(error).toMatchObject({ kind: 'access_denied', code: 'blocked' });
  });

  test.each([
    ['are absent', undefined],
    ['are no list', 'Billing'],
    ['cannot be read', [{ role: 'Billing', scope: { type: 'organization', id: 'org_1' } }, null]],
  ])('that %s are not taken for a membership that is missing', (_, unreadable) => {
    const problem = { ...JSON.parse(body), requiredRoles: unreadable, detail: 'You need Billing in Acme.' };
    const error = from(403, JSON.stringify(problem));
    expect(isMissingRoleError(error)).toBe(false);
    expect(error).toMatchObject({
      kind: 'access_denied',
      code: 'role_required',
      message: expect.stringContaining('You need Billing in Acme.'),
    });
  });

  test('an empty list says that the viewer is a member of no organization', () => {
    const error = from(403, JSON.stringify({ ...JSON.parse(body), requiredRoles: [] }));
    expect(error).toMatchObject({ kind: 'missing_role', requiredRoles: [], heldRoles: [] });
  });

  test('those of a newer API are kept, as far as they can be read', () => {
    const workspace = { role: 'Auditor', scope: { type: 'workspace', id: 'w', name: 'Everything' } };
    const error = from(
      403,
      JSON.stringify({
        ...JSON.parse(body),
        requiredRoles: [workspace, { role: 5 }, null, ...requiredRoles],
      }),
    );
    expect(error).toBeInstanceOf(MissingRoleError);
    expect(error).toMatchObject({
      problem: null,
      requiredRoles: [workspace, ...requiredRoles],
      heldRoles: [],
    });
  });

  test('the plain form has what a page needs', () => {
    expect(from(403, body).toJSON()).toMatchObject({
      name: 'MissingRoleError',
      kind: 'missing_role',
      requiredRoles,
      heldRoles: [],
      hint: 'You need the Billing role in Acme to see usage. Ask the person who holds it.',
    });
  });
});
