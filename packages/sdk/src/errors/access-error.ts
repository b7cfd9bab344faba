import type { ScopedRole } from '../model/roles.js';
import { ApiError, type ApiErrorDetails } from './api-error.js';
import type { ErrorJson } from './base.js';
import { nameClass } from './brand.js';

/**
 * 403: the viewer may not see this.
 *
 * @public
 */
export class AccessDeniedError extends ApiError {
  static {
    nameClass(this, 'AccessDeniedError');
  }

  /** The kind of error. */
  override readonly kind: 'access_denied' | 'missing_role' = 'access_denied';
}

/**
 * What a `MissingRoleError` is made from.
 *
 * @public
 */
export interface MissingRoleDetails extends ApiErrorDetails {
  /** The roles that would help, any one of which is enough. */
  readonly requiredRoles: readonly ScopedRole[];
  /** The roles that the viewer has in these places. */
  readonly heldRoles: readonly ScopedRole[];
  /** What is missing and what to do. */
  readonly hint: string;
}

/**
 * 403: a role is missing. This is a normal state of a product, so show it as one. The server says which role is needed, and
 * where; the client derives nothing from the names of roles.
 *
 * @example
 * ```ts
 * try {
 *   await client.usage.get({ organizationId });
 * } catch (error) {
 *   if (!isMissingRoleError(error)) throw error;
 *   show(error.hint); // "You need the Billing role in Acme to see usage. Ask the person who holds it."
 * }
 * ```
 * @public
 */
export class MissingRoleError extends AccessDeniedError {
  static {
    nameClass(this, 'MissingRoleError');
  }

  /** The kind of error. */
  override readonly kind = 'missing_role' as const;
  /** The roles that would help, any one of which is enough. Empty when the viewer is a member of no organization. */
  declare readonly requiredRoles: readonly ScopedRole[];
  /** The roles that the viewer has in these places. */
  declare readonly heldRoles: readonly ScopedRole[];
  /** What is missing and what to do, in English; for another language, use `requiredRoles`. */
  declare readonly hint: string;

  constructor(message: string, details: MissingRoleDetails) {
    super(message, details);
    this.requiredRoles = details.requiredRoles;
    this.heldRoles = details.heldRoles;
    this.hint = details.hint;
  }

  /** A plain form that is safe to log. */
  override toJSON(): ErrorJson {
    const { requiredRoles, heldRoles, hint } = this;
    return { ...super.toJSON(), requiredRoles, heldRoles, hint };
  }
}
