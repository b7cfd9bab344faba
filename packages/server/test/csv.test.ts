import type { EventRecord } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';

let server: TestServer;
let token: string;
const csv = { Accept: 'text/csv' };

const usage = (id: string, more: Partial<EventRecord> = {}): EventRecord =>
  ({
    type: 'usage',
    id,
    time: '2026-11-22T08:00:00Z',
    organizationId: 'org_1',
    agentId: 'support',
    category: 'LLM',
    description: 'A step',
    credits: '1',
    ...more,
  }) as EventRecord;

beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:00:00Z' });
  await server.write([
    usage('a', { conversationId: 'c1', credits: '1.5', description: '=SUM(A1)' }),
    usage('b', {
      conversationId: 'c1',
      credits: '-0.25',
      description: 'Refund, "partial"',
      time: '2026-11-22T08:10:00Z',
    }),
    usage('c', { category: '@home', credits: '2', time: '2026-11-21T08:00:00Z' }),
    usage('d', { organizationId: 'org_2', credits: '4' }),
    usage('e', { organizationId: 'org_3', credits: '1000' }),
  ]);
  token = await server.token({
    organizations: [
      { id: 'org_1', roles: ['Billing', 'Owner'] },
      { id: 'org_2', roles: ['Billing'] },
      { id: 'org_3', roles: ['Member'] },
    ],
  });
}, 120_000);
afterAll(() => server.close());

const lines = async (path: string): Promise<string[]> => {
  const response = await server.get(path, token, csv);
  expect(response.status, await response.clone().text()).toBe(200);
  const text = await response.text();
  expect(text.endsWith('\r\n')).toBe(true);
  return text.slice(0, -2).split('\r\n');
};

describe('usage as CSV', () => {
  it('has a row for each bucket and series, zeros included, none folded', async () => {
    const rows = await lines('/v1/usage?from=2026-11-21&to=2026-11-23&bucket=day&organizationId=org_1');
    expect(rows).toEqual([
      'bucketStart,bucketEnd,date,partial,groupBy,seriesId,seriesLabel,credits,seriesOrganizationId',
      "2026-11-21T00:00:00Z,2026-11-22T00:00:00Z,2026-11-21,false,category,'@home,'@home,2,",
      '2026-11-21T00:00:00Z,2026-11-22T00:00:00Z,2026-11-21,false,category,LLM,LLM,0,',
      "2026-11-22T00:00:00Z,2026-11-23T00:00:00Z,2026-11-22,true,category,'@home,'@home,0,",
      '2026-11-22T00:00:00Z,2026-11-23T00:00:00Z,2026-11-22,true,category,LLM,LLM,1.25,',
    ]);
  });

  it('keeps one agent id under two organizations apart', async () => {
    const rows = await lines('/v1/usage?from=2026-11-22&to=2026-11-23&bucket=day&groupBy=agent');
    expect(rows.slice(1).map((row) => row.split(',').slice(5))).toEqual([
      ['support', 'support', '4', 'org_2'],
      ['support', 'support', '1.25', 'org_1'],
    ]);
  });

  it('names the organizations that are left out in a header, and the time', async () => {
    const response = await server.get('/v1/usage', token, csv);
    expect(response.headers.get('usage-scope-excluded')).toBe('org_3');
    expect(response.headers.get('usage-as-of')).toBe('2026-11-22T09:00:00Z');
    expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(await response.text()).not.toContain('1000');
  });

  it('has its header when there is no usage', async () => {
    expect(await lines('/v1/usage?from=2020-01-01&to=2020-01-03')).toHaveLength(1);
  });
});

describe('conversations as CSV', () => {
  it('has all rows; null is empty', async () => {
    expect(await lines('/v1/conversations')).toEqual([
      'organizationId,organizationName,agentId,agentName,agentState,conversationId,title,credits,messageCount,startedAt,lastActivityAt',
      'org_1,org_1,support,support,active,c1,,1.25,,2026-11-22T08:00:00Z,2026-11-22T08:10:00Z',
    ]);
  });

  it('streams past one page of the store', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      usage(`many-${index}`, { organizationId: 'org_2', conversationId: `m${index}`, credits: '0.000001' }),
    );
    await server.write(many);
    await server.write([usage('one-more', { organizationId: 'org_2', conversationId: 'm10000' })]);
    const rows = await lines('/v1/conversations?organizationId=org_2');
    expect(rows).toHaveLength(10_002);
    expect(new Set(rows).size).toBe(10_002);
  }, 60_000);
});

describe('details as CSV', () => {
  it('disarms formulas and leaves negative numbers alone', async () => {
    expect(await lines('/v1/agents/support/conversations/c1/credits?organizationId=org_1')).toEqual([
      'entryId,time,category,description,credits',
      "a,2026-11-22T08:00:00Z,LLM,'=SUM(A1),1.5",
      'b,2026-11-22T08:10:00Z,LLM,"Refund, ""partial""",-0.25',
    ]);
  });

  it('asks for the same role as JSON does', async () => {
    const path = '/v1/agents/support/conversations/c1/credits?organizationId=org_2';
    const [asCsv, asJson] = await Promise.all([server.get(path, token, csv), server.get(path, token)]);
    expect(asCsv.status).toBe(403);
    expect(asJson.status).toBe(403);
    expect(asCsv.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('a CSV request', () => {
  it.each(['limit=5', 'cursor=abc', 'top=3'])(
    'refuses %s, since the file holds all rows',
    async (parameter) => {
      const name = parameter.split('=')[0];
      for (const path of ['/v1/usage', '/v1/conversations']) {
        const response = await server.get(`${path}?${parameter}`, token, csv);
        expect(response.status).toBe(400);
        expect((await response.json()).errors[0].parameter).toBe(name);
      }
    },
  );

  it('breaks the connection when the store fails half-way, and puts no error into the file', async () => {
    const { database } = server.store;
    const stream = database.stream.bind(database);
    database.stream = async function* <Row>(query: string, parameters = {}) {
      yield* stream<Row>(query, parameters);
      throw new Error('The disk is gone');
    };
    const failing = server.get('/v1/usage', token, csv).then((response) => response.text());
    await expect(failing).rejects.toThrow();
    database.stream = stream;
  });
});
