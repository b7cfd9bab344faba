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
  /** The organization of the agent; absent where the scope is an organization. */
  readonly organizationId?: string;
  /** The last known name, else the id. */
  readonly name: string;
}

/**
 * A role in a place. In `requiredRoles` any one of the list suffices.
 *
 * @public
 */
export interface ScopedRole {
  /** The role, such as `Billing`. */
  readonly role: Role;
  /** Where it is needed or held. */
  readonly scope: RoleScope;
}
