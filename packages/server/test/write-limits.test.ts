import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { EventRecord, EventsAccepted, Problem, UsageReport } from '@credit-usage/sdk/contract';
import { createUsageHandler } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { CONNECTION_LIMITS, type Listener, listen } from '../src/cli/listen.js';
import { Intake } from '../src/events/intake.js';
import { WriteQueue } from '../src/events/write-queue.js';
import { partsOf, storeOf } from '../src/open-store.js';
import { StoreOverloadedError } from '../src/store/store-error.js';
import { fresh, usage } from './support/records.js';
import { billing } from './support/viewers.js';

const TIME = '2026-11-20T10:00:00Z';
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
}, 120_000);
afterAll(() => server.close());

/** A server on the same store, with little room for writes. */
async function withRoom<Result>(
  most: { readonly bytes: number; readonly records: number },
  use: (url: string, intake: Intake) => Promise<Result>,
): Promise<Result> {
  const parts = partsOf(server.store);
  const intake = new Intake(most);
  const queue = new WriteQueue(parts.database, parts.receipts, intake);
  const handler = createUsageHandler({ store: storeOf({ ...parts, queue }), keys: server.keys });
  const listener: Listener = await listen(handler, { host: '127.0.0.1', port: 0 }, CONNECTION_LIMITS);
  try {
    return await use(listener.url, intake);
  } finally {
    await listener.stop();
  }
}

const post = (url: string, records: readonly EventRecord[], packed = false): Promise<Response> =>
  fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${server.keys.ingest}`,
      'Content-Type': 'application/json',
      ...(packed && { 'Content-Encoding': 'gzip' }),
    },
    body: packed ? gzipSync(JSON.stringify(records)) : JSON.stringify(records),
  });

describe('more than can be written', () => {
  it.each([
    ['records', { bytes: 64_000_000, records: 450 }, false],
    ['bytes', { bytes: 90_000, records: 100_000 }, false],
    ['bytes, counted unpacked', { bytes: 90_000, records: 100_000 }, true],
  ])(
    'is refused with 503 and Retry-After, by %s; who sends it again loses nothing',
    async (_, most, packed) => {
      const org = fresh('org');
      const batches = Array.from({ length: 24 }, () =>
        Array.from({ length: 100 }, () => usage(org, TIME, '0.25')),
      );
      let refusals = 0;
      const sums = { accepted: 0, duplicates: 0 };
      const deliver = async (url: string, batch: readonly EventRecord[]): Promise<void> => {
        for (;;) {
          const answer = await post(url, batch, packed);
          if (answer.status === 200) {
            const { accepted, duplicates } = (await answer.json()) as EventsAccepted;
            sums.accepted += accepted;
            sums.duplicates += duplicates;
            return;
          }
          const problem = (await answer.json()) as Problem;
          expect([answer.status, problem.code]).toEqual([503, 'unavailable']);
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
          refusals++;
          await sleep(50);
        }
      };
      await withRoom(most, async (url) => {
        await Promise.all(batches.map((batch) => deliver(url, batch)));
        // All the room is free again.
        expect((await post(url, batches.flat().slice(0, 300), packed)).status).toBe(200);
      });
      expect(refusals).toBeGreaterThan(0);
      // Refused batches were not begun: when they are sent again, none of their records is a duplicate.
      expect(sums).toEqual({ accepted: 2_400, duplicates: 0 });
      const report = await server.json<UsageReport>('/v1/usage', await billing(server, org));
      expect(report.total).toBe('600');
    },
  );

  it('whoever comes alone always has room, and bad batches give it back', async () => {
    await withRoom({ bytes: 10, records: 1 }, async (url) => {
      const org = fresh('org');
      for (let round = 0; round < 3; round++) {
        expect((await post(url, [])).status).toBe(200);
        expect((await post(url, [usage(org, TIME, '1'), usage(org, TIME, '1')])).status).toBe(200);
        expect((await post(url, [{ ...usage(org, TIME, '1'), credits: 'x' }])).status).toBe(422);
        expect((await post(url, Array(10_001).fill(usage(org, TIME, '1')))).status).toBe(413);
      }
    });
  });

  it('a share is counted once, and given back once', () => {
    const intake = new Intake({ bytes: 100, records: 10 });
    const [one, two] = [intake.open(), intake.open()];
    one.take(60);
    expect(() => two.take(60)).toThrow(StoreOverloadedError);
    two.take(40, 10);
    expect(() => one.take(0, 1)).toThrow(StoreOverloadedError);
    two.release();
    two.release();
    one.take(40, 10);
    expect(() => two.take(1)).toThrow(StoreOverloadedError);
    one.release();
    two.take(1_000, 1_000);
  });
});

describe('a body that does not end', () => {
  it.each([
    ['/v1/tokens', 1_000_000],
    ['/v1/events', 10_000_000],
  ] as const)('%s is answered 413 once it has more than %i bytes', async (path, limit) => {
    await withRoom({ bytes: 64_000_000, records: 1_000 }, async (url) => {
      const key = path === '/v1/events' ? server.keys.ingest : server.keys.secret;
      let sent = 0;
      const answer = await new Promise<{ status: number; text: string }>((resolve, reject) => {
        const outgoing = httpRequest(
          url + path,
          { method: 'POST', headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' } },
          (incoming) => {
            let text = '';
            incoming.on('data', (chunk: Buffer) => {
              text += chunk.toString();
            });
            incoming.on('end', () => {
              clearInterval(timer);
              resolve({ status: incoming.statusCode ?? 0, text });
              outgoing.destroy();
            });
          },
        );
        outgoing.on('error', reject);
        const more = (): void => {
          for (let i = 0; i < 10; i++) {
            sent += 65_536;
            if (!outgoing.write(' '.repeat(65_536))) break;
          }
        };
        const timer = setInterval(more, 5);
      });
      expect([answer.status, (JSON.parse(answer.text) as Problem).code]).toEqual([413, 'payload_too_large']);
      // It cannot have been read completely first, because it never ends.
      expect(sent).toBeGreaterThan(limit);
    });
  });

  it('that is too long is answered each time, and what is sent next on the connection is as well', async () => {
    const listener = await listen(
      createUsageHandler({ store: server.store, keys: server.keys }),
      { host: '127.0.0.1', port: 0 },
      CONNECTION_LIMITS,
    );
    const send = (body: BodyInit): Promise<Response> =>
      fetch(`${listener.url}/v1/events`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${server.keys.ingest}`,
          'Content-Type': 'application/x-ndjson',
        },
        body,
      });
    try {
      const long = new Uint8Array(11_000_000).fill(32);
      for (const pause of [0, 20, 100, 300, 480, 0, 20, 100]) {
        const refused = await send(long);
        expect([refused.status, ((await refused.json()) as Problem).code]).toEqual([
          413,
          'payload_too_large',
        ]);
        await sleep(pause);
        expect((await send('')).status).toBe(200);
      }
    } finally {
      await listener.stop();
    }
  });

  it.each(['/v1/tokens', '/v1/events'])('%s names a body that is no text', async (path) => {
    const key = path === '/v1/events' ? server.keys.ingest : server.keys.secret;
    const answer = await server.post(path, key, new Uint8Array([0x22, 0xff, 0x22]));
    expect([answer.status, ((await answer.json()) as Problem).detail]).toEqual([
      path === '/v1/events' ? 422 : 400,
      expect.stringContaining('UTF-8'),
    ]);
  });
});
