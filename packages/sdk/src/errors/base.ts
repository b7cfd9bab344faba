import { isInstanceOf, markErrors, nameClass } from './brand.js';

/**
 * The kind of an error, one for each class. A `switch` over `kind` works everywhere.
 *
 * @public
 */
export type ErrorKind =
  | 'config'
  | 'token_provider'
  | 'connection'
  | 'timeout'
  | 'aborted'
  | 'response_parse'
  | 'response_validation'
  | ApiErrorKind;

/**
 * The kinds of the errors that the API answered with.
 *
 * @public
 */
export type ApiErrorKind =
  | 'api'
  | 'invalid_request'
  | 'authentication'
  | 'access_denied'
  | 'missing_role'
  | 'not_found'
  | 'rate_limit'
  | 'server';

/**
 * What every error is made from.
 *
 * @public
 */
export interface ErrorDetails {
  /** The case within the kind. */
  readonly code: string;
  /** Whether the same call may succeed later. */
  readonly isRetryable?: boolean;
  /** Identifies the request in the server's log. */
  readonly requestId?: string | undefined;
  /** What led to this error. */
  readonly cause?: unknown;
}

/**
 * The plain form of an error, for logs: no credential, no body, no value that was sent.
 *
 * @public
 */
export interface ErrorJson {
  /** The name of the class; `AbortError` for an `AbortedError`. */
  readonly name: string;
  /** The kind of error. */
  readonly kind: ErrorKind;
  /** The case within the kind. */
  readonly code: string;
  /** What happened and what to do next. */
  readonly message: string;
  /** Whether the same call may succeed later. */
  readonly isRetryable: boolean;
  /** Identifies the request in the server's log; absent when the server did not answer. */
  readonly requestId?: string;
  /**
   * Why the connection or the token provider failed, without credentials: a message, and the system's code if there is one, such as
   * `ECONNREFUSED` or `CERT_HAS_EXPIRED`.
   */
  readonly cause?: { readonly code?: string; readonly message: string };
  /** What this kind of error adds, such as `status` or `requiredRoles`. */
  readonly [detail: string]: unknown;
}

/**
 * The base class of every error that a client throws. `instanceof` and the guards (`isMissingRoleError`, …) also recognise
 * errors of another copy of the package, or of its other module format.
 *
 * @public
 */
export abstract class CreditUsageError extends Error {
  static {
    nameClass(this, 'CreditUsageError');
    markErrors(this);
  }

  /** The kind of error: one for each class. */
  abstract readonly kind: ErrorKind;
  /** The case within the kind, such as `invalid_range` or `role_required`. The list is open. */
  declare readonly code: string;
  /** Whether the same call may succeed later, with nothing changed. */
  declare readonly isRetryable: boolean;
  /** Identifies the request in the server's log; absent when the server did not answer. */
  declare readonly requestId?: string;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = details.code;
    this.isRetryable = details.isRetryable ?? false;
    if (details.requestId !== undefined) this.requestId = details.requestId;
  }

  /** A plain form that is safe to log, without `stack`. Send it where an error itself does not survive, such as through `postMessage`. */
  toJSON(): ErrorJson {
    const { name, kind, code, message, isRetryable, requestId } = this;
    return { name, kind, code, message, isRetryable, ...(requestId !== undefined && { requestId }) };
  }

  /** Recognises this class across copies of the package. Subclasses inherit this, and mean themselves. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return isInstanceOf(this, value);
  }
}
