import type { ProblemCode } from '../model/problem.js';

/**
 * The kinds of problem, each with its status and title.
 *
 * @public
 */
export const problems = {
  invalid_parameter: { status: 400, title: 'Invalid parameter' },
  invalid_range: { status: 400, title: 'Invalid range' },
  range_too_large: { status: 400, title: 'Range too large' },
  invalid_timezone: { status: 400, title: 'Invalid time zone' },
  invalid_cursor: { status: 400, title: 'Invalid cursor' },
  unauthenticated: { status: 401, title: 'Not authenticated' },
  token_expired: { status: 401, title: 'Token expired' },
  role_required: { status: 403, title: 'Role required' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  not_acceptable: { status: 406, title: 'Not acceptable' },
  id_conflict: { status: 409, title: 'Id conflict' },
  payload_too_large: { status: 413, title: 'Payload too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  invalid_record: { status: 422, title: 'Invalid record' },
  grants_too_large: { status: 422, title: 'Grants too large' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Internal error' },
  unavailable: { status: 503, title: 'Unavailable' },
} as const satisfies Partial<Record<ProblemCode, { status: number; title: string }>>;

/**
 * A code that this version of the API knows.
 *
 * @public
 */
export type KnownProblemCode = keyof typeof problems;

/**
 * The URI that names a kind of problem, for `type`.
 *
 * @public
 */
export const problemType = (code: KnownProblemCode): string => `urn:credit-usage:problem:${code}`;
