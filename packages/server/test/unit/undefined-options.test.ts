import {
  createUsageHandler,
  type Grants,
  generateKeys,
  type Keys,
  type NameDirectory,
  openStore,
  type StoreOptions,
  type TokenGrants,
  type UsageHandlerOptions,
} from '@credit-usage/server';
import { expect, expectTypeOf, it } from 'vitest';
import { type StoreParts, storeOf } from '../../src/open-store.js';

/** What may be left out of some options. */
type Optional<Options> = {
  [Name in keyof Options as object extends Pick<Options, Name> ? Name : never]: Options[Name];
};

/** The same options, each of them undefined, as a variable of the environment that is not set. */
type Undefined<Options> = { [Name in keyof Optional<Options>]: undefined };

it('what may be left out may be undefined, also under exactOptionalPropertyTypes', () => {
  expectTypeOf<Undefined<UsageHandlerOptions>>().toExtend<Optional<UsageHandlerOptions>>();
  expectTypeOf<Undefined<StoreOptions>>().toExtend<StoreOptions>();
  expectTypeOf<Undefined<Keys>>().toExtend<Optional<Keys>>();
  expectTypeOf<Undefined<NameDirectory>>().toExtend<Optional<NameDirectory>>();
  expectTypeOf<Undefined<Grants>>().toExtend<Optional<Grants>>();
  expectTypeOf<Undefined<TokenGrants>>().toExtend<Optional<TokenGrants>>();
  expectTypeOf<keyof Optional<Keys>>().toEqualTypeOf<'previousSecret' | 'previousIngest'>();
});

it('undefined is as if it were left out', async () => {
  const keys: Keys = { ...generateKeys(), previousSecret: undefined, previousIngest: undefined };
  const handler = createUsageHandler({
    store: storeOf({} as StoreParts),
    keys,
    authenticate: undefined,
    directory: { organizations: undefined, agents: undefined },
    basePath: undefined,
    clock: undefined,
    allowedOrigins: undefined,
    allowedHeaders: undefined,
    rateLimit: undefined,
    onRequest: undefined,
    onError: undefined,
  });
  expect((await handler(new Request('http://localhost/healthz'))).status).toBe(200);
  await expect(openStore({ folder: undefined, url: undefined, cluster: undefined })).rejects.toThrow(
    'openStore needs folder or url',
  );
});
