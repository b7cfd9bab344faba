import { gzipSync } from 'node:zlib';
import type { Problem } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { agent, conversation, fresh, organization, usage } from './support/records.js';

const TIME = '2026-11-20T10:00:00Z';
const NDJSON = { 'Content-Type': 'application/x-ndjson' };
const GZIP = { 'Content-Encoding': 'gzip' };

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

async function refusal(
  path: '/v1/events' | '/v1/tokens',
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<Problem> {
  const key = path === '/v1/events' ? server.keys.ingest : server.keys.secret;
  const response = await server.post(path, key, body, headers);
  const problem = (await response.json()) as Problem;
  expect(problem.status).toBe(response.status);
  return problem;
}

describe('422 invalid_record: each kind of record, its field named', () => {
  const long = 'x'.repeat(129);
  const longName = 'x'.repeat(301);
  const talk = (rest: object) => ({ ...conversation('org', 'talk'), ...rest });
  const bot = (rest: object) => ({ ...agent('org', 'bot', 'Bot'), ...rest });
  const org = (rest: object) => ({ ...organization('org', 'Acme'), ...rest });
  const step = (rest: object) => ({ ...usage('org', TIME, '1'), ...rest });

  it.each([
    ['organizationId', step({ organizationId: long })],
    ['agentId', step({ agentId: '..' })],
    ['conversationId', step({ conversationId: '.' })],
    ['conversationId', step({ conversationId: null })],
    ['credits', step({ credits: 1.5 })],
    ['agentName', step({ agentName: '' })],
    ['organizationId', talk({ organizationId: long })],
    ['agentId', talk({ agentId: long })],
    ['agentId', talk({ agentId: '.' })],
    ['conversationId', talk({ conversationId: long })],
    ['conversationId', talk({ conversationId: '' })],
    ['title', talk({ title: longName })],
    ['title', talk({ title: 5 })],
    ['updatedAt', talk({ updatedAt: null })],
    ['startedAt', talk({ startedAt: '2026-02-30T00:00:00Z' })],
    ['lastActivityAt', talk({ lastActivityAt: '2026-11-20' })],
    ['organizationId', bot({ organizationId: long })],
    ['organizationId', bot({ organizationId: undefined })],
    ['id', bot({ id: long })],
    ['id', bot({ id: '..' })],
    ['name', bot({ name: longName })],
    ['state', bot({ state: null })],
    ['updatedAt', bot({ updatedAt: 'now' })],
    ['id', org({ id: long })],
    ['id', org({ id: '' })],
    ['name', org({ name: null })],
    ['state', org({ state: 'gone' })],
    ['updatedAt', org({ updatedAt: '1969-12-31T23:59:59Z' })],
  ])('%s of %j', async (field, record) => {
    const problem = await refusal('/v1/events', JSON.stringify([step({ id: fresh('good') }), record]));
    expect([problem.status, problem.code]).toEqual([422, 'invalid_record']);
    expect(problem.records).toMatchObject([{ index: 1, field, message: expect.stringMatching(/\S/) }]);
  });

  it.each([
    ['usage', step({}), 'state'],
    ['usage', step({}), 'organisationId'],
    ['conversation', talk({}), 'name'],
    ['agent', bot({}), 'agentId'],
    ['organization', org({}), 'organizationId'],
  ])('a field that a record of kind %s does not have', async (_, record, field) => {
    const problem = await refusal('/v1/events', JSON.stringify([{ ...record, [field]: 'active' }]));
    expect([problem.status, problem.code]).toEqual([422, 'invalid_record']);
    expect(problem.records).toMatchObject([{ index: 0, message: expect.stringContaining(field) }]);
  });

  it('a field called __proto__ is one that nobody knows, too', async () => {
    const record = JSON.stringify(usage('org', TIME, '1')).replace('{', '{"__proto__":{"credits":"5"},');
    const problem = await refusal('/v1/events', `[${record}]`);
    expect([problem.status, problem.code]).toEqual([422, 'invalid_record']);
  });
});

describe('413 payload_too_large', () => {
  const records = (count: number) =>
    Array.from({ length: count }, () => JSON.stringify(usage('org', TIME, '1')));
  const bodies = {
    '10,001 records': { array: () => `[${records(10_001).join()}]`, lines: () => records(10_001).join('\n') },
    '10,000,001 bytes': { array: () => '[]'.padEnd(10_000_001), lines: () => ''.padEnd(10_000_001) },
    '40 MB': { array: () => '[]'.padEnd(40_000_000), lines: () => ''.padEnd(40_000_000) },
  };

  it.each(
    Object.entries(bodies).flatMap(([what, { array, lines }]) =>
      [false, true].flatMap((packed) => [
        [what, 'JSON', packed, array, {}] as const,
        [what, 'NDJSON', packed, lines, NDJSON] as const,
      ]),
    ),
  )('%s as %s, packed: %s', async (_, __, packed, body, headers) => {
    const problem = packed
      ? await refusal('/v1/events', gzipSync(body()), { ...headers, ...GZIP })
      : await refusal('/v1/events', body(), headers);
    expect([problem.status, problem.code]).toEqual([413, 'payload_too_large']);
  });
});

describe('415 unsupported_media_type', () => {
  const types = [
    'text/plain',
    'text/json',
    'application/xml',
    'application/octet-stream',
    'text/csv',
    'json',
    '',
  ];

  it.each([
    ...types.map((type) => ['/v1/events', { 'Content-Type': type }] as const),
    ...['br', 'deflate', 'zstd', 'gzip, br'].map(
      (encoding) => ['/v1/events', { 'Content-Encoding': encoding }] as const,
    ),
    ...types.map((type) => ['/v1/tokens', { 'Content-Type': type }] as const),
    // Tokens can only be requested one at a time.
    ['/v1/tokens', NDJSON] as const,
  ])('%s with %j', async (path, headers) => {
    const problem = await refusal(path, new TextEncoder().encode('[]'), headers);
    expect([problem.status, problem.code]).toEqual([415, 'unsupported_media_type']);
  });
});

describe('422 grants_too_large', () => {
  const list = <Item>(count: number, item: (index: number) => Item) =>
    Array.from({ length: count }, (_, i) => item(i));
  const roles = ['Billing'];
  const shapes = {
    organizations: (count: number) => ({
      organizations: list(count, (i) => ({ id: `organization ${i}`, roles })),
    }),
    'agents of one organization': (count: number) => ({
      agents: list(count, (i) => ({ organizationId: 'org', id: `an agent ${i}`, roles })),
    }),
    'agents of many organizations': (count: number) => ({
      agents: list(count, (i) => ({ organizationId: `org ${i}`, id: `agent ${i}`, roles })),
    }),
    'roles in one organization': (count: number) => ({
      organizations: [{ id: 'org', roles: list(count, (i) => `a role ${i}`) }],
    }),
  };

  it.each(
    Object.entries(shapes).flatMap(([what, make]) =>
      [1_000, 2_000, 5_000].map((count) => [count, what, make] as const),
    ),
  )('%i %s', async (count, _, make) => {
    const body = { sub: 'viewer', organizations: [], agents: [], ...make(count) };
    const problem = await refusal('/v1/tokens', JSON.stringify(body));
    expect([problem.status, problem.code]).toEqual([422, 'grants_too_large']);
  });
});
