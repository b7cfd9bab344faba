import type { OpenEnum } from './open-enum.js';
import type { ScopedRole } from './roles.js';

/**
 * The codes of the API's problems: branch on these, not on titles.
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
  /** The parameter. */
  readonly parameter: string;
  /** What is wrong with it. */
  readonly code: ProblemCode;
  /** What is wrong, in words. */
  readonly message: string;
  /** The values that would be legal, where they can be listed. */
  readonly allowed?: readonly string[];
}

/**
 * What is wrong with one record of a batch.
 *
 * @public
 */
export interface RecordError {
  /** The record's place in the batch, from 0. */
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
  /** This problem, in words: what to do next. */
  readonly detail: string;
  /** The code to branch on. */
  readonly code: ProblemCode;
  /** Names this request in the server's log. */
  readonly requestId: string;
  /** On 400: each parameter that is wrong. */
  readonly errors?: readonly ParameterError[];
  /** On `range_too_large`: the most days of 24 hours that this bucket allows. */
  readonly max?: number;
  /** On `range_too_large`: the days that were asked for. */
  readonly requested?: number;
  /** On `role_required`: the roles any one of which suffices. */
  readonly requiredRoles?: readonly ScopedRole[];
  /** On `role_required`: the roles that the viewer has there. */
  readonly heldRoles?: readonly ScopedRole[];
  /** On `invalid_record` and `id_conflict`: each record that is wrong. */
  readonly records?: readonly RecordError[];
}
