import type { TokenRequest } from '@credit-usage/sdk/contract';

/** Somebody who can be signed in to the demo. */
export interface DemoViewer {
  readonly label: string;
  /** What the product tells the usage API about them. */
  readonly grants: TokenRequest;
}

const ORGANIZATIONS = ['org_acme', 'org_globex', 'org_initech', 'org_umbra'];

/** An agent that somebody without Billing works on. */
export const CONTRIBUTED = { organizationId: 'org_acme', agentId: 'research' } as const;

/** Who can be signed in, by id. At first it is the first one. */
export const VIEWERS = {
  owner: {
    label: 'Owner, with Billing everywhere',
    grants: {
      sub: 'user_owner',
      organizations: ORGANIZATIONS.map((id) => ({ id, roles: ['Billing', 'Owner'] })),
      agents: [],
    },
  },
  finance: {
    label: 'Billing in Acme alone',
    grants: {
      sub: 'user_finance',
      organizations: ORGANIZATIONS.map((id) => ({
        id,
        roles: id === 'org_acme' ? ['Billing'] : ['Member'],
      })),
      agents: [],
    },
  },
  contributor: {
    label: 'Contributor without Billing',
    grants: {
      sub: 'user_contributor',
      organizations: [{ id: CONTRIBUTED.organizationId, roles: ['Member'] }],
      agents: [
        { organizationId: CONTRIBUTED.organizationId, id: CONTRIBUTED.agentId, roles: ['Contributor'] },
      ],
    },
  },
  outsider: {
    label: 'Outsider',
    grants: { sub: 'user_outsider', organizations: [], agents: [] },
  },
} as const satisfies Readonly<Record<string, DemoViewer>>;

export type ViewerId = keyof typeof VIEWERS;

export function isViewerId(value: unknown): value is ViewerId {
  return typeof value === 'string' && Object.hasOwn(VIEWERS, value);
}
