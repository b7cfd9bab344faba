import { generateKeys, type KeyKind, type Keys } from '../auth/keys.js';
import { KEY_VARIABLES, keysIn, keysOf } from '../auth/keys-from-env.js';
import { UsageError } from './usage-error.js';

/** Keys for a server, and whether they were generated for this run because the environment has none. */
export interface ReadKeys {
  readonly keys: Keys;
  readonly generated: boolean;
}

/**
 * The keys from the environment, or keys for this run when it has none. Where only one kind is set, the other was forgotten: a key that was
 * generated in its place would refuse everybody who has the right one.
 *
 * @throws KeyConfigurationError, UsageError
 */
export function readKeys(): ReadKeys {
  const [secret, ingest] = [keysIn('secret'), keysIn('ingest')];
  if (secret && ingest) return { keys: keysOf(secret, ingest), generated: false };
  if (!secret && !ingest) return { keys: generateKeys(), generated: true };
  throw new UsageError(
    `${KEY_VARIABLES[secret ? 'ingest' : 'secret']} is not set. Set both keys, or neither to have keys made for this run.`,
  );
}

/** The current key of one kind, with which a command signs or sends. Undefined when the environment has none. */
export function readKeyInForce(kind: KeyKind): string | undefined {
  return keysIn(kind)?.[0];
}
