import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '@credit-usage/sdk/contract';
import { createUsageHandler, generateKeys, openStore } from '@credit-usage/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { usage } from './support/records.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-unwritable-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('writing to a folder that is no longer writable is 503 with Retry-After, and works again once it is', async () => {
  const store = await openStore({ folder });
  const keys = generateKeys();
  const handler = createUsageHandler({ store, keys });
  const write = (): Promise<Response> =>
    handler(
      new Request('http://localhost/v1/events', {
        method: 'POST',
        headers: { Authorization: `Bearer ${keys.ingest}`, 'Content-Type': 'application/json' },
        body: JSON.stringify([usage('org', '2026-01-01T00:00:00Z', '1')]),
      }),
    );
  // Removing permissions would have no effect when tests run as root.
  const [data, away] = [join(folder, 'store', 'store'), join(folder, 'away')];
  expect((await write()).status).toBe(200);
  await rename(data, away);
  await writeFile(data, '');
  const answer = await write();
  await rm(data);
  await rename(away, data);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  expect(((await answer.json()) as Problem).code).toBe('unavailable');
  expect((await write()).status).toBe(200);
  await store.close();
});
