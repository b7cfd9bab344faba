import type { AgentGrant, OrganizationGrant } from '@credit-usage/sdk/contract';
import type { Random } from '../../support/random.ts';
import { AGENTS, EMPTY_ORGANIZATION, ORGANIZATIONS, UNKNOWN_AGENT } from './world.ts';

export interface Grants {
  readonly sub: string;
  readonly organizations: readonly OrganizationGrant[];
  readonly agents: readonly AgentGrant[];
}

/** Some roles do not exist, and some only look like a real one: names of roles are compared exactly. */
const ORGANIZATION_ROLES = [
  'Owner',
  'Admin',
  'Builder',
  'Member',
  'Billing',
  'billing',
  'OWNER',
  'Contributor',
  'Billing ',
  'Auditor',
  '__proto__',
  'constructor',
];
const AGENT_ROLES = ['Owner', 'Contributor', 'owner', 'Billing', 'Viewer', 'toString'];

/** Viewers of every kind, beginning with those that must always be included. */
export function makeViewers(random: Random, count: number): Grants[] {
  const [first, second, third] = random.shuffled(ORGANIZATIONS) as [string, string, string];
  const fixed: Omit<Grants, 'sub'>[] = [
    { organizations: [], agents: [] },
    { organizations: [{ id: first, roles: [] }], agents: [] },
    { organizations: ORGANIZATIONS.map((id) => ({ id, roles: ['Billing'] })), agents: [] },
    { organizations: ORGANIZATIONS.map((id) => ({ id, roles: ['Owner', 'Admin'] })), agents: [] },
    { organizations: [{ id: EMPTY_ORGANIZATION, roles: ['Billing'] }], agents: [] },
    { organizations: [], agents: AGENTS.map((id) => ({ organizationId: second, id, roles: ['Owner'] })) },
    {
      organizations: [{ id: third, roles: ['Billing'] }],
      agents: AGENTS.map((id) => ({ organizationId: third, id, roles: ['Viewer'] })),
    },
  ];
  const grants = [
    ...fixed,
    ...Array.from({ length: count - fixed.length }, () => ({
      organizations: organizationGrants(random),
      agents: agentGrants(random),
    })),
  ];
  return grants.map((each, index) => ({ sub: `viewer-${index}`, ...each }));
}

function organizationGrants(random: Random): OrganizationGrant[] {
  const count = random.pick([0, 1, 1, 2, 3, 5]);
  const ids = random.shuffled([...ORGANIZATIONS, EMPTY_ORGANIZATION]).slice(0, count);
  // The same organization may occur twice, with other roles or with none.
  return [...ids, ...random.some(ids, 0.3)].map((id) => ({
    id,
    roles: [
      ...(random.chance(0.5) ? ['Billing'] : []),
      ...(random.chance(0.2) ? ['Owner'] : []),
      ...random.some(ORGANIZATION_ROLES, 0.1),
    ],
  }));
}

function agentGrants(random: Random): AgentGrant[] {
  return Array.from({ length: random.pick([0, 0, 1, 3, 6]) }, () => ({
    organizationId: random.pick([...ORGANIZATIONS, EMPTY_ORGANIZATION]),
    id: random.pick([...AGENTS, UNKNOWN_AGENT]),
    roles: random.some(AGENT_ROLES, 0.35),
  }));
}
