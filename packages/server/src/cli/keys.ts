import { checkKeys, generateKeys, KeyConfigurationError, type Keys } from '../auth/keys.js';

/** The variables that hold keys. */
export const KEY_VARIABLES = {
  secret: 'CREDIT_USAGE_SECRET_KEY',
  ingest: 'CREDIT_USAGE_INGEST_KEY',
} as const;

type Kind = keyof typeof KEY_VARIABLES;

/** Keys for a server, and which of them were generated for this run because the environment has none. */
export interface ReadKeys {
  readonly keys: Keys;
  readonly generated: readonly Kind[];
}

/** The keys from the environment; those that it does not have are generated for this run. @throws KeyConfigurationError */
export function readKeys(): ReadKeys {
  const made = generateKeys();
  const given = { secret: variable('secret'), ingest: variable('ingest') };
  const [secret, previousSecret] = given.secret ?? [made.secret];
  const [ingest, previousIngest] = given.ingest ?? [made.ingest];
  const keys = checkKeys({
    secret: secret as string,
    ingest: ingest as string,
    ...(previousSecret !== undefined && { previousSecret }),
    ...(previousIngest !== undefined && { previousIngest }),
  });
  return { keys, generated: (['secret', 'ingest'] as const).filter((kind) => given[kind] === undefined) };
}

/** The current key of one kind, with which a command signs or sends. Undefined when the environment has none. */
export function readKeyInForce(kind: Kind): string | undefined {
  return variable(kind) === undefined ? undefined : readKeys().keys[kind];
}

/** A variable's keys, separated by commas or white space. */
function variable(kind: Kind): readonly string[] | undefined {
  const name = KEY_VARIABLES[kind];
  const text = process.env[name];
  if (text === undefined) return undefined;
  const keys = text.split(/[\s,]+/).filter((key) => key !== '');
  // Were an empty variable taken as absent, a faulty deployment would start a server whose keys nobody knows.
  if (!keys.length) throw new KeyConfigurationError(`${name} is set but empty`);
  if (keys.length > 2)
    throw new KeyConfigurationError(
      `${name} has ${keys.length} keys; it may hold two: the current one, and one more that is accepted`,
    );
  return keys;
}
