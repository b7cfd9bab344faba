import type { OpenEnum } from './open-enum.js';
import type { Role } from './scalars.js';

/**
 * Where a role is held or needed: in an organization, or on one of its agents.
 *
 * @public
 */
export interface RoleScope {
  /** `organization` or `agent`. */
  readonly type: OpenEnum<'organization' | 'agent'>;
  /** The organization's id, or the agent's. */
  readonly id: string;
  /** The organization of the agent; absent when the scope is an organization. */
  readonly organizationId?: string | undefined;
  /** The last known name, or the id when no name is known. */
  readonly name: string;
}

/**
 * A role, and where it is held or needed. Of several `requiredRoles`, any one is enough.
 *
 * @public
 */
export interface ScopedRole {
  /** The role, such as `Billing`. */
  readonly role: Role;
  /** Where it is held or needed. */
  readonly scope: RoleScope;
}
