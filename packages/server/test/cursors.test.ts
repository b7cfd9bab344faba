import type { ConversationPage, Problem } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { deriveKey } from '../src/auth/keys.js';
import { CursorCodec } from '../src/query/cursor.js';
import { systemClock } from '../src/store/clock.js';
import { usage } from './support/records.js';

const HOUR = 3_600_000_000;
const DETAILS = '/v1/agents/agent_1/conversations/talk/credits';

let server: TestServer;
let token: string;
const tokenOf = (sub: string): Promise<string> =>
  server.token({ sub, organizations: [{ id: 'org', roles: ['Billing', 'Owner'] }] });

beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
  await server.write([
    ...['a', 'b', 'c', 'talk'].map((conversationId) =>
      usage('org', '2026-11-20T10:00:00Z', '1', { conversationId }),
    ),
    ...['11', '12'].map((hour) => usage('org', `2026-11-20T${hour}:00:00Z`, '1', { conversationId: 'talk' })),
    ...['agent_2', 'agent_3'].map((agentId) => usage('org', '2026-11-20T10:00:00Z', '1', { agentId })),
  ]);
  token = await tokenOf('viewer');
}, 120_000);
afterAll(() => server.close());

/** A cursor for the second page. */
async function cursorOf(path: string, viewer = token): Promise<string> {
  const { nextCursor } = await server.json<ConversationPage>(
    `${path}${path.includes('?') ? '&' : '?'}limit=1`,
    viewer,
  );
  if (nextCursor === null) throw new Error(`${path} has one page`);
  return nextCursor;
}

async function expectInvalid(path: string, viewer = token): Promise<void> {
  const response = await server.get(path, viewer);
  const problem = (await response.json()) as Problem;
  expect(problem, path).toMatchObject({
    status: 400,
    code: 'invalid_cursor',
    errors: [{ parameter: 'cursor', code: 'invalid_cursor' }],
  });
}

const ROUTES = ['/v1/conversations', DETAILS, '/v1/agents'];

describe.each(ROUTES)('a cursor of %s', (path) => {
  it('gives the next page, with another limit too', async () => {
    const cursor = await cursorOf(path);
    for (const limit of ['limit=1', 'limit=100', ''])
      expect((await server.get(`${path}?${limit}&cursor=${cursor}`.replace('?&', '?'), token)).status).toBe(
        200,
      );
  });

  it('is not guessed: garbage is invalid_cursor', async () => {
    for (const garbage of ['x', '.', 'a.b', 'a.b.c', 'null', '%00', '🎙', 'e30.e30', 'A'.repeat(4_000)])
      await expectInvalid(`${path}?cursor=${encodeURIComponent(garbage)}`);
  });

  it('is not made up: one with another content, or another signature, is invalid_cursor', async () => {
    const cursor = await cursorOf(path);
    const [payload = '', signature = ''] = cursor.split('.');
    const content = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...content, asOf: 0 })).toString('base64url');
    await expectInvalid(`${path}?cursor=${forged}.${signature}`);
    await expectInvalid(`${path}?cursor=${payload}.${signature.slice(0, -4)}`);
    await expectInvalid(`${path}?cursor=${payload}.`);
    await expectInvalid(`${path}?cursor=${payload}`);
    const stranger = new CursorCodec(deriveKey('cu_sk_another_server_entirely', 'cursor'));
    await expectInvalid(`${path}?cursor=${stranger.encode(content as never)}`);
  });

  it('is bound to the viewer’s sub, not to the token', async () => {
    const cursor = await cursorOf(path);
    await expectInvalid(`${path}?cursor=${cursor}`, await tokenOf('somebody else'));
    expect((await server.get(`${path}?cursor=${cursor}`, await tokenOf('viewer'))).status).toBe(200);
  });

  it('is bound to the filter', async () => {
    const cursor = await cursorOf(path);
    await expectInvalid(`${path}?cursor=${cursor}&organizationId=org`);
  });

  it('is bound to the route', async () => {
    for (const other of ROUTES.filter((each) => each !== path))
      await expectInvalid(`${path}?cursor=${await cursorOf(other)}`);
  });

  it('is valid for 24 hours, counted from the first page', async () => {
    const cursor = await cursorOf(path);
    const codec = new CursorCodec(deriveKey(server.keys.secret, 'cursor'));
    const content = JSON.parse(Buffer.from(cursor.split('.')[0] ?? '', 'base64url').toString()) as {
      issuedAt: number;
    };
    const aged = (age: number) => codec.encode({ ...content, issuedAt: systemClock() - age } as never);
    expect((await server.get(`${path}?cursor=${aged(24 * HOUR - 60_000_000)}`, token)).status).toBe(200);
    await expectInvalid(`${path}?cursor=${aged(24 * HOUR + 60_000_000)}`);
    const second = await server.json<ConversationPage>(
      `${path}?limit=1&cursor=${aged(24 * HOUR - 60_000_000)}`,
      token,
    );
    const next = JSON.parse(Buffer.from(second.nextCursor?.split('.')[0] ?? '', 'base64url').toString());
    expect(next.issuedAt).toBeLessThan(systemClock() - 23 * HOUR);
  });
});

describe('a cursor of conversations', () => {
  it.each([
    'sort=-credits',
    'category=LLM',
    'agentId=agent_1',
    'period=24h',
    'timezone=Asia/Jakarta',
    'from=2026-11-01&to=2026-11-30',
  ])('is not taken with %s, for which it was not made', async (filter) => {
    await expectInvalid(`/v1/conversations?${filter}&cursor=${await cursorOf('/v1/conversations')}`);
  });

  it('is short, however long the filter: both stand in one URL', async () => {
    const many = Array.from({ length: 100 }, (_, index) => `category=${index}${'x'.repeat(90)}`).join('&');
    const path = `/v1/conversations?category=LLM&${many}`;
    const cursor = await cursorOf(path);
    expect(cursor.length).toBeLessThan(500);
    expect((await server.get(`${path}&cursor=${cursor}`, token)).status).toBe(200);
  });

  it.each(['category=WebSearch&category=LLM', 'category=LLM&category=WebSearch&category=LLM'])(
    'is taken with the same categories in another order, or twice: %s',
    async (same) => {
      const cursor = await cursorOf('/v1/conversations?category=LLM&category=WebSearch');
      expect((await server.get(`/v1/conversations?${same}&cursor=${cursor}`, token)).status).toBe(200);
    },
  );

  it('is taken with the same filter, written otherwise', async () => {
    const cursor = await cursorOf('/v1/conversations?period=30d&sort=-lastActivityAt');
    const path = `/v1/conversations?timezone=UTC&cursor=${cursor}`;
    expect((await server.get(path, token)).status).toBe(200);
  });
});

describe('a cursor of details', () => {
  it.each(['category=LLM', 'period=30d', 'from=2026-11-01&to=2026-11-30'])(
    'is not taken with %s, for which it was not made',
    async (filter) => {
      await expectInvalid(`${DETAILS}?${filter}&cursor=${await cursorOf(DETAILS)}`);
    },
  );

  it('is not taken for another conversation', async () => {
    await expectInvalid(`/v1/agents/agent_1/conversations/a/credits?cursor=${await cursorOf(DETAILS)}`);
    await expectInvalid(`/v1/agents/agent_2/conversations/talk/credits?cursor=${await cursorOf(DETAILS)}`);
  });
});

describe('a cursor of agents', () => {
  it('is not taken with another q', async () => {
    await expectInvalid(`/v1/agents?q=agent_2&cursor=${await cursorOf('/v1/agents?q=agent')}`);
  });
});
