import { createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The secrets of a server.
 *
 * @public
 */
export interface Keys {
  /** Makes viewer tokens; begins with `cu_sk_`. Whoever holds it can see everything. */
  readonly secret: string;
  /** Writes events; begins with `cu_ik_`. */
  readonly ingest: string;
}

const SECRET_PREFIX = 'cu_sk_';
const INGEST_PREFIX = 'cu_ik_';
/** Shorter ones can be guessed. */
const MIN_LENGTH = 24;
/** What may stand behind `Bearer`: a key with anything else could never be sent. */
const SENDABLE = /^[A-Za-z0-9\-._~+/]+=*$/;

/**
 * A key has the wrong beginning, can be guessed, or cannot be sent.
 *
 * @public
 */
export class KeyConfigurationError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'KeyConfigurationError';
}

/**
 * Fresh keys, for one run: tokens of another run are not valid then.
 *
 * @public
 */
export function generateKeys(): Keys {
  const random = () => randomBytes(24).toString('base64url');
  return { secret: SECRET_PREFIX + random(), ingest: INGEST_PREFIX + random() };
}

/**
 * Hands keys back when they can be used.
 *
 * @throws KeyConfigurationError when a key has the wrong beginning, is too short, or cannot stand in a header.
 * @public
 */
export function checkKeys(keys: Keys): Keys {
  check('CREDIT_USAGE_SECRET_KEY', keys.secret, SECRET_PREFIX);
  check('CREDIT_USAGE_INGEST_KEY', keys.ingest, INGEST_PREFIX);
  return keys;
}

function check(name: string, key: string | undefined, prefix: string): void {
  if (!key?.startsWith(prefix)) throw new KeyConfigurationError(`${name} must begin with ${prefix}`);
  if (key.length < MIN_LENGTH)
    throw new KeyConfigurationError(`${name} must have at least ${MIN_LENGTH} characters`);
  if (!SENDABLE.test(key))
    throw new KeyConfigurationError(
      `${name} must have no characters but letters, digits and - . _ ~ + /, and = at its end`,
    );
}

/** Compares in time that does not depend on where they differ, nor on their lengths. */
export function sameKey(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** A key for one purpose, so that none of them says anything of another or of the secret. */
export function deriveKey(secret: string, purpose: 'viewer-token' | 'cursor'): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'credit-usage', purpose, 32));
}
