import type { ReadOperation } from '../contract/requests/vocabulary.js';
import type { CreditUsageError } from '../errors/base.js';

/**
 * One attempt, as hooks and logs see it: no query, no headers, no credential.
 *
 * @public
 */
export interface AttemptInfo {
  /** Which read it is. */
  readonly operation: ReadOperation;
  /** The path, without the base URL and the query. */
  readonly path: string;
  /** Which attempt of the call, from 1. */
  readonly attempt: number;
}

/**
 * An answer has arrived, whatever its status.
 *
 * @public
 */
export interface ResponseInfo extends AttemptInfo {
  /** The HTTP status; 0 for a redirect in a browser, which hides it. */
  readonly status: number;
  /** How long the attempt took, headers and body, in milliseconds. */
  readonly durationMs: number;
  /** The server's name for the request. */
  readonly requestId: string | undefined;
}

/**
 * An attempt has failed and there will be another one.
 *
 * @public
 */
export interface RetryInfo extends AttemptInfo {
  /** Why. */
  readonly error: CreditUsageError;
  /** How long until the next attempt, in milliseconds. */
  readonly delayMs: number;
}

/**
 * The call has failed: this is thrown.
 *
 * @public
 */
export interface ErrorInfo extends AttemptInfo {
  /** What is thrown. */
  readonly error: CreditUsageError;
}

/**
 * Observers: they cannot change the call, the call does not wait for them, and if one throws, that is logged and ignored.
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
  /** When a call fails. */
  readonly onError?: readonly ((info: ErrorInfo) => unknown)[] | undefined;
}

/** The names of the hooks. */
export const HOOK_NAMES = ['onRequest', 'onResponse', 'onRetry', 'onError'] as const;

/** Both sets of observers, the earlier ones first. */
export function joinHooks(first: Hooks | undefined, second: Hooks | undefined): Hooks {
  return Object.fromEntries(
    HOOK_NAMES.map((name) => [name, [...(first?.[name] ?? []), ...(second?.[name] ?? [])]]),
  );
}

/** Tells the observers. Whatever they do, the call goes on. */
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
