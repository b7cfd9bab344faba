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
  readonly previousSecret?: string | undefined;
  /** A second ingest key that is also accepted. */
  readonly previousIngest?: string | undefined;
}

/** The two kinds of keys. */
export type KeyKind = 'secret' | 'ingest';

const PREFIXES: Readonly<Record<KeyKind, string>> = { secret: 'cu_sk_', ingest: 'cu_ik_' };
/** Shorter keys can be guessed, and so can keys that repeat a few characters. */
const MIN_LENGTH = 24;
const MIN_CHARACTERS = 8;
/** What may follow `Bearer`: a key with any other character could not be sent. */
const SENDABLE = /^[A-Za-z0-9\-._~+/]+=*$/;
/** What separates the keys of one variable. */
const SEPARATORS = /[\s,]+/;

/**
 * A key is missing, has the wrong prefix, can be guessed, cannot be sent, is given twice, or tells another one. The message names the field or the variable, and
 * contains no key.
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
  return { secret: PREFIXES.secret + random(), ingest: PREFIXES.ingest + random() };
}

/**
 * Returns the keys if they can be used.
 *
 * @throws KeyConfigurationError when a key has the wrong prefix, is too short, cannot be sent in a header, or is given twice, and when a
 * secret and an ingest key differ in the prefix only.
 * @public
 */
export function checkKeys(keys: Keys): Keys {
  checkSecrets(keys);
  const { ingest, previousIngest } = keys;
  checkEach('ingest', ['keys.ingest', ingest], ['keys.previousIngest', previousIngest]);
  checkApart(secretsOf(keys), ingestKeysOf(keys), { secret: 'keys.secret', ingest: 'keys.ingest' });
  return keys;
}

/**
 * Refuses a secret that differs from an ingest key only in the prefix: whoever may write could make tokens.
 *
 * @param names - what the keys are called where they come from
 * @throws KeyConfigurationError
 */
export function checkApart(
  secrets: KeyList,
  ingest: KeyList,
  names: Readonly<Record<KeyKind, string>>,
): void {
  const randomOf = (kind: KeyKind) => (key: string) => key.slice(PREFIXES[kind].length);
  const written = ingest.map(randomOf('ingest'));
  if (secrets.map(randomOf('secret')).some((each) => written.includes(each)))
    throw new KeyConfigurationError(
      `${names.secret} and ${names.ingest} must differ in more than the prefix: whoever holds one would know the other`,
    );
}

/** The secrets of keys, without the ingest keys. */
export type Secrets = Pick<Keys, 'secret' | 'previousSecret'>;

/** Checks secrets as `checkKeys` does. @throws KeyConfigurationError */
export function checkSecrets({ secret, previousSecret }: Secrets): void {
  checkEach('secret', ['keys.secret', secret], ['keys.previousSecret', previousSecret]);
}

/** The valid secrets: the one that signs, then the other one, if any. */
export const secretsOf = ({ secret, previousSecret }: Secrets): KeyList => listed(secret, previousSecret);

/** The ingest keys that are valid. */
export const ingestKeysOf = ({ ingest, previousIngest }: Keys): KeyList => listed(ingest, previousIngest);

/** Valid keys of one kind, the current one first. */
export type KeyList = readonly [string, ...string[]];

const listed = (key: string, previous: string | undefined): KeyList =>
  previous === undefined ? [key] : [key, previous];

/** The keys in the text of a variable: separated by commas or white space. */
export const separated = (text: string): string[] => text.split(SEPARATORS).filter((key) => key !== '');

/** A key, after what it is called where it comes from. */
type Named = readonly [name: string, key: unknown];

/** Checks the current key and the other one, which may be undefined. @throws KeyConfigurationError */
export function checkEach(kind: KeyKind, current: Named, previous: Named): void {
  check(kind, current);
  if (previous[1] === undefined) return;
  check(kind, previous);
  if (previous[1] === current[1])
    throw new KeyConfigurationError(`${previous[0]} must be another key than the first one, or be left out`);
}

function check(kind: KeyKind, [name, key]: Named): void {
  const prefix = PREFIXES[kind];
  if (typeof key !== 'string' || !key.startsWith(prefix))
    throw new KeyConfigurationError(`${name} must begin with ${prefix}`);
  if (separated(key).filter((each) => each.startsWith(prefix)).length > 1) throw severalIn(kind, name);
  if (key.length < MIN_LENGTH)
    throw new KeyConfigurationError(`${name} must have at least ${MIN_LENGTH} characters`);
  if (new Set(key.slice(prefix.length)).size < MIN_CHARACTERS)
    throw new KeyConfigurationError(`${name} must be random: the same few characters again can be guessed`);
  if (!SENDABLE.test(key))
    throw new KeyConfigurationError(
      `${name} may hold only letters, digits and - . _ ~ + /, with = at the end`,
    );
}

/** A variable may hold two keys, a field only one: a variable with two was passed on as it is. */
function severalIn(kind: KeyKind, name: string): KeyConfigurationError {
  const other = { secret: 'previousSecret', ingest: 'previousIngest' }[kind];
  return new KeyConfigurationError(
    `${name} must be one key. Give the second one as keys.${other}, or let keysFromEnv() read both from the environment`,
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
