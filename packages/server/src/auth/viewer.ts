import type { ViewerGrants } from '@credit-usage/sdk/contract';
import { checkOwnGrants } from './check-grants.js';
import type { Grants } from './grants.js';

/**
 * Who is asking, with the roles they hold.
 *
 * @public
 */
export interface Viewer {
  /** The viewer's id in the host's own system. */
  readonly sub: string;
  /** Roles by organization; a viewer with any role in an organization is a member of it. */
  readonly organizations: ReadonlyMap<string, readonly string[]>;
  /** Roles on single agents, by organization and then by agent. */
  readonly agents: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/**
 * Makes a viewer from grants, for your own `authenticate`. A grant without a role is ignored.
 *
 * @throws TypeError that names what is wrong. The rules are those of `POST /v1/tokens`: an empty `sub`, a role outside of an array and an
 * unknown field are refused, and `organizations` must be given, if only as `[]`. Only `agents` may be left out.
 *
 * @example
 * ```ts
 * import { viewerOf } from '@credit-usage/server';
 *
 * const viewer = viewerOf({
 *   sub: 'user_1',
 *   organizations: [{ id: 'org_1', roles: ['Billing'] }],
 *   agents: [{ organizationId: 'org_1', id: 'research', roles: ['Owner'] }],
 * });
 * ```
 * @public
 */
export function viewerOf(grants: Grants): Viewer {
  return viewerWith(checkOwnGrants(grants, 'viewerOf'));
}

/** Grants that have been checked, as a viewer. */
export function viewerWith(grants: ViewerGrants): Viewer {
  const organizations = new Map<string, string[]>();
  for (const { id, roles } of grants.organizations) merge(organizations, id, roles);
  const agents = new Map<string, Map<string, string[]>>();
  for (const { organizationId, id, roles } of grants.agents) {
    if (!roles.length) continue;
    let inOrganization = agents.get(organizationId);
    if (!inOrganization) {
      inOrganization = new Map();
      agents.set(organizationId, inOrganization);
    }
    merge(inOrganization, id, roles);
  }
  return { sub: grants.sub, organizations, agents };
}

function merge(map: Map<string, string[]>, key: string, roles: readonly string[]): void {
  if (roles.length) map.set(key, [...new Set([...(map.get(key) ?? []), ...roles])]);
}
