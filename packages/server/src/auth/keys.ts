import { createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The keys of a server. There may be two of each kind, so that a key can be replaced without refusing anybody in the meantime.
 *
 * @example
 * ```ts
 * import { checkKeys, generateKeys } from '@credit-usage/server';
 *
 * const before = generateKeys();
 * const after = generateKeys();
 * const keys = checkKeys({ ...after, previousSecret: before.secret, previousIngest: before.ingest });
 * ```
 * @public
 */
export interface Keys {
  /** Makes viewer tokens; begins with `cu_sk_`. Whoever holds it can see everything. */
  readonly secret: string;
  /** Writes events; begins with `cu_ik_`. */
  readonly ingest: string;
  /** A second secret that is also accepted, as are tokens and cursors that were signed with it. Nothing new is signed with it. */
  readonly previousSecret?: string;
  /** A second ingest key that is also accepted. */
  readonly previousIngest?: string;
}

const SECRET_PREFIX = 'cu_sk_';
const INGEST_PREFIX = 'cu_ik_';
/** Shorter keys can be guessed, and so can keys that repeat a few characters. */
const MIN_LENGTH = 24;
const MIN_CHARACTERS = 8;
/** What may follow `Bearer`: a key with any other character could not be sent. */
const SENDABLE = /^[A-Za-z0-9\-._~+/]+=*$/;

/**
 * A key has the wrong prefix, can be guessed, cannot be sent, or is given twice.
 *
 * @public
 */
export class KeyConfigurationError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'KeyConfigurationError';
}

/**
 * Generates new keys, for one run of a server: tokens and cursors of earlier runs are not valid with them.
 *
 * @public
 */
export function generateKeys(): Keys {
  const random = () => randomBytes(24).toString('base64url');
  return { secret: SECRET_PREFIX + random(), ingest: INGEST_PREFIX + random() };
}

/**
 * Returns the keys if they can be used.
 *
 * @throws KeyConfigurationError when a key has the wrong prefix, is too short, cannot be sent in a header, or is given twice.
 * @public
 */
export function checkKeys(keys: Keys): Keys {
  checkPair('CREDIT_USAGE_SECRET_KEY', SECRET_PREFIX, keys.secret, keys.previousSecret);
  checkPair('CREDIT_USAGE_INGEST_KEY', INGEST_PREFIX, keys.ingest, keys.previousIngest);
  return keys;
}

/** The valid secrets: the one that signs, then the other one, if any. */
export const secretsOf = ({ secret, previousSecret }: Keys): KeyList => listed(secret, previousSecret);

/** The ingest keys that are valid. */
export const ingestKeysOf = ({ ingest, previousIngest }: Keys): KeyList => listed(ingest, previousIngest);

/** Valid keys of one kind, the current one first. */
export type KeyList = readonly [string, ...string[]];

const listed = (key: string, previous: string | undefined): KeyList =>
  previous === undefined ? [key] : [key, previous];

/**
 * Returns secrets if they can be used.
 *
 * @param name - the variable or option that they come from, for messages
 * @throws KeyConfigurationError, whose message contains no secret
 */
export function checkSecrets(name: string, secrets: KeyList): KeyList {
  checkAll(name, SECRET_PREFIX, secrets);
  return secrets;
}

function checkPair(name: string, prefix: string, key: unknown, previous: unknown): void {
  checkAll(name, prefix, previous === undefined ? [key] : [key, previous]);
}

function checkAll(name: string, prefix: string, keys: readonly unknown[]): void {
  if (!keys.length) throw new KeyConfigurationError(`${name} must hold a key`);
  for (const [index, key] of keys.entries())
    check(keys.length === 1 ? name : `The ${index ? 'second' : 'first'} key of ${name}`, key, prefix);
  if (new Set(keys).size < keys.length)
    throw new KeyConfigurationError(`${name} must not hold the same key twice`);
}

function check(name: string, key: unknown, prefix: string): void {
  if (typeof key !== 'string' || !key.startsWith(prefix))
    throw new KeyConfigurationError(`${name} must begin with ${prefix}`);
  if (key.length < MIN_LENGTH)
    throw new KeyConfigurationError(`${name} must have at least ${MIN_LENGTH} characters`);
  if (new Set(key.slice(prefix.length)).size < MIN_CHARACTERS)
    throw new KeyConfigurationError(`${name} must be random: the same few characters again can be guessed`);
  if (!SENDABLE.test(key))
    throw new KeyConfigurationError(
      `${name} may hold only letters, digits and - . _ ~ + /, with = at the end`,
    );
}

/**
 * Whether a key is one of those expected. All of them are compared, in a time that depends neither on where the key differs, nor on its
 * length, nor on which one it is.
 */
export function isOneOf(given: string, expected: KeyList): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const wanted = digest(given);
  return expected.map((key) => timingSafeEqual(wanted, digest(key))).includes(true);
}

/** Derives a key for one purpose, which reveals nothing about the other keys or the secret. */
export function deriveKey(secret: string, purpose: 'viewer-token' | 'cursor'): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'credit-usage', purpose, 32));
}
