import { generateKeys, type KeyKind, type Keys } from '../auth/keys.js';
import { keysIn, keysOf } from '../auth/keys-from-env.js';

/** Keys for a server, and which of them were generated for this run because the environment has none. */
export interface ReadKeys {
  readonly keys: Keys;
  readonly generated: readonly KeyKind[];
}

/** The keys from the environment; those that it does not have are generated for this run. @throws KeyConfigurationError */
export function readKeys(): ReadKeys {
  const made = generateKeys();
  const given = { secret: keysIn('secret'), ingest: keysIn('ingest') };
  return {
    keys: keysOf(given.secret ?? [made.secret], given.ingest ?? [made.ingest]),
    generated: (['secret', 'ingest'] as const).filter((kind) => given[kind] === undefined),
  };
}

/** The current key of one kind, with which a command signs or sends. Undefined when the environment has none. */
export function readKeyInForce(kind: KeyKind): string | undefined {
  return keysIn(kind)?.[0];
}
