import type { ViewerGrants } from '@credit-usage/sdk/contract';

/**
 * Who is asking, with the roles they hold.
 *
 * @public
 */
export interface Viewer {
  /** The viewer's id in the host's own system. */
  readonly sub: string;
  /** Roles by organization; an organization with any role is a membership. */
  readonly organizations: ReadonlyMap<string, readonly string[]>;
  /** Roles on single agents: organization, then agent. */
  readonly agents: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/**
 * Grants as a viewer. A grant without a role is none.
 *
 * @public
 */
export function viewerOf(grants: ViewerGrants): Viewer {
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
