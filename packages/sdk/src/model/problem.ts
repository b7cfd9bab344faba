import type { OpenEnum } from './open-enum.js';
import type { ScopedRole } from './roles.js';

/**
 * The code of a problem: branch on it, not on the title.
 *
 * @public
 */
export type ProblemCode = OpenEnum<
  | 'invalid_parameter'
  | 'invalid_range'
  | 'range_too_large'
  | 'invalid_timezone'
  | 'invalid_cursor'
  | 'unauthenticated'
  | 'token_expired'
  | 'role_required'
  | 'not_found'
  | 'method_not_allowed'
  | 'not_acceptable'
  | 'id_conflict'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'invalid_record'
  | 'grants_too_large'
  | 'rate_limited'
  | 'internal'
  | 'unavailable'
>;

/**
 * What is wrong with one parameter of a request.
 *
 * @public
 */
export interface ParameterError {
  /** The name of the parameter. */
  readonly parameter: string;
  /** What is wrong, as a code. */
  readonly code: ProblemCode;
  /** What is wrong, in words. */
  readonly message: string;
  /** The values that are allowed, where they can be listed. */
  readonly allowed?: readonly string[];
}

/**
 * What is wrong with one record of a batch.
 *
 * @public
 */
export interface RecordError {
  /** The position of the record in the batch, from 0. */
  readonly index: number;
  /** The field, or null when the record as a whole is wrong. */
  readonly field: string | null;
  /** What is wrong, in words. */
  readonly message: string;
}

/**
 * The body of every error: `application/problem+json` (RFC 9457).
 *
 * @public
 */
export interface Problem {
  /** A URI that names the kind of problem. */
  readonly type: string;
  /** The kind of problem, in words. */
  readonly title: string;
  /** The HTTP status. */
  readonly status: number;
  /** What is wrong with this request, in words, and what to do next. */
  readonly detail: string;
  /** The code to branch on. */
  readonly code: ProblemCode;
  /** Identifies this request in the server's log. */
  readonly requestId: string;
  /** On 400: each parameter that is wrong. */
  readonly errors?: readonly ParameterError[];
  /**
   * On `range_too_large`: how many days this bucket allows. A range of whole local days has as many as it has dates, any other its days
   * of 24 hours, rounded up.
   */
  readonly max?: number;
  /** On `range_too_large`: how many days were requested, counted in the same way. */
  readonly requested?: number;
  /** On `role_required`: the roles that would help, any one of which is enough. */
  readonly requiredRoles?: readonly ScopedRole[];
  /** On `role_required`: the roles that the viewer has in these places. */
  readonly heldRoles?: readonly ScopedRole[];
  /** On `invalid_record` and `id_conflict`: each record that is wrong. */
  readonly records?: readonly RecordError[];
}
