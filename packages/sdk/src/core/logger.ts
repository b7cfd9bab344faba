/**
 * What a log line has besides its text: these fields, and nothing else.
 *
 * @public
 */
export interface LogDetails {
  /** Which read it is. */
  readonly operation?: string;
  /** The path, without the base URL and the query. */
  readonly path?: string;
  /** Which attempt of the call, from 1. */
  readonly attempt?: number;
  /** The HTTP status. */
  readonly status?: number;
  /** How long the attempt took, in milliseconds. */
  readonly durationMs?: number;
  /** How long until the next attempt, in milliseconds. */
  readonly delayMs?: number;
  /** The server's name for the request. */
  readonly requestId?: string;
  /** The kind of an error. */
  readonly kind?: string;
  /** The code of an error. */
  readonly code?: string;
  /** What the system calls the cause of an error, such as `ECONNREFUSED`. */
  readonly cause?: string;
  /** The observer that failed. */
  readonly hook?: string;
}

/**
 * Where log lines go. `console` is one; each method may be missing. Attempts are logged at `debug`, retries and
 * failing observers at `warn`. Errors are thrown, not logged.
 *
 * @public
 */
export interface Logger {
  /** Every attempt and every answer. */
  debug?(message: string, details: LogDetails): void;
  /** What went wrong without ending the call. */
  warn?(message: string, details: LogDetails): void;
}

const ALLOWED = [
  'operation',
  'path',
  'attempt',
  'status',
  'durationMs',
  'delayMs',
  'requestId',
  'kind',
  'code',
  'cause',
  'hook',
] as const satisfies readonly (keyof LogDetails)[];

/** Logs, with no more than the allowed details. A logger that throws must not end a call. */
export function log(
  logger: Logger | undefined,
  level: 'debug' | 'warn',
  message: string,
  details: { readonly [Key in keyof LogDetails]: LogDetails[Key] | undefined },
): void {
  if (!logger) return;
  const picked = Object.fromEntries(
    ALLOWED.flatMap((key) => (details[key] === undefined ? [] : [[key, details[key]]])),
  );
  try {
    logger[level]?.(message, picked);
  } catch {
    // There is nowhere left to say so.
  }
}
