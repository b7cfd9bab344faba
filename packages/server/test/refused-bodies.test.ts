import { Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { createUsageHandler } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { type Listener, listen } from '../src/cli/listen.js';

let server: TestServer;
let listener: Listener;
beforeAll(async () => {
  server = await startServer();
  const handler = createUsageHandler({ store: server.store, keys: server.keys });
  listener = await listen(handler, { host: '127.0.0.1', port: 0 });
}, 120_000);
afterAll(async () => {
  await listener.stop();
  await server.close();
});

type Headers = Readonly<Record<string, string>>;

const spaces = (bytes: number) => new Uint8Array(bytes).fill(32);
const NDJSON = { 'Content-Type': 'application/x-ndjson' };
const withKey = (headers: Headers): Headers => ({
  Authorization: `Bearer ${server.keys.ingest}`,
  ...headers,
});

/** Sends a body in pieces, with pauses. Returns how it was answered, and whether the connection had been used before. */
function sendSlowly(
  agent: Agent,
  path: string,
  headers: Headers,
  ...[first, ...others]: readonly Uint8Array[]
): Promise<{ readonly status: number | undefined; readonly reused: boolean }> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(listener.url + path, { agent, method: 'POST', headers }, (incoming) => {
      incoming
        .resume()
        .on('end', () => resolve({ status: incoming.statusCode, reused: outgoing.reusedSocket }));
    });
    outgoing.on('error', reject);
    outgoing.write(first ?? '');
    void (async () => {
      for (const more of others) {
        // Longer than the HTTP adapter waits for a body that the handler does not read.
        await sleep(800);
        outgoing.write(more);
      }
      outgoing.end();
    })();
  });
}

describe('a body that is refused', () => {
  it.each<[string, Headers, () => Uint8Array<ArrayBuffer>, number]>([
    ['for its length', {}, () => spaces(11e6), 413],
    [
      'for the length of what is packed in it',
      { 'Content-Encoding': 'gzip' },
      () => new Uint8Array(gzipSync(spaces(46e6), { level: 0 })),
      413,
    ],
    ['for not being packed', { 'Content-Encoding': 'gzip' }, () => spaces(9e6), 422],
  ])('%s is answered each time, and so is what is sent next', async (_, headers, bodyOf, status) => {
    const body = bodyOf();
    for (let round = 0; round < 3; round++) {
      const refused = await fetch(`${listener.url}/v1/events`, {
        method: 'POST',
        headers: withKey({ ...NDJSON, ...headers }),
        body,
      });
      await refused.text();
      expect([refused.status, refused.headers.get('connection')]).toEqual([status, 'keep-alive']);
      const next = await fetch(`${listener.url}/v1/events`, {
        method: 'POST',
        headers: withKey(NDJSON),
        body: '',
      });
      await next.text();
      expect(next.status).toBe(200);
    }
  });

  it.each<[string, string, () => Headers, number]>([
    ['for its type', '/v1/events', () => withKey({ 'Content-Type': 'text/csv' }), 415],
    ['for how it is packed', '/v1/events', () => withKey({ ...NDJSON, 'Content-Encoding': 'br' }), 415],
    ['for its key', '/v1/events', () => NDJSON, 401],
    ['for its key', '/v1/tokens', () => ({ 'Content-Type': 'application/json' }), 401],
    ['for its path', '/v1/evnts', () => NDJSON, 404],
    ['for its method', '/v1/usage', () => NDJSON, 405],
  ])('%s (%s) while it is slowly sent leaves the connection as it was', async (_, path, headers, status) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    try {
      const [first, second] = [spaces(1_000_000), spaces(1_000_000)];
      expect(await sendSlowly(agent, path, headers(), first, second)).toEqual({ status, reused: false });
      expect(await sendSlowly(agent, '/v1/events', withKey(NDJSON))).toEqual({ status: 200, reused: true });
    } finally {
      agent.destroy();
    }
  });

  it('and does not end is answered, and then cut off', async () => {
    const { hostname, port } = new URL(listener.url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
    });
    socket.on('error', () => undefined);
    socket.write(
      'POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const megabyte = `${(1_000_000).toString(16)}\r\n${' '.repeat(1_000_000)}\r\n`;
    let sent = 0;
    while (!answer && !socket.destroyed && sent < 200) {
      sent++;
      await new Promise((resolve) => socket.write(megabyte, resolve));
    }
    await closed;
    expect(answer).toContain('HTTP/1.1 401');
    expect(sent).toBeLessThan(100);
  });
});
