import { createUsageHandler, generateKeys, type NameDirectory, type Store } from '@credit-usage/server';
import { expect, expectTypeOf, it } from 'vitest';

it('only openStore makes a store: its type says so as well', () => {
  const functions: Pick<Store, 'write' | 'announce' | 'close'> = {
    write: async () => ({ accepted: 0, duplicates: 0 }),
    announce: async () => undefined,
    close: async () => undefined,
  };
  expectTypeOf(functions).not.toExtend<Store>();
  const create = () => createUsageHandler({ store: functions as Store, keys: generateKeys() });
  expect(create).toThrow('store must be an open store: await openStore(');
});

it('a directory may answer at once or later', () => {
  expectTypeOf<() => { id: string; name: string }[]>().toExtend<
    NonNullable<NameDirectory['organizations']>
  >();
  expectTypeOf<() => Promise<{ id: string }[]>>().toExtend<NonNullable<NameDirectory['organizations']>>();
  expectTypeOf<(agents: readonly { organizationId: string; id: string }[]) => typeof agents>().toExtend<
    NonNullable<NameDirectory['agents']>
  >();
  expectTypeOf<() => string[]>().not.toExtend<NonNullable<NameDirectory['agents']>>();
});
