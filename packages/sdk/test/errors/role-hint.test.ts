import { expect, test } from 'vitest';
import { roleHint } from '../../src/errors/role-hint.js';
import type { ScopedRole } from '../../src/index.js';

const organization = (role: string, name: string): ScopedRole => ({
  role,
  scope: { type: 'organization', id: name, name },
});
const agent = (role: string, name: string): ScopedRole => ({
  role,
  scope: { type: 'agent', id: name, organizationId: 'o', name },
});

test.each<[readonly ScopedRole[], string]>([
  [
    [organization('Billing', 'Acme')],
    'You need the Billing role in Acme to see usage. Ask the person who holds it.',
  ],
  [
    [organization('Billing', 'Acme'), organization('Billing', 'Globex')],
    'You need the Billing role in Acme, or the Billing role in Globex to see usage. Ask a person who holds one.',
  ],
  [
    [organization('Owner', 'Acme'), agent('Owner', 'Bot'), agent('Contributor', 'Bot')],
    'You need the Owner role in Acme, or the Owner or Contributor role on Bot to see usage. Ask a person who holds one.',
  ],
  [
    ['A', 'B', 'C', 'D', 'E'].map((name) => organization('Billing', name)),
    'You need the Billing role in A, or the Billing role in B, or the Billing role in C, or a role in one of 2 more places to see usage. Ask a person who holds one.',
  ],
  [[], 'You are not a member of any organization: ask to be invited to one to see usage.'],
])('%j', (roles, hint) => {
  expect(roleHint(roles, 'to see usage')).toBe(hint);
});
