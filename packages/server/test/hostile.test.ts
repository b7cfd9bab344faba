import { createHmac } from 'node:crypto';
import { Agent } from 'node:http';
import { type Problem, problems, type UsageReport } from '@credit-usage/sdk/contract';
import { createUsageHandler, generateKeys, systemClock, TokenIssuer } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effort, Random, seedOfRun } from '../../../test/support/random.js';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { type Listener, listen } from '../src/cli/listen.js';
import { hostileRequest, type Loot } from './hostile/requests.js';
import { type RawAnswer, type RawRequest, sayRaw, send } from './support/raw-http.js';
import { agent, conversation, organization, usage } from './support/records.js';
import { billing } from './support/viewers.js';

const seed = seedOfRun();
/** Occurs in all data of the other organization, and in no request: if it appears, it came from the server. */
const FOREIGN = 'Foreign7Kq';
const FOREIGN_TOTAL = '98765.4321';

let base: TestServer;
let listener: Listener;
let loot: Loot;
const failures: unknown[] = [];
beforeAll(async () => {
  base = await startServer({ now: '2026-11-22T09:14:03Z' });
  const handler = createUsageHandler({
    store: base.store,
    keys: base.keys,
    allowedOrigins: ['https://app.example.com'],
    rateLimit: { requests: 1_000_000, windowSeconds: 60 },
    onError: (error) => failures.push(error),
  });
  listener = await listen(handler, { host: '127.0.0.1', port: 0 });
  const time = '2026-11-20T10:00:00Z';
  await base.write([
    usage('org_mine', time, '7', { agentId: 'agent_mine', conversationId: 'talk_mine' }),
    usage('org_theirs', time, FOREIGN_TOTAL, {
      agentId: 'agent_theirs',
      conversationId: 'talk_theirs',
      category: `${FOREIGN} category`,
      description: `${FOREIGN} step`,
    }),
    organization('org_theirs', `${FOREIGN} Holdings`),
    agent('org_theirs', 'agent_theirs', `${FOREIGN} agent`),
    conversation('org_theirs', 'talk_theirs', { agentId: 'agent_theirs', title: `${FOREIGN} talk` }),
  ]);
  const grants = {
    sub: 'viewer',
    organizations: [{ id: 'org_mine', roles: ['Billing', 'Owner'] }],
    agents: [],
  };
  loot = {
    viewer: await base.token(grants),
    forged: await forgedTokens({
      ...grants,
      organizations: [{ id: 'org_theirs', roles: ['Billing', 'Owner'] }],
    }),
    ingest: base.keys.ingest,
  };
}, 120_000);
afterAll(async () => {
  await listener.stop();
  await base.close();
});

/** Tokens for the other organization, as close to real ones as possible without the secret. */
async function forgedTokens(grants: Parameters<TokenIssuer['issue']>[0]): Promise<string[]> {
  const stranger = new TokenIssuer(generateKeys(), systemClock);
  const { token } = await stranger.issue(grants);
  const real = await base.token({ organizations: [{ id: 'org_mine', roles: ['Billing'] }] });
  const [head = '', body = ''] = token.split('.');
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const none = part({ alg: 'none', typ: 'JWT' });
  const signed = (key: string) =>
    `${head}.${body}.${createHmac('sha256', key).update(`${head}.${body}`).digest('base64url')}`;
  return [
    token,
    `${none}.${body}.`,
    `${none}.${body}.${real.split('.')[2]}`,
    `${real.split('.')[0]}.${body}.${real.split('.')[2]}`,
    signed(''),
    signed('cu_sk_'),
    `${part({ alg: 'HS256', jwk: { kty: 'oct', k: '' } })}.${body}.x`,
    real.slice(0, -2),
    `${real}.${real}`,
    '..',
  ];
}

const INTERNALS =
  /\bDB::|Exception|chdb|clickhouse|node_modules|\.[jt]s:\d+|\n\s+at |\bSELECT\b|cu_sk_\w{8}/i;

function expectHarmless(request: RawRequest, { status, headers, text }: RawAnswer): void {
  const about = JSON.stringify({ ...request, agent: undefined }).slice(0, 2_000);
  const said = JSON.stringify(headers) + text;
  expect(status, about).toBeGreaterThanOrEqual(200);
  expect(status, about).toBeLessThan(500);
  expect(said.includes(FOREIGN) || said.includes(FOREIGN_TOTAL), about).toBe(false);
  expect(INTERNALS.exec(request.path.startsWith('/openapi') ? '' : text)?.[0], about).toBeUndefined();
  expect(headers['x-injected'], about).toBeUndefined();
  if (status === 405) expect(headers.allow, about).toMatch(/^[A-Z]+(?:, [A-Z]+)*$/);
  if (status < 400 || request.method === 'HEAD') return;
  // What is not even an HTTP request is refused by Node, without a problem.
  if (headers['content-type'] === undefined) {
    expect([400, 431], about).toContain(status);
    return;
  }
  const problem = JSON.parse(text) as Problem;
  expect(problem, about).toMatchObject({ status, requestId: headers['x-request-id'] });
  expect(Object.keys(problems), about).toContain(problem.code);
  // A short request must not get a long answer.
  expect(text.length, about).toBeLessThan(60_000);
}

describe(`requests of somebody who means no good, CREDIT_USAGE_SEED=${seed}`, () => {
  it('5,000 of them: none is a failure, none hangs, and none learns of another organization', {
    timeout: effort(120_000),
  }, async () => {
    const random = new Random(seed);
    const requests = Array.from({ length: effort(5_000) }, () => hostileRequest(random, loot));
    const sockets = new Agent({ keepAlive: true, maxSockets: 8 });
    const statuses = new Map<number, number>();
    let slowest = 0;
    const ask = async (): Promise<void> => {
      for (let request = requests.pop(); request; request = requests.pop()) {
        const before = performance.now();
        const answer = await send(listener.url, { ...request, agent: sockets });
        slowest = Math.max(slowest, performance.now() - before);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        expectHarmless(request, answer);
      }
    };
    await Promise.all(Array.from({ length: 8 }, ask));
    sockets.destroy();
    expect(failures).toEqual([]);
    expect(slowest).toBeLessThan(15_000);
    // The requests reached everything: the store, the check of tokens, and every kind of refusal.
    for (const status of [200, 204, 304, 400, 401, 404, 405, 406, 415, 422])
      expect([status, statuses.get(status) ?? 0]).not.toEqual([status, 0]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const report = await base.json<UsageReport>('/v1/usage', await billing(base, 'org_mine'));
    expect(report.total).toBe('7');
  });

  it.each([
    'GET /v1/usage HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n',
    'GET /v1/usage HTTP/1.1\r\n\r\n',
    'GET /v1/usage HTTP/9.9\r\nHost: x\r\n\r\n',
    'GET /v1/us\u0000age HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /v1/üsage HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'GET http://evil.example/v1/usage HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'GET /\\..\\v1/usage HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    'CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: x\r\n\r\n',
    'TRACE /v1/usage HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer trace\r\nConnection: close\r\n\r\n',
    'FOO /v1/usage HTTP/1.1\r\nHost: x\r\n\r\n',
    'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n',
    'POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n',
    'POST /v1/events HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n',
    'GET /v1/usage HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\nConnection: close\r\n\r\n',
    'GET /v1/usage HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
  ])('%j is refused or answered, and the next one is served', async (text) => {
    const { socket, answer } = sayRaw(listener.url, text);
    const timer = setTimeout(() => socket.end(), 500);
    const said = await answer;
    clearTimeout(timer);
    expect(said).not.toMatch(/^HTTP\/1\.1 5|Bearer trace/);
    expect(said.match(/^HTTP\/1\.1 2/gm)?.length ?? 0).toBeLessThanOrEqual(
      text.startsWith('OPTIONS') ? 1 : 0,
    );
    expect((await fetch(`${listener.url}/healthz`)).status).toBe(200);
    expect(failures).toEqual([]);
  });
});
