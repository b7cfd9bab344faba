import type { ViewerGrants } from '@credit-usage/sdk/contract';

/**
 * Who a viewer is, and which roles they hold, as your own code says it.
 *
 * @public
 */
export interface Grants extends Omit<ViewerGrants, 'agents'> {
  /** Roles on single agents. None when absent. */
  readonly agents?: ViewerGrants['agents'] | undefined;
}

/**
 * What `TokenIssuer.issue` makes a token from.
 *
 * @public
 */
export interface TokenGrants extends Grants {
  /** How long the token is valid, 60 to 3,600 seconds. Default 900. */
  readonly ttlSeconds?: number | undefined;
}

/** Grants in the form that tokens contain: ids grouped by role, so that each role's name appears only once. */
export interface PackedGrants {
  /** Role to organizations. */
  readonly o: Readonly<Record<string, readonly string[]>>;
  /** Role to organization to agents. */
  readonly a: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export function packGrants(grants: ViewerGrants): PackedGrants {
  // Roles and ids are the host's own words: `__proto__` must be a key like any other.
  const o: Record<string, string[]> = Object.create(null);
  for (const { id, roles } of grants.organizations)
    for (const role of new Set(roles)) {
      o[role] ??= [];
      o[role].push(id);
    }
  const a: Record<string, Record<string, string[]>> = Object.create(null);
  for (const { organizationId, id, roles } of grants.agents)
    for (const role of new Set(roles)) {
      a[role] ??= Object.create(null) as Record<string, string[]>;
      a[role][organizationId] ??= [];
      a[role][organizationId].push(id);
    }
  return { o, a };
}

export function unpackGrants(sub: string, packed: Partial<PackedGrants>): ViewerGrants {
  const organizations = Object.entries(packed.o ?? {}).flatMap(([role, ids]) =>
    ids.map((id) => ({ id, roles: [role] })),
  );
  const agents = Object.entries(packed.a ?? {}).flatMap(([role, byOrganization]) =>
    Object.entries(byOrganization).flatMap(([organizationId, ids]) =>
      ids.map((id) => ({ organizationId, id, roles: [role] })),
    ),
  );
  return { sub, organizations, agents };
}
