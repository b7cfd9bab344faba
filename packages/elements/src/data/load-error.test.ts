import {
  AbortedError,
  ConnectionError,
  MissingRoleError,
  ServerError,
  TimeoutError,
} from '@credit-usage/sdk';
import { describe, expect, it } from 'vitest';
import { REFUSAL } from '../../test/fake-source.js';
import { isRevoking, loadErrorOf } from './load-error.js';

const roles = [
  { role: 'Owner', scope: { type: 'organization', id: 'org_1', name: 'Acme' } },
  { role: 'Contributor', scope: { type: 'agent', id: 'a', organizationId: 'org_1', name: 'Support bot' } },
] as const;

describe('an error of the SDK', () => {
  it('keeps its kind, code, request and whether a retry can help, and is there itself for the page’s log', () => {
    const error = new ServerError('a message', {
      status: 503,
      code: 'unavailable',
      requestId: 'r',
      isRetryable: true,
    });
    expect(loadErrorOf(error)).toEqual({
      kind: 'server',
      code: 'unavailable',
      requestId: 'r',
      retryable: true,
      cause: error,
    });
    const cut = new ConnectionError('no');
    expect(loadErrorOf(cut)).toEqual({
      kind: 'connection',
      code: 'connection_failed',
      retryable: true,
      cause: cut,
    });
    expect(loadErrorOf(new TimeoutError('body', 5)).kind).toBe('timeout');
    expect(loadErrorOf(new AbortedError()).kind).toBe('aborted');
  });

  it('says which roles are missing', () => {
    const hint = 'You need one.';
    const error = new MissingRoleError(hint, {
      status: 403,
      code: 'role_required',
      requiredRoles: roles,
      heldRoles: [],
      hint,
    });
    expect(loadErrorOf(error)).toEqual({
      kind: 'missing_role',
      code: 'role_required',
      retryable: false,
      requiredRoles: roles,
      cause: error,
    });
  });
});

describe('an error of another transport', () => {
  it.each([
    [{ status: 400 }, 'invalid_request', false],
    [{ status: 401 }, 'authentication', false],
    [{ status: 403 }, 'access_denied', false],
    [{ status: 403, code: 'role_required', requiredRoles: roles }, 'missing_role', false],
    [{ status: 404 }, 'not_found', false],
    [{ status: 418 }, 'api', false],
    [{ status: 429 }, 'rate_limit', true],
    [{ status: 502 }, 'server', true],
    [new DOMException('', 'AbortError'), 'aborted', true],
    [new DOMException('', 'TimeoutError'), 'timeout', true],
    [new TypeError('Failed to fetch'), 'connection', true],
    [new Error('x'), 'unknown', true],
    [{ kind: 'toString' }, 'unknown', true],
    ['x', 'unknown', true],
    [undefined, 'unknown', true],
  ])('%o is told by what it has', (thrown, kind, retryable) => {
    expect(loadErrorOf(thrown)).toMatchObject({ kind, retryable });
  });

  it('never brings its message into what is drawn, nor anything as long as one', () => {
    const thrown = { ...REFUSAL, code: 'x'.repeat(500), requestId: 7, stack: 's', cause: 'c' };
    const error = loadErrorOf(thrown);
    expect(error.cause).toBe(thrown);
    expect(Object.keys(error).sort()).toEqual(['cause', 'kind', 'requiredRoles', 'retryable']);
  });

  it('never throws, whatever it is', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
      },
    );
    expect(loadErrorOf(trap)).toMatchObject({ kind: 'unknown', retryable: true });
  });

  it('has only roles that can be named', () => {
    const requiredRoles = [
      null,
      'Billing',
      { role: 'Billing' },
      { role: '', scope: { id: 'x' } },
      { role: 'Owner', scope: { id: 'org_9' } },
    ];
    expect(loadErrorOf({ kind: 'missing_role', requiredRoles }).requiredRoles).toEqual([
      { role: 'Owner', scope: { type: 'organization', id: 'org_9', name: 'org_9' } },
    ]);
  });

  it('keeps an empty list, which means no organization, apart from roles that nobody can read', () => {
    expect(loadErrorOf({ kind: 'missing_role', requiredRoles: [] }).requiredRoles).toEqual([]);
    for (const requiredRoles of [undefined, null, 'Billing', ['Billing'], [{ role: 'Billing' }], {}])
      expect(loadErrorOf({ code: 'role_required', requiredRoles })).not.toHaveProperty('requiredRoles');
  });
});

it('takes back what was answered before only when the viewer may not see it', () => {
  expect(isRevoking(loadErrorOf(REFUSAL))).toBe(true);
  expect(isRevoking(loadErrorOf({ status: 404 }))).toBe(true);
  for (const status of [400, 401, 429, 500]) expect(isRevoking(loadErrorOf({ status }))).toBe(false);
});
