import { notify } from './hooks.js';

/**
 * The details of a log line: these fields, and no others.
 *
 * @public
 */
export interface LogDetails {
  /** What the call reads. */
  readonly operation?: string;
  /** The path, without the base URL and the query. */
  readonly path?: string;
  /** The number of the attempt within the call, from 1. */
  readonly attempt?: number;
  /** The HTTP status. */
  readonly status?: number;
  /** How long the attempt took, in milliseconds. */
  readonly durationMs?: number;
  /** How long until the next attempt, in milliseconds. */
  readonly delayMs?: number;
  /** Identifies the request in the server's log. */
  readonly requestId?: string;
  /** The kind of an error. */
  readonly kind?: string;
  /** The code of an error. */
  readonly code?: string;
  /** The system's code for the cause of an error, such as `ECONNREFUSED`. */
  readonly cause?: string;
  /** The name of the hook that failed. */
  readonly hook?: string;
}

/**
 * Receives log lines; `console` is one. Both methods are optional. Attempts are logged at `debug`, and so is a call that
 * fails, with the kind and code of the error that it throws; retries and failing hooks at `warn`.
 *
 * @public
 */
export interface Logger {
  /** Every attempt, every answer and every failed call. */
  debug?(message: string, details: LogDetails): void;
  /** What went wrong without ending the call. */
  warn?(message: string, details: LogDetails): void;
}

/** Logs a line with what is known. A logger that throws must not end a call. */
export function log(
  logger: Logger | undefined,
  level: 'debug' | 'warn',
  message: string,
  details: { readonly [Key in keyof LogDetails]: LogDetails[Key] | undefined },
): void {
  if (!logger) return;
  const known = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
  // There is nowhere left to report a failure.
  notify([() => logger[level]?.(message, known)], undefined, () => {});
}
