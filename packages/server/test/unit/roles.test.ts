import type { ViewerGrants } from '@credit-usage/sdk/contract';
import { describe, expect, it } from 'vitest';
import {
  capabilities,
  isRelatedToAgent,
  maySeeDetails,
  maySeeUsage,
  memberships,
  organizationsWithAgent,
} from '../../src/auth/roles.js';
import { type Viewer, viewerWith } from '../../src/auth/viewer.js';

const viewer = (grants: Partial<ViewerGrants>): Viewer =>
  viewerWith({ sub: 'viewer', organizations: [], agents: [], ...grants });
const ROLES = ['Owner', 'Admin', 'Builder', 'Member', 'Billing', 'Contributor', 'owner', 'billing', ''];

it('organizations are in the order of the store, which goes by bytes', () => {
  // By UTF-16 units, the last two would change places.
  const ids = ['Z', 'a', 'é', '\uffee', '\u{1f600}'];
  const organizations = [...ids].reverse().map((id) => ({ id, roles: ['Billing'] }));
  expect(memberships(viewer({ organizations }))).toEqual(ids);
  expect(organizationsWithAgent(viewer({ organizations }), 'any')).toEqual(ids);
});

describe('usage of an organization', () => {
  it.each(ROLES)('with %s there', (role) => {
    expect(maySeeUsage(viewer({ organizations: [{ id: 'org', roles: [role] }] }), 'org')).toBe(
      role === 'Billing',
    );
  });

  it('Billing elsewhere, or on an agent, is none', () => {
    const other = viewer({
      organizations: [
        { id: 'other', roles: ['Billing'] },
        { id: 'org', roles: ['Member'] },
      ],
      agents: [{ organizationId: 'org', id: 'a', roles: ['Billing'] }],
    });
    expect(maySeeUsage(other, 'org')).toBe(false);
  });
});

describe('credit details', () => {
  it.each(ROLES)('with %s in the organization', (role) => {
    const held = viewer({ organizations: [{ id: 'org', roles: [role] }] });
    expect(maySeeDetails(held, 'org', 'a')).toBe(role === 'Owner');
  });

  it.each(ROLES)('with %s on the agent', (role) => {
    const held = viewer({ agents: [{ organizationId: 'org', id: 'a', roles: [role] }] });
    expect(maySeeDetails(held, 'org', 'a')).toBe(role === 'Owner' || role === 'Contributor');
    expect(maySeeDetails(held, 'org', 'b')).toBe(false);
    expect(maySeeDetails(held, 'another', 'a')).toBe(false);
  });
});

describe('what is related', () => {
  const held = viewer({
    organizations: [
      { id: 'b', roles: ['Anything'] },
      { id: 'a', roles: ['Member'] },
      { id: 'none', roles: [] },
    ],
    agents: [
      { organizationId: 'c', id: 'granted', roles: ['Viewer'] },
      { organizationId: 'c', id: 'without', roles: [] },
    ],
  });

  it('an organization in the grants with any role', () => {
    expect(memberships(held)).toEqual(['a', 'b']);
  });

  it('agents of those organizations, and agents granted by themselves', () => {
    expect(isRelatedToAgent(held, 'a', 'any')).toBe(true);
    expect(isRelatedToAgent(held, 'c', 'granted')).toBe(true);
    expect(isRelatedToAgent(held, 'c', 'without')).toBe(false);
    expect(isRelatedToAgent(held, 'none', 'any')).toBe(false);
    expect(organizationsWithAgent(held, 'granted')).toEqual(['a', 'b', 'c']);
    expect(organizationsWithAgent(held, 'without')).toEqual(['a', 'b']);
  });
});

describe('a grant without a role, in a viewer that the host has made by itself', () => {
  const held: Viewer = {
    sub: 'viewer',
    organizations: new Map([['org', []]]),
    agents: new Map([['org', new Map([['a', []]])]]),
  };

  it('is none', () => {
    expect(memberships(held)).toEqual([]);
    expect(isRelatedToAgent(held, 'org', 'a')).toBe(false);
    expect(organizationsWithAgent(held, 'a')).toEqual([]);
  });
});

describe('capabilities', () => {
  it('details are all, some or none', () => {
    const held = viewer({
      organizations: [
        { id: 'all', roles: ['Owner'] },
        { id: 'some', roles: ['Billing'] },
      ],
      agents: [
        { organizationId: 'some', id: 'a', roles: ['Viewer'] },
        { organizationId: 'some', id: 'b', roles: ['Contributor'] },
        { organizationId: 'none', id: 'a', roles: ['Viewer'] },
      ],
    });
    expect(capabilities(held, 'all')).toEqual({ usage: false, details: 'all' });
    expect(capabilities(held, 'some')).toEqual({ usage: true, details: 'some' });
    expect(capabilities(held, 'none')).toEqual({ usage: false, details: 'none' });
  });
});
