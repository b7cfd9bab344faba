import {
  checkApart,
  checkEach,
  KeyConfigurationError,
  type KeyKind,
  type KeyList,
  type Keys,
  separated,
} from './keys.js';

/** The variables that hold keys. */
export const KEY_VARIABLES: Readonly<Record<KeyKind, string>> = {
  secret: 'CREDIT_USAGE_SECRET_KEY',
  ingest: 'CREDIT_USAGE_INGEST_KEY',
};

/**
 * Reads the keys from the environment variables `CREDIT_USAGE_SECRET_KEY` and `CREDIT_USAGE_INGEST_KEY`, as the command line does. Each of them
 * holds one key, or two, separated by a comma or by white space: the first one signs, and both are accepted.
 *
 * @throws KeyConfigurationError when a variable is not set or is empty, holds more than two keys, or holds a key that `checkKeys` refuses.
 *
 * @example
 * ```ts
 * import { createUsageHandler, keysFromEnv, openStore } from '@credit-usage/server';
 *
 * const store = await openStore({ folder: './usage' });
 * const handler = createUsageHandler({ store, keys: keysFromEnv() });
 * ```
 * @public
 */
export function keysFromEnv(): Keys {
  return keysOf(needed('secret'), needed('ingest'));
}

/** Keys of lists with one or two of each kind. @throws KeyConfigurationError when a secret tells an ingest key */
export function keysOf(secrets: KeyList, ingestKeys: KeyList): Keys {
  checkApart(secrets, ingestKeys, KEY_VARIABLES);
  const [secret, previousSecret] = secrets;
  const [ingest, previousIngest] = ingestKeys;
  return { secret, ingest, previousSecret, previousIngest };
}

/** The keys in one variable, checked; undefined when it is not set. @throws KeyConfigurationError */
export function keysIn(kind: KeyKind): KeyList | undefined {
  const name = KEY_VARIABLES[kind];
  const text = process.env[name];
  if (text === undefined) return undefined;
  const keys = separated(text);
  const [first, second] = keys;
  // Were an empty variable taken as absent, a faulty deployment would start a server whose keys nobody knows.
  if (first === undefined) throw new KeyConfigurationError(`${name} is set but empty`);
  if (keys.length > 2)
    throw new KeyConfigurationError(
      `${name} has ${keys.length} keys; it may hold two: the current one, and one more that is accepted`,
    );
  const called = second === undefined ? name : `The first key of ${name}`;
  checkEach(kind, [called, first], [`The second key of ${name}`, second]);
  return [first, ...keys.slice(1)];
}

function needed(kind: KeyKind): KeyList {
  const keys = keysIn(kind);
  if (keys) return keys;
  throw new KeyConfigurationError(
    `${KEY_VARIABLES[kind]} is not set. Set it to a key of your own; to try things out, use generateKeys() instead of keysFromEnv()`,
  );
}
