import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packGrants, unpackGrants } from '../../src/auth/grants.js';
import { type Viewer, viewerWith } from '../../src/auth/viewer.js';

const id = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'a', 'b'), fc.string({ minLength: 1 }));
const roles = fc.array(
  fc.oneof(fc.constantFrom('Owner', 'Billing', '__proto__'), fc.string({ minLength: 1 })),
  { maxLength: 4 },
);
const grants = fc.record({
  sub: id,
  organizations: fc.array(fc.record({ id, roles }), { maxLength: 5 }),
  agents: fc.array(fc.record({ organizationId: id, id, roles }), { maxLength: 5 }),
});

/** The viewer's id and roles, independent of their order. */
const held = ({ sub, organizations, agents }: Viewer) => ({
  sub,
  organizations: [...organizations].map(([key, list]) => [key, [...list].sort()]).sort(),
  agents: [...agents]
    .flatMap(([organization, byAgent]) =>
      [...byAgent].map(([agent, list]) => [organization, agent, [...list].sort()]),
    )
    .sort(),
});

describe('grants in a token', () => {
  it('come back as the same viewer, through JSON', () => {
    fc.assert(
      fc.property(grants, (given) => {
        const packed = JSON.parse(JSON.stringify(packGrants(given)));
        expect(held(viewerWith(unpackGrants(given.sub, packed)))).toEqual(held(viewerWith(given)));
      }),
    );
  });

  it('name each role once, and no name of an organization', () => {
    const packed = packGrants({
      sub: 'viewer',
      organizations: ['a', 'b', 'c'].map((each) => ({ id: each, roles: ['Billing', 'Billing'] })),
      agents: ['x', 'y'].map((each) => ({ organizationId: 'a', id: each, roles: ['Owner'] })),
    });
    expect(JSON.stringify(packed)).toBe('{"o":{"Billing":["a","b","c"]},"a":{"Owner":{"a":["x","y"]}}}');
  });

  it('that are missing are none', () => {
    expect(unpackGrants('viewer', {})).toEqual({ sub: 'viewer', organizations: [], agents: [] });
  });
});
