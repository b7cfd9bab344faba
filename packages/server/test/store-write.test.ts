import type { EventRecord, UsageReport } from '@credit-usage/sdk/contract';
import { RecordsRefusedError, type Store, StoreUnavailableError } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { Intake } from '../src/events/intake.js';
import { IdContestedError, WriteQueue } from '../src/events/write-queue.js';
import { partsOf, storeOf } from '../src/open-store.js';
import { fresh, organization, usage } from './support/records.js';
import { billing } from './support/viewers.js';

const TIME = '2026-11-20T10:00:00Z';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
}, 120_000);
afterAll(() => server.close());

/** A store on the same tables, with a queue of its own. */
function withQueue(intake?: Intake): { readonly store: Store; readonly queue: WriteQueue } {
  const parts = partsOf(server.store);
  const queue = new WriteQueue(parts.database, parts.receipts, intake);
  return { store: storeOf({ ...parts, queue }), queue };
}

async function totalOf(org: string): Promise<string> {
  const path = `/v1/usage?from=2026-11-01&to=2026-12-01&organizationId=${org}`;
  return (await server.json<UsageReport>(path, await billing(server, org))).total;
}

const errorOf = (refused: Promise<unknown>): Promise<unknown> =>
  refused.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('store.write', () => {
  it('writes what the next report shows, and counts it once', async () => {
    const org = fresh('org');
    const batch = [usage(org, TIME, '0.62'), usage(org, TIME, '1.08'), organization(org, 'Acme')];
    expect(await server.store.write(batch)).toEqual({ accepted: 3, duplicates: 0 });
    expect(await totalOf(org)).toBe('1.7');
    expect(await server.store.write(batch)).toEqual({ accepted: 0, duplicates: 3 });
    expect(await server.write(batch)).toEqual({ accepted: 0, duplicates: 3 });
    expect(await server.store.write([usage(org, TIME, '-0.7')])).toEqual({ accepted: 1, duplicates: 0 });
    expect(await totalOf(org)).toBe('1');
  });

  it('takes nothing, and a field that is undefined for one that is left out, as a request does', async () => {
    expect(await server.store.write([])).toEqual({ accepted: 0, duplicates: 0 });
    const record = usage(fresh('org'), TIME, '1');
    const conversationId = undefined as unknown as string;
    expect(await server.store.write([{ ...record, conversationId }])).toEqual({ accepted: 1, duplicates: 0 });
    expect(await server.write([record])).toEqual({ accepted: 0, duplicates: 1 });
  });

  it('refuses a batch with a record that is wrong, names it, and writes nothing', async () => {
    const org = fresh('org');
    const wrong = [usage(org, TIME, '1'), { ...usage(org, TIME, '1'), credits: 1 }, null];
    const error = await errorOf(server.store.write(wrong as unknown as EventRecord[]));
    expect(error).toBeInstanceOf(RecordsRefusedError);
    expect(error).toMatchObject({
      name: 'RecordsRefusedError',
      code: 'invalid_record',
      message: expect.stringMatching(/^Record 1, credits: .*\. Nothing was written\.$/),
      records: [
        { index: 1, field: 'credits' },
        { index: 2, field: null },
      ],
    });
    expect(await totalOf(org)).toBe('0');
  });

  it('refuses an id that is known with different content', async () => {
    const record = usage(fresh('org'), TIME, '1');
    await server.store.write([record]);
    const error = await errorOf(server.store.write([{ ...record, credits: '2' }]));
    expect(error).toBeInstanceOf(RecordsRefusedError);
    expect(error).toMatchObject({ code: 'id_conflict', records: [{ index: 0 }] });
    expect((error as Error).message).toMatch(/^These ids already exist with different content \(records 0\)/);
    expect(await totalOf(record.organizationId)).toBe('1');
  });

  it('says what to do when another server is writing the id, which may pass', async () => {
    const { store, queue } = withQueue();
    vi.spyOn(queue, 'submit').mockRejectedValue(new IdContestedError());
    const error = await errorOf(store.write([usage(fresh('org'), TIME, '1')]));
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect((error as Error).message).toMatch(/Send the same batch again in a moment: nothing was written\.$/);
  });

  it.each([
    [{ type: 'usage' }, TypeError, 'store.write takes an array of records'],
    [
      Array.from({ length: 10_001 }, () => null),
      RangeError,
      'store.write takes at most 10000 records at a time, and got 10001. Write several batches.',
    ],
  ])('refuses what is no batch: %#', async (given, kind, words) => {
    const error = await errorOf(server.store.write(given as unknown as EventRecord[]));
    expect(error).toBeInstanceOf(kind);
    expect((error as Error).message).toBe(words);
  });

  it('has the room that requests have, and gives it back', async () => {
    const org = fresh('org');
    const batchOf = (size: number) => Array.from({ length: size }, () => usage(org, TIME, '1'));
    const { store } = withQueue(new Intake({ bytes: 1_000, records: 10 }));
    const [first, second] = [batchOf(6), batchOf(6)];
    const writing = store.write(first);
    const error = await errorOf(store.write(second));
    expect(error).toBeInstanceOf(StoreUnavailableError);
    expect(error).toMatchObject({
      name: 'StoreOverloadedError',
      message: 'Too many records are waiting to be written',
    });
    expect(await writing).toEqual({ accepted: 6, duplicates: 0 });
    expect(await store.write(second)).toEqual({ accepted: 6, duplicates: 0 });
    expect(await totalOf(org)).toBe('12');
  });

  it('ends when the store is closed', async () => {
    const { store, queue } = withQueue();
    await queue.close();
    const error = await errorOf(store.write([usage(fresh('org'), TIME, '1')]));
    expect(error).toBeInstanceOf(StoreUnavailableError);
  });
});
