import { holdsSecret, redact } from './secrets.js';

const MAX_DEPTH = 5;

/**
 * The cause that an error may show: the original when no credential can be found in it, otherwise a copy with only its
 * name, code, redacted message and causes. The error of a failed request often carries the request's headers.
 */
export function safeCause(cause: unknown, secrets: readonly string[]): unknown {
  return isClean(cause, secrets, new Set(), 0) ? cause : copyOf(cause, secrets, 0);
}

function isClean(value: unknown, secrets: readonly string[], seen: Set<object>, depth: number): boolean {
  if (typeof value === 'string') return !holdsSecret(value, secrets);
  if (typeof value === 'function') return false;
  if (typeof value !== 'object' || value === null) return true;
  if (seen.has(value)) return true;
  // There is no telling what an object of an unknown class shows when it is printed.
  if (depth > MAX_DEPTH || !(value instanceof Error || isPlain(value))) return false;
  seen.add(value);
  return Reflect.ownKeys(value).every((key) => {
    // In some engines, `stack` is an accessor; reading it gives text in all of them.
    if (key === 'stack' && value instanceof Error) return isClean(value.stack, secrets, seen, depth + 1);
    const property = Object.getOwnPropertyDescriptor(value, key);
    return !property?.get && isClean(property?.value, secrets, seen, depth + 1);
  });
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function copyOf(cause: unknown, secrets: readonly string[], depth: number): Error {
  if (!(cause instanceof Error)) {
    return new Error(typeof cause === 'string' ? redact(cause, secrets) : `A thrown ${typeof cause}`);
  }
  const inner = depth < MAX_DEPTH ? cause.cause : undefined;
  const copy = new Error(
    redact(String(cause.message), secrets),
    inner === undefined ? undefined : { cause: copyOf(inner, secrets, depth + 1) },
  );
  copy.name = redact(String(cause.name), secrets);
  // The stack of the copy would point here, and that of the original repeats its message.
  copy.stack = `${copy.name}: ${copy.message}`;
  const { code } = cause as { code?: unknown };
  if (typeof code === 'string') Object.assign(copy, { code: redact(code, secrets) });
  return copy;
}
