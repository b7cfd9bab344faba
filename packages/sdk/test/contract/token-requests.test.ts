import { describe, expect, it } from 'vitest';
import { TokenRequestSchema, TokenResponseSchema } from '../../src/contract/index.js';
import { tokenRequest, tokenResponse } from '../../src/contract/openapi/examples/writing.js';
import { edited } from './support/edit.js';

const check = (path: readonly (string | number)[], value: unknown) =>
  TokenRequestSchema.check(edited(tokenRequest, path, value));

describe('a request for a token', () => {
  it('may leave the time to live out, and grant nothing', () => {
    expect(check(['ttlSeconds'], undefined).ok).toBe(true);
    expect(TokenRequestSchema.check({ sub: 'user_1', organizations: [], agents: [] }).ok).toBe(true);
  });

  it.each([60, 900, 3600])('may live for %i seconds', (seconds) => {
    expect(check(['ttlSeconds'], seconds).ok).toBe(true);
  });

  it.each([
    [59, 'Expected at least 60'],
    [3601, 'Expected at most 3600'],
    [90.5, 'Expected a whole number'],
    ['900', 'Expected a number'],
    [null, 'Expected a number'],
  ])('may not live for %j seconds', (seconds, message) => {
    expect(check(['ttlSeconds'], seconds)).toMatchObject({
      ok: false,
      issues: [{ path: ['ttlSeconds'], message }],
    });
  });

  it.each(['sub', 'organizations', 'agents'])('needs %s', (field) => {
    expect(check([field], undefined)).toMatchObject({ ok: false, issues: [{ path: [field] }] });
  });

  it('names the viewer in 1 to 300 characters', () => {
    expect(check(['sub'], 'a'.repeat(300)).ok).toBe(true);
    expect(check(['sub'], 'a'.repeat(301)).ok).toBe(false);
    expect(check(['sub'], '').ok).toBe(false);
  });

  it('refuses fields that it does not know: a misspelt grant would be lost', () => {
    expect(check(['ttl'], 60)).toEqual({ ok: false, issues: [{ path: [], message: 'Unknown: ttl' }] });
    expect(check(['agents', 0, 'role'], 'Owner')).toEqual({
      ok: false,
      issues: [{ path: ['agents', 0], message: 'Unknown: role' }],
    });
  });

  it('takes any role name, but none that is empty', () => {
    expect(check(['organizations', 0, 'roles'], ['Auditor']).ok).toBe(true);
    expect(check(['organizations', 0, 'roles'], ['']).ok).toBe(false);
    expect(check(['organizations', 0, 'roles'], 'Billing').ok).toBe(false);
  });
});

describe('half a character', () => {
  // In UTF-8 it would become U+FFFD, which may be part of somebody else's id.
  it.each([
    [['sub']],
    [['organizations', 0, 'id']],
    [['organizations', 0, 'roles', 0]],
    [['agents', 0, 'organizationId']],
    [['agents', 0, 'id']],
    [['agents', 0, 'roles', 0]],
  ])('is refused in %j', (path) => {
    expect(check(path, 'org\ud800')).toEqual({
      ok: false,
      issues: [{ path, message: 'Expected well-formed Unicode' }],
    });
    expect(check(path, 'org\u{1f600}').ok).toBe(true);
  });
});

describe('the answer', () => {
  it('has a token and its end in UTC', () => {
    expect(TokenResponseSchema.check({ ...tokenResponse, kind: 'new' }).ok).toBe(true);
    expect(TokenResponseSchema.check({ ...tokenResponse, expiresAt: '2026-11-04T16:29:03+07:00' }).ok).toBe(
      false,
    );
  });
});
