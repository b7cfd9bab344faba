import type { OpenEnum } from './open-enum.js';
import type { ScopedRole } from './roles.js';

/**
 * An organization whose usage is part of an answer.
 *
 * @public
 */
export interface IncludedOrganization {
  /** The organization's id. */
  readonly id: string;
  /** Its last known name, or the id when no name is known. */
  readonly name: string;
}

/**
 * An organization that was asked for but is left out of an answer, and why.
 *
 * @public
 */
export interface ExcludedOrganization {
  /** The organization's id. */
  readonly id: string;
  /** Its last known name, or the id when no name is known. */
  readonly name: string;
  /** Why it is left out. */
  readonly code: OpenEnum<'role_required'>;
  /** The roles that would include it, any one of which is enough. */
  readonly requiredRoles: readonly ScopedRole[];
}

/**
 * What an answer covers. A total is never silently partial: organizations that were left out are named here.
 *
 * @public
 */
export interface ReportScope {
  /** The organizations whose usage is counted, at most 100 of them. */
  readonly included: readonly IncludedOrganization[];
  /** How many organizations are counted, listed or not. */
  readonly includedCount: number;
  /** The organizations that were left out, with the role that is missing. */
  readonly excluded: readonly ExcludedOrganization[];
}
