import type { ReadOperation } from '../contract/requests/vocabulary.js';
import type { CreditUsageError } from '../errors/base.js';

/**
 * One attempt, as hooks and logs see it: no query, no headers, no credential.
 *
 * @public
 */
export interface AttemptInfo {
  /** What the call reads. */
  readonly operation: ReadOperation;
  /** The path, without the base URL and the query. */
  readonly path: string;
  /** The number of the attempt within the call, from 1. */
  readonly attempt: number;
}

/**
 * An answer has arrived, whatever its status.
 *
 * @public
 */
export interface ResponseInfo extends AttemptInfo {
  /** The HTTP status; 0 for a redirect in a browser, which hides its status. */
  readonly status: number;
  /** How long the attempt took, headers and body, in milliseconds. */
  readonly durationMs: number;
  /** Identifies the request in the server's log. */
  readonly requestId: string | undefined;
}

/**
 * An attempt has failed, and another will follow.
 *
 * @public
 */
export interface RetryInfo extends AttemptInfo {
  /** Why the attempt failed. */
  readonly error: CreditUsageError;
  /** How long until the next attempt, in milliseconds. */
  readonly delayMs: number;
}

/**
 * The call has failed.
 *
 * @public
 */
export interface ErrorInfo extends AttemptInfo {
  /** The error that the call throws. */
  readonly error: CreditUsageError;
}

/**
 * Functions that observe calls. They cannot change a call, and no call waits for them. If one throws, its failure is logged and
 * otherwise ignored.
 *
 * @public
 */
export interface Hooks {
  /** Before each attempt. */
  readonly onRequest?: readonly ((info: AttemptInfo) => unknown)[] | undefined;
  /** After each answer. */
  readonly onResponse?: readonly ((info: ResponseInfo) => unknown)[] | undefined;
  /** Before each wait for another attempt. */
  readonly onRetry?: readonly ((info: RetryInfo) => unknown)[] | undefined;
  /**
   * When a call fails, also because its signal aborts it. Not for errors that no attempt has caused: an option or query that is not
   * valid, a cursor that comes twice, the answers of a history that do not belong together.
   */
  readonly onError?: readonly ((info: ErrorInfo) => unknown)[] | undefined;
}

export const HOOK_NAMES = ['onRequest', 'onResponse', 'onRetry', 'onError'] as const;

/** Joins two sets of observers; those of the first are called first. */
export function joinHooks(first: Hooks | undefined, second: Hooks | undefined): Hooks {
  return Object.fromEntries(
    HOOK_NAMES.map((name) => [name, [...(first?.[name] ?? []), ...(second?.[name] ?? [])]]),
  );
}

/** Calls the observers. Whatever they do, the call goes on. */
export function notify<Info>(
  observers: readonly ((info: Info) => unknown)[] | undefined,
  info: Info,
  onFailure: () => void,
): void {
  for (const observe of observers ?? []) {
    try {
      // An async observer must not become an unhandled rejection.
      Promise.resolve(observe(info)).catch(onFailure);
    } catch {
      onFailure();
    }
  }
}
