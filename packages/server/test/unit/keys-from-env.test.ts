import { createUsageHandler, generateKeys, KeyConfigurationError, keysFromEnv } from '@credit-usage/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readKeys } from '../../src/cli/keys.js';
import { type StoreParts, storeOf } from '../../src/open-store.js';

const [ONE, TWO, THREE] = [generateKeys(), generateKeys(), generateKeys()];

afterEach(() => {
  vi.unstubAllEnvs();
});

function environment(secret: string | undefined, ingest: string | undefined): void {
  vi.stubEnv('CREDIT_USAGE_SECRET_KEY', secret);
  vi.stubEnv('CREDIT_USAGE_INGEST_KEY', ingest);
}

describe('keysFromEnv', () => {
  it.each([
    ['one key of each kind', ONE.secret, ONE.ingest, ONE],
    [
      'two keys of each kind',
      `${ONE.secret},${TWO.secret}`,
      ` ${ONE.ingest} ${TWO.ingest}\n`,
      { ...ONE, previousSecret: TWO.secret, previousIngest: TWO.ingest },
    ],
    [
      'a second key of one kind',
      ONE.secret,
      `${ONE.ingest}, ${TWO.ingest}`,
      { ...ONE, previousIngest: TWO.ingest },
    ],
  ])('reads %s as the command line does, for a handler', (_, secret, ingest, keys) => {
    environment(secret, ingest);
    expect(keysFromEnv()).toEqual(keys);
    expect(readKeys()).toEqual({ keys, generated: false });
    expect(createUsageHandler({ store: storeOf({} as StoreParts), keys: keysFromEnv() })).toBeTypeOf(
      'function',
    );
  });

  it.each<[string, string | undefined, string | undefined, RegExp]>([
    [
      'no secret',
      undefined,
      ONE.ingest,
      /^CREDIT_USAGE_SECRET_KEY is not set\. Set it to a key of your own; .*generateKeys/,
    ],
    ['no ingest key', ONE.secret, undefined, /^CREDIT_USAGE_INGEST_KEY is not set\. /],
    ['an empty variable', ' , ', ONE.ingest, /^CREDIT_USAGE_SECRET_KEY is set but empty$/],
    [
      'three keys',
      [ONE, TWO, THREE].map((keys) => keys.secret).join(),
      ONE.ingest,
      /^CREDIT_USAGE_SECRET_KEY has 3 keys; it may hold two/,
    ],
    ['a key of the other kind', ONE.ingest, ONE.ingest, /^CREDIT_USAGE_SECRET_KEY must begin with cu_sk_$/],
    [
      'a first key that is short',
      ONE.secret,
      `cu_ik_short,${ONE.ingest}`,
      /^The first key of CREDIT_USAGE_INGEST_KEY must have at least 24 characters$/,
    ],
    [
      'one key twice',
      `${ONE.secret} ${ONE.secret}`,
      ONE.ingest,
      /^The second key of CREDIT_USAGE_SECRET_KEY must be another key than the first one, or be left out$/,
    ],
    [
      'keys that differ in the prefix only',
      `${TWO.secret} ${ONE.secret}`,
      ONE.secret.replace('cu_sk_', 'cu_ik_'),
      /^CREDIT_USAGE_SECRET_KEY and CREDIT_USAGE_INGEST_KEY must differ in more than the prefix: whoever holds one/,
    ],
  ])('refuses %s, and names the variable', (_, secret, ingest, words) => {
    environment(secret, ingest);
    expect(keysFromEnv).toThrow(KeyConfigurationError);
    expect(keysFromEnv).toThrow(words);
    expect(keysFromEnv).not.toThrow(ONE.secret.slice(6));
    if (secret !== undefined && ingest !== undefined) expect(readKeys).toThrow(words);
  });
});
