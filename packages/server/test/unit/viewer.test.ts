import {
  type Grants,
  generateKeys,
  systemClock,
  type TokenGrants,
  TokenIssuer,
  viewerOf,
} from '@credit-usage/server';
import { describe, expect, it } from 'vitest';

const GOOD = { sub: 'user_1', organizations: [{ id: 'org', roles: ['Billing'] }], agents: [] };

/** What JavaScript callers, or a cast, may pass. */
const WRONG: readonly (readonly [what: string, grants: unknown, words: RegExp])[] = [
  ['nothing', undefined, /grants: Expected an object/],
  ['an empty sub', { ...GOOD, sub: '' }, /sub: Must not be empty/],
  ['a sub that is a number', { ...GOOD, sub: 5 }, /sub: Expected a string/],
  ['a very long sub', { ...GOOD, sub: 'x'.repeat(301) }, /sub: Expected at most 300 characters/],
  [
    'roles as one text',
    { ...GOOD, organizations: [{ id: 'org', roles: 'Billing' }] },
    /organizations\.0\.roles: Expected an array/,
  ],
  [
    'an id with another name',
    { ...GOOD, organizations: [{ organizationId: 'org', roles: ['Billing'] }] },
    /organizations\.0\.id: Expected a string; organizations\.0: Unknown: organizationId/,
  ],
  ['agents that are null', { ...GOOD, agents: null }, /agents: Expected an array; \[\] when there are none$/],
  ['no organizations', { sub: 'user_1', agents: [] }, /organizations: Expected an array; \[\] when/],
  [
    'half a character in an id',
    { ...GOOD, organizations: [{ id: '\ud800', roles: ['Billing'] }] },
    /organizations\.0\.id: Expected well-formed Unicode$/,
  ],
  [
    'half a character in the ids of an agent',
    { ...GOOD, agents: [{ organizationId: 'a\udc00', id: '\ud800b', roles: ['Owner'] }] },
    /agents\.0\.organizationId: Expected well-formed Unicode; agents\.0\.id: Expected well-formed/,
  ],
  ['half a character in sub', { ...GOOD, sub: '\ud800' }, /sub: Expected well-formed Unicode$/],
  [
    'an agent without its organization',
    { ...GOOD, agents: [{ id: 'a', roles: ['Owner'] }] },
    /agents\.0\.organizationId: Expected a string/,
  ],
];

describe.each(WRONG)('grants with %s', (_, grants, words) => {
  it('make no viewer', () => {
    const making = () => viewerOf(grants as Grants);
    expect(making).toThrow(TypeError);
    expect(making).toThrow(words);
    expect(making).toThrow(/^viewerOf: /);
  });

  it('make no token', async () => {
    const tokens = new TokenIssuer(generateKeys(), systemClock);
    const making = tokens.issue(grants as TokenGrants);
    await expect(making).rejects.toThrow(TypeError);
    await expect(making).rejects.toThrow(words);
  });
});

it('grants that are wrong in many places name the first ones', () => {
  const organizations = Array.from({ length: 5_000 }, () => ({ id: '', roles: [] }));
  const making = () => viewerOf({ ...GOOD, organizations });
  expect(making).toThrow(/organizations\.19\.id: Must not be empty$/);
});

it('grants without agents are roles in organizations only', () => {
  const { agents: _, ...rest } = GOOD;
  for (const grants of [rest, { ...rest, agents: undefined }])
    expect(viewerOf(grants)).toEqual(viewerOf(GOOD));
});

it('grants of one organization that stand there twice are one, and one without a role is none', () => {
  const viewer = viewerOf({
    sub: 'user_1',
    organizations: [
      { id: 'org', roles: ['Billing'] },
      { id: 'org', roles: ['Owner', 'Billing'] },
      { id: 'other', roles: [] },
    ],
    agents: [{ organizationId: 'org', id: 'a', roles: [] }],
  });
  expect(viewer).toEqual({
    sub: 'user_1',
    organizations: new Map([['org', ['Billing', 'Owner']]]),
    agents: new Map(),
  });
});
