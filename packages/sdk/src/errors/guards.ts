import type { AccessDeniedError, MissingRoleError } from './access-error.js';
import type {
  ApiError,
  AuthenticationError,
  InvalidRequestError,
  NotFoundError,
  RateLimitError,
  ServerError,
} from './api-error.js';
import type { CreditUsageError } from './base.js';
import { hasClassName } from './brand.js';
import type { ConfigError } from './config-error.js';
import type { ResponseParseError, ResponseValidationError } from './data-error.js';
import type { TokenProviderError } from './token-error.js';
import type { AbortedError, ConnectionError, TimeoutError } from './transport-error.js';

/**
 * Whether a value is an error of this package, from any copy of it.
 *
 * @public
 */
export const isCreditUsageError = (value: unknown): value is CreditUsageError =>
  hasClassName(value, 'CreditUsageError');

/**
 * Whether a value is a `ConfigError`: an option, a query or a column is not valid.
 *
 * @public
 */
export const isConfigError = (value: unknown): value is ConfigError => hasClassName(value, 'ConfigError');

/**
 * Whether a value is a `TokenProviderError`: the token provider failed.
 *
 * @public
 */
export const isTokenProviderError = (value: unknown): value is TokenProviderError =>
  hasClassName(value, 'TokenProviderError');

/**
 * Whether a value is a `ConnectionError`: no complete answer came, or a redirect.
 *
 * @public
 */
export const isConnectionError = (value: unknown): value is ConnectionError =>
  hasClassName(value, 'ConnectionError');

/**
 * Whether a value is a `TimeoutError`: time ran out.
 *
 * @public
 */
export const isTimeoutError = (value: unknown): value is TimeoutError => hasClassName(value, 'TimeoutError');

/**
 * Whether a value is an `AbortedError`: the caller's own signal ended the call.
 *
 * @public
 */
export const isAbortedError = (value: unknown): value is AbortedError => hasClassName(value, 'AbortError');

/**
 * Whether a value is a `ResponseParseError`: the answer was not JSON.
 *
 * @public
 */
export const isResponseParseError = (value: unknown): value is ResponseParseError =>
  hasClassName(value, 'ResponseParseError');

/**
 * Whether a value is a `ResponseValidationError`: the answer did not match the contract.
 *
 * @public
 */
export const isResponseValidationError = (value: unknown): value is ResponseValidationError =>
  hasClassName(value, 'ResponseValidationError');

/**
 * Whether a value is an `ApiError`: the API answered with an error, whatever its status.
 *
 * @public
 */
export const isApiError = (value: unknown): value is ApiError => hasClassName(value, 'ApiError');

/**
 * Whether a value is an `InvalidRequestError`: a parameter is wrong (400, 422).
 *
 * @public
 */
export const isInvalidRequestError = (value: unknown): value is InvalidRequestError =>
  hasClassName(value, 'InvalidRequestError');

/**
 * Whether a value is an `AuthenticationError`: the token was missing or not valid (401).
 *
 * @public
 */
export const isAuthenticationError = (value: unknown): value is AuthenticationError =>
  hasClassName(value, 'AuthenticationError');

/**
 * Whether a value is an `AccessDeniedError`: the viewer may not see this (403), because a role is missing or for another reason.
 *
 * @public
 */
export const isAccessDeniedError = (value: unknown): value is AccessDeniedError =>
  hasClassName(value, 'AccessDeniedError');

/**
 * Whether a value is a `MissingRoleError`: a role is missing (403), and `requiredRoles` says which and where.
 *
 * @public
 */
export const isMissingRoleError = (value: unknown): value is MissingRoleError =>
  hasClassName(value, 'MissingRoleError');

/**
 * Whether a value is a `NotFoundError`: it does not exist, at least not for this viewer (404).
 *
 * @public
 */
export const isNotFoundError = (value: unknown): value is NotFoundError =>
  hasClassName(value, 'NotFoundError');

/**
 * Whether a value is a `RateLimitError`: there were too many requests (429).
 *
 * @public
 */
export const isRateLimitError = (value: unknown): value is RateLimitError =>
  hasClassName(value, 'RateLimitError');

/**
 * Whether a value is a `ServerError`: the API, or something in front of it, failed (5xx).
 *
 * @public
 */
export const isServerError = (value: unknown): value is ServerError => hasClassName(value, 'ServerError');

/**
 * Whether the same call may succeed later, with nothing changed: after no answer, a timeout, a token provider that failed, or
 * status 408, 429, 500, 502, 503 or 504. False for anything that is not an error of this package.
 * The client itself has already retried: if a cache library retries too, one more attempt is enough.
 *
 * @example
 * ```ts
 * useQuery({ queryKey, queryFn, retry: (count, error) => count < 1 && isRetryable(error) });
 * ```
 * @public
 */
export const isRetryable = (value: unknown): boolean => isCreditUsageError(value) && value.isRetryable;
