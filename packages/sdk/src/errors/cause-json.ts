import type { ErrorJson } from './base.js';

/** A cause may be circular. */
const MAX_DEPTH = 5;

/**
 * The plain form with what is behind the error: the message of the innermost cause, since the outer ones say "fetch failed", and
 * the code. Only for errors whose cause holds no credential any more (`safeCause`).
 */
export function withCause({ cause }: Error, json: ErrorJson): ErrorJson {
  let found: ErrorJson['cause'];
  let at = cause as Partial<Error & { code: unknown }> | undefined;
  for (let depth = 0; depth < MAX_DEPTH && typeof at?.message === 'string'; depth++) {
    const { code, message } = at;
    found = { ...found, ...(typeof code === 'string' && { code }), message };
    at = at.cause as typeof at;
  }
  return found ? { ...json, cause: found } : json;
}
