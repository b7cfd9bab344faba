import type { ParameterError, Problem } from '../model/problem.js';
import { type ApiErrorKind, CreditUsageError, type ErrorDetails, type ErrorJson } from './base.js';
import { nameClass } from './brand.js';

/**
 * What an `ApiError` is made from.
 *
 * @public
 */
export interface ApiErrorDetails extends ErrorDetails {
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the answer, by lower-case name. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The body, when it is a problem. */
  readonly problem?: Problem | null;
  /** How long the API asks to wait before another attempt, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/**
 * The API answered with an error. `code` is the problem's code, or `http_<status>` when the body is not a problem.
 *
 * @public
 */
export class ApiError extends CreditUsageError {
  static {
    nameClass(this, 'ApiError');
  }

  /** The kind of error. */
  override readonly kind: ApiErrorKind = 'api';
  /** The HTTP status. */
  declare readonly status: number;
  /** The headers of the answer, by lower-case name, without cookies and credentials; in browsers, those that CORS allows. */
  declare readonly headers: Readonly<Record<string, string>>;
  /** The body, when it is a problem as in the contract; null when it is something else, such as a proxy's page. */
  declare readonly problem: Problem | null;
  /** How long the API asks to wait before another attempt, in milliseconds. */
  declare readonly retryAfterMs?: number;

  constructor(message: string, details: ApiErrorDetails) {
    super(message, details);
    this.status = details.status;
    this.headers = details.headers ?? {};
    this.problem = details.problem ?? null;
    if (details.retryAfterMs !== undefined) this.retryAfterMs = details.retryAfterMs;
  }

  /** A plain form that is safe to log. */
  override toJSON(): ErrorJson {
    const { status, retryAfterMs } = this;
    return { ...super.toJSON(), status, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
}

/**
 * 400 and 422: a parameter is wrong. `errors` says which, why, and what is allowed.
 *
 * @public
 */
export class InvalidRequestError extends ApiError {
  static {
    nameClass(this, 'InvalidRequestError');
  }

  /** The kind of error. */
  override readonly kind = 'invalid_request' as const;

  /** What is wrong with each parameter. */
  get errors(): readonly ParameterError[] {
    return this.problem?.errors ?? [];
  }

  /** A plain form that is safe to log. */
  override toJSON(): ErrorJson {
    return { ...super.toJSON(), errors: this.errors };
  }
}

/**
 * 401: the token is missing or no longer valid. If it came from a token provider, a fresh one has been tried too.
 *
 * @public
 */
export class AuthenticationError extends ApiError {
  static {
    nameClass(this, 'AuthenticationError');
  }

  /** The kind of error. */
  override readonly kind = 'authentication' as const;
}

/**
 * 404: it does not exist, or the viewer has nothing to do with it; the API does not say which.
 *
 * @public
 */
export class NotFoundError extends ApiError {
  static {
    nameClass(this, 'NotFoundError');
  }

  /** The kind of error. */
  override readonly kind = 'not_found' as const;
}

/**
 * 429: too many requests. `retryAfterMs` says how long to wait.
 *
 * @public
 */
export class RateLimitError extends ApiError {
  static {
    nameClass(this, 'RateLimitError');
  }

  /** The kind of error. */
  override readonly kind = 'rate_limit' as const;
}

/**
 * 5xx: the API, or something in front of it, failed. Of these, 500, 502, 503 and 504 are retryable.
 *
 * @public
 */
export class ServerError extends ApiError {
  static {
    nameClass(this, 'ServerError');
  }

  /** The kind of error. */
  override readonly kind = 'server' as const;
}
