import { StoreUnavailableError } from '../store/store-error.js';
import { redact, withoutQuotes } from './redact.js';

/**
 * An error as it may be logged: without credentials, and without the values that a store quotes in its errors.
 *
 * @public
 */
export interface ErrorDescription {
  /** The kind of error. */
  readonly name: string;
  /** What it says. */
  readonly message: string;
  /** The code of the system or of ClickHouse, if it has one. */
  readonly code?: string;
  /** Where it was thrown; absent when that is of no use. */
  readonly stack?: readonly string[];
  /** The errors that caused it. */
  readonly causes?: readonly ErrorDescription[];
}

/** How deep causes of causes are followed; a longer chain is a cycle or a mistake. */
const MAX_DEPTH = 5;
/** How many causes of one error are described, for errors of several attempts. */
const MAX_CAUSES = 4;
const MAX_FRAMES = 12;

/**
 * Describes an error for a log. The handler passes errors to `onError` as they were thrown, which may contain secrets.
 *
 * @example
 * ```ts
 * import { createUsageHandler, describeError, generateKeys, openStore } from '@credit-usage/server';
 *
 * const handler = createUsageHandler({
 *   store: await openStore({ folder: './usage' }),
 *   keys: generateKeys(),
 *   onError: (error, requestId) => console.error(JSON.stringify({ requestId, error: describeError(error) })),
 * });
 * ```
 * @public
 */
export function describeError(error: unknown): ErrorDescription {
  const description = describe(error, redact, 0);
  const stack = error instanceof Error && !(error instanceof StoreUnavailableError) ? framesOf(error) : [];
  return { ...description, ...(stack.length && { stack }) };
}

function describe(error: unknown, wording: (text: string) => string, depth: number): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, message: wording(String(error)) };
  const { code } = error as NodeJS.ErrnoException;
  const causes = depth < MAX_DEPTH ? causesOf(error) : [];
  return {
    name: redact(error.name),
    message: wording(error.message),
    ...(code !== undefined && { code: redact(String(code)) }),
    ...(causes.length && { causes: causes.map((cause) => describe(cause, withoutQuotes, depth + 1)) }),
  };
}

/** The error of several attempts has no message of its own: its errors count as causes. */
function causesOf(error: Error): unknown[] {
  const tries: unknown[] = error instanceof AggregateError ? error.errors : [];
  return [...(error.cause === undefined ? [] : [error.cause]), ...tries].slice(0, MAX_CAUSES);
}

/** Without the lines before the first one: they repeat the message. */
function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line.startsWith('at '))
    .slice(0, MAX_FRAMES)
    .map(redact);
}
