import type { ConversationPage, Problem } from '@credit-usage/sdk/contract';
import { checkKeys, createUsageHandler, generateKeys, type Keys } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { type Listener, listen } from '../src/cli/listen.js';
import { usage } from './support/records.js';

const OLD = generateKeys();
const NEW = generateKeys();
const BOTH: Keys = { ...NEW, previousSecret: OLD.secret, previousIngest: OLD.ingest };
/** While the new key is being rolled out: it is already accepted, and the old one still signs. */
const BEFORE: Keys = { ...OLD, previousSecret: NEW.secret, previousIngest: NEW.ingest };

let base: TestServer;
const open: Listener[] = [];
/** Starts a server on the common store, with keys of its own. */
async function withKeys(keys: Keys): Promise<string> {
  const server = await listen(createUsageHandler({ store: base.store, keys }), {
    host: '127.0.0.1',
    port: 0,
  });
  open.push(server);
  return server.url;
}

beforeAll(async () => {
  base = await startServer();
  await base.write(
    ['a', 'b', 'c'].map((conversationId) => usage('org', '2026-11-20T10:00:00Z', '1', { conversationId })),
  );
}, 120_000);
afterAll(async () => {
  await Promise.all(open.map((server) => server.stop()));
  await base.close();
});

const post = (url: string, path: string, key: string, body: unknown): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
const GRANTS = { sub: 'viewer', organizations: [{ id: 'org', roles: ['Billing'] }], agents: [] };

async function token(url: string, secret: string): Promise<string> {
  const answer = await post(url, '/v1/tokens', secret, GRANTS);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { token: string }).token;
}

const LIST = '/v1/conversations?from=2026-11-01&to=2026-12-01&limit=1';
const read = (url: string, viewer: string, cursor?: string | null): Promise<Response> =>
  fetch(`${url}${LIST}${cursor ? `&cursor=${cursor}` : ''}`, {
    headers: { Authorization: `Bearer ${viewer}` },
  });

async function page(url: string, viewer: string, cursor?: string | null): Promise<ConversationPage> {
  const answer = await read(url, viewer, cursor);
  expect(answer.status).toBe(200);
  return (await answer.json()) as ConversationPage;
}

async function codeOf(answer: Response | Promise<Response>): Promise<[number, string]> {
  const { status, code } = (await (await answer).json()) as Problem;
  return [status, code];
}

describe('a key that is replaced', () => {
  it('ingest: both keys write, and after it only the new one does', async () => {
    const [both, after] = [await withKeys(BOTH), await withKeys(NEW)];
    for (const key of [OLD.ingest, NEW.ingest])
      expect((await post(both, '/v1/events', key, [])).status).toBe(200);
    expect((await post(after, '/v1/events', NEW.ingest, [])).status).toBe(200);
    expect(await codeOf(post(after, '/v1/events', OLD.ingest, []))).toEqual([401, 'unauthenticated']);
  });

  it('secret: both make tokens, and what either has made is signed with the first one', async () => {
    const [both, before, after] = [await withKeys(BOTH), await withKeys(OLD), await withKeys(NEW)];
    for (const secret of [OLD.secret, NEW.secret]) {
      const viewer = await token(both, secret);
      expect((await read(after, viewer)).status).toBe(200);
      expect(await codeOf(read(before, viewer))).toEqual([401, 'unauthenticated']);
    }
  });

  it('tokens and cursors of the old secret are taken until it is gone, and a walk goes on with the new one', async () => {
    const [before, both, after] = [await withKeys(OLD), await withKeys(BOTH), await withKeys(NEW)];
    const old = await token(before, OLD.secret);
    const first = await page(before, old);
    const second = await page(both, old, first.nextCursor);
    const seen = [...first.data, ...second.data].map(({ conversationId }) => conversationId);
    expect(new Set(seen).size).toBe(2);

    const renewed = await token(both, OLD.secret);
    expect((await page(after, renewed, second.nextCursor)).data).toHaveLength(1);
    expect(await codeOf(read(after, renewed, first.nextCursor))).toEqual([400, 'invalid_cursor']);
    expect(await codeOf(read(after, old))).toEqual([401, 'unauthenticated']);
  });

  it('server by server: one that has the new key as its second takes what the first ones make with it', async () => {
    const [early, late] = [await withKeys(BEFORE), await withKeys(BOTH)];
    for (const [from, to] of [
      [early, late],
      [late, early],
    ] as const) {
      const viewer = await token(from, NEW.secret);
      const { nextCursor } = await page(from, viewer);
      expect((await page(to, viewer, nextCursor)).data).toHaveLength(1);
    }
  });

  it('a second key opens nothing of the other kind', async () => {
    const both = await withKeys(BOTH);
    for (const [path, key] of [
      ['/v1/events', OLD.secret],
      ['/v1/tokens', OLD.ingest],
      ['/v1/tokens', `${OLD.secret}x`],
      ['/v1/tokens', `${OLD.secret},${NEW.secret}`],
    ] as const)
      expect((await post(both, path, key, [])).status).toBe(401);
  });
});

describe('second keys are checked as the first ones are', () => {
  it.each([
    [{ ...NEW, previousSecret: OLD.ingest }, /^keys\.previousSecret must begin with cu_sk_$/],
    [
      { ...NEW, previousIngest: NEW.secret.replace('cu_sk_', 'cu_ik_') },
      /^keys\.secret and keys\.ingest must differ in more than the prefix/,
    ],
    [{ ...NEW, previousIngest: 'cu_ik_short' }, /^keys\.previousIngest must have at least 24/],
    [{ ...NEW, previousIngest: '' }, /^keys\.previousIngest must begin with cu_ik_$/],
    [{ ...NEW, previousSecret: NEW.secret }, /^keys\.previousSecret must be another key than the first one/],
    [{ ...NEW, previousIngest: NEW.ingest }, /^keys\.previousIngest must be another key than the first one/],
    [
      { ...NEW, secret: `${NEW.secret},${OLD.secret}` },
      /^keys\.secret must be one key\. Give the second one as keys\.previousSecret, or let keysFromEnv\(\)/,
    ],
    [
      { ...NEW, ingest: `${NEW.ingest} ${OLD.ingest}` },
      /^keys\.ingest must be one key\. .*keys\.previousIngest/,
    ],
    [
      { ...NEW, previousSecret: `${NEW.secret}\n${OLD.secret}` },
      /^keys\.previousSecret must be one key\. .*keys\.previousSecret/,
    ],
  ])('%#', (keys, words) => {
    expect(() => checkKeys(keys)).toThrow(words);
    expect(() => checkKeys(keys)).not.toThrow(NEW.secret.slice(6));
    expect(() => createUsageHandler({ store: base.store, keys })).toThrow(words);
  });
});
