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
  /** Its last known name, else the id. */
  readonly name: string;
}

/**
 * An organization that was asked for and is not part of an answer, with the reason.
 *
 * @public
 */
export interface ExcludedOrganization {
  /** The organization's id. */
  readonly id: string;
  /** Its last known name, else the id. */
  readonly name: string;
  /** Why it is left out. */
  readonly code: OpenEnum<'role_required'>;
  /** The roles any one of which would include it. */
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
