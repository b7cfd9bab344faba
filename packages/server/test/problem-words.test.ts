import type { Problem } from '@credit-usage/sdk/contract';
import openApiDocument from '@credit-usage/sdk/openapi.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { agent, organization, usage } from './support/records.js';

const TIME = '2026-11-20T10:00:00Z';
const ORG = 'org_acme';

let server: TestServer;
let member: string;
beforeAll(async () => {
  server = await startServer();
  await server.write([organization(ORG, 'Acme'), agent(ORG, 'agent_support', 'Support')]);
  member = await server.token({ organizations: [{ id: ORG, roles: ['Member'] }] });
}, 120_000);
afterAll(() => server.close());

/** The details of all problems in the document. */
function detailsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { detail, code } = value as { detail?: unknown; code?: unknown };
  const own = typeof detail === 'string' && typeof code === 'string' ? [detail] : [];
  return [...own, ...Object.values(value).flatMap(detailsIn)];
}

const problemOf = async (answer: Promise<Response>): Promise<Problem> => (await answer).json();
const events = (body: BodyInit, headers?: Record<string, string>) =>
  server.post('/v1/events', server.keys.ingest, body, headers);
const tokens = (body: object, headers?: Record<string, string>) =>
  server.post('/v1/tokens', server.keys.secret, JSON.stringify(body), headers);
const grants = { sub: 'user_1', organizations: [], agents: [] };

describe('the examples of the OpenAPI document are in the words of this server', () => {
  const examples = new Set(detailsIn(openApiDocument));

  it.each<[string, () => Promise<Response>]>([
    ['no token', () => server.get('/v1/usage')],
    ['nothing there', () => server.get('/v1/usage?organizationId=org_globex', member)],
    ['another method', () => fetch(`${server.url}/v1/usage`, { method: 'DELETE' })],
    ['another form', () => server.get('/v1/agents', member, { Accept: 'text/html' })],
    ['a parameter that is unknown', () => server.get('/v1/agents?orgId=x', member)],
    ['a value that is not legal', () => server.get('/v1/usage?period=7d', member)],
    ['usage without the role', () => server.get('/v1/usage', member)],
    [
      'details without the role',
      () => server.get('/v1/agents/agent_support/conversations/x/credits', member),
    ],
    ['another key than for writing', () => server.post('/v1/events', server.keys.secret, '[]')],
    ['another key than for tokens', () => server.post('/v1/tokens', server.keys.ingest, '{}')],
    ['records of another type', () => events('[]', { 'Content-Type': 'text/plain' })],
    ['too much', () => events(`["${'x'.repeat(10_000_000)}"]`)],
    [
      'a record that is wrong',
      () => {
        const [first, second, third] = ['1', '1', '1'].map((credits) => usage(ORG, TIME, credits));
        return events(JSON.stringify([first, second, { ...third, credits: 1 }]));
      },
    ],
    ['a token that lives too long', () => tokens({ ...grants, ttlSeconds: 3_601 })],
    ['grants of another type', () => tokens(grants, { 'Content-Type': 'text/plain' })],
  ])('%s', async (_, ask) => {
    expect(examples).toContain((await problemOf(ask())).detail);
  });

  it('an id with different content', async () => {
    const record = usage(ORG, TIME, '1');
    await server.write([record]);
    const problem = await problemOf(events(JSON.stringify([{ ...record, credits: '2' }])));
    expect(examples).toContain(problem.detail);
    expect(JSON.stringify(openApiDocument)).toContain(JSON.stringify(problem.records));
  });
});

describe('a body that cannot be read', () => {
  it.each<[string, string, string]>([
    ['nothing', '', 'The body is empty. Expected a JSON array of records.'],
    ['white space', ' \r\n', 'The body is empty. Expected a JSON array of records.'],
    ['no JSON', '[{"type":', 'The body is not valid JSON.'],
    ['no array', '{"type":"usage"}', 'The body is not an array. Expected a JSON array of records.'],
    ['no text', 'latin1', 'The body is not valid UTF-8.'],
  ])('of records: %s is blamed on no record', async (_, body, words) => {
    const bytes = body === 'latin1' ? Uint8Array.from([0x5b, 0xff, 0x5d]) : body;
    const problem = await problemOf(events(bytes));
    expect(problem).toMatchObject({
      status: 422,
      code: 'invalid_record',
      detail: `${words} Nothing was written.`,
      records: [],
    });
  });

  it('of lines, none is no record', async () => {
    const answer = await events('', { 'Content-Type': 'application/x-ndjson' });
    expect(await answer.json()).toEqual({ accepted: 0, duplicates: 0 });
  });

  it.each([
    ['', 'body: Is empty'],
    ['{', 'body: Is not valid JSON'],
  ])('of grants: %j', async (body, words) => {
    expect((await problemOf(server.post('/v1/tokens', server.keys.secret, body))).detail).toBe(words);
  });

  it.each([
    ['application/JSON ; charset=utf-8', 'Identity', 200],
    ['text/json', 'identity', 415],
    ['application/json', 'br', 415],
  ])('is judged by its headers alike for records and grants: %s, %s', async (type, encoding, status) => {
    const headers = { 'Content-Type': type, 'Content-Encoding': encoding };
    const statuses = [(await events('[]', headers)).status, (await tokens(grants, headers)).status];
    expect(statuses).toEqual([status, status]);
  });
});
