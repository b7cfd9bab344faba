import type { ErrorJson } from './base.js';

/** A limit, because a chain of causes may be circular. */
const MAX_DEPTH = 5;

/**
 * Adds the cause to the plain form of an error: the message of the innermost cause, since outer ones only say "fetch failed", and
 * the code. Only for errors whose cause no longer holds a credential (`safeCause`).
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
