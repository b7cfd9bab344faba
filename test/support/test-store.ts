import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@credit-usage/server';
import { type ClickHouseFront, startFront } from './clickhouse-front.ts';

/** Whether suites use a ClickHouse URL instead of a folder: `npm run test:url`. */
export const BY_URL = process.env.CREDIT_USAGE_TEST_STORE === 'url';

/** A store for one test file: in a folder, either directly or behind the HTTP interface of ClickHouse. */
export interface TestStore {
  readonly store: Store;
  readonly front?: ClickHouseFront;
  close(): Promise<void>;
}

export async function openTestStore(byUrl = BY_URL): Promise<TestStore> {
  const folder = await mkdtemp(join(tmpdir(), 'credit-usage-test-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  if (!byUrl) {
    const store = await openStore({ folder });
    return {
      store,
      close: async () => {
        await store.close();
        await remove();
      },
    };
  }
  const front = await startFront(folder);
  const store = await openStore({ url: front.url });
  return {
    store,
    front,
    close: async () => {
      await store.close();
      await front.close();
      await remove();
    },
  };
}
