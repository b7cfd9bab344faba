import type { OrganizationList, Problem, TokenResponse } from '@credit-usage/sdk/contract';
import { TokenResponseSchema } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { usage } from './support/records.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
  await server.write([usage('org', '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' })]);
}, 120_000);
afterAll(() => server.close());

const ask = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  server.post(
    '/v1/tokens',
    server.keys.secret,
    typeof body === 'string' ? body : JSON.stringify(body),
    headers,
  );

async function issue(body: object): Promise<TokenResponse> {
  const response = await ask({ sub: 'viewer', organizations: [], agents: [], ...body });
  expect(response.status).toBe(200);
  return (await response.json()) as TokenResponse;
}

const secondsUntil = (instant: string): number => (Date.parse(instant) - Date.now()) / 1000;

describe('a token', () => {
  it('is answered as the contract writes it, and is not kept in caches', async () => {
    const response = await ask({
      sub: 'viewer',
      organizations: [{ id: 'org', roles: ['Billing'] }],
      agents: [],
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const checked = TokenResponseSchema.check(await response.json());
    expect(checked.ok ? [] : checked.issues).toEqual([]);
  });

  it('is valid for 900 seconds by default, else for ttlSeconds', async () => {
    const left = async (body: object) => secondsUntil((await issue(body)).expiresAt);
    for (const [body, seconds] of [
      [{}, 900],
      [{ ttlSeconds: 60 }, 60],
      [{ ttlSeconds: 3600 }, 3600],
    ] as const) {
      expect(await left(body)).toBeGreaterThan(seconds - 10);
      expect(await left(body)).toBeLessThanOrEqual(seconds);
    }
  });

  it('carries the viewer and the roles', async () => {
    const { token } = await issue({
      sub: 'user_42',
      organizations: [
        { id: 'org', roles: ['Billing', 'Member'] },
        { id: 'org_2', roles: ['Owner'] },
      ],
    });
    const answer = await server.json<OrganizationList>('/v1/organizations', token);
    expect(answer.viewer.id).toBe('user_42');
    expect(answer.data.map(({ id, roles }) => [id, [...roles].sort()])).toEqual([
      ['org', ['Billing', 'Member']],
      ['org_2', ['Owner']],
    ]);
  });

  it('joins grants that name one organization twice', async () => {
    const { token } = await issue({
      organizations: [
        { id: 'org', roles: ['Billing'] },
        { id: 'org', roles: ['Owner', 'Billing'] },
      ],
    });
    const { data } = await server.json<OrganizationList>('/v1/organizations', token);
    expect(data.map(({ id, roles }) => [id, [...roles].sort()])).toEqual([['org', ['Billing', 'Owner']]]);
  });

  it('is stateless: a server with the same secret takes it, and its words stay as they were', async () => {
    const { token } = await issue({ organizations: [{ id: 'org', roles: ['Billing'] }] });
    const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(JSON.stringify(payload)).not.toContain(server.keys.secret);
    for (let index = 0; index < 3; index++) expect((await server.get('/v1/usage', token)).status).toBe(200);
  });

  it('takes any role by its name: __proto__ and constructor are roles like others, and give nothing', async () => {
    const roles = ['__proto__', 'constructor', 'toString', 'Billing '];
    const body = `{"sub":"__proto__","organizations":[{"id":"__proto__","roles":${JSON.stringify(roles)}}],"agents":[{"organizationId":"__proto__","id":"__proto__","roles":["__proto__"]}]}`;
    const response = await ask(body);
    const { token } = (await response.json()) as TokenResponse;
    const { viewer, data } = await server.json<OrganizationList>('/v1/organizations', token);
    expect(viewer.id).toBe('__proto__');
    expect(data.map(({ id, roles: held }) => [id, [...held].sort()])).toEqual([
      ['__proto__', [...roles].sort()],
    ]);
    expect(data[0]?.capabilities).toEqual({ usage: false, details: 'none' });
    expect((await server.get('/v1/usage', token)).status).toBe(403);
  });
});

describe('the size of a token', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `organization_${String(index).padStart(6, '0')}`,
      roles: ['Billing', 'Member'],
    }));

  it('grants are kept compact: hundreds of organizations fit', async () => {
    const { token } = await issue({ organizations: many(150) });
    expect(token.length).toBeLessThanOrEqual(14_000);
    expect((await server.json<OrganizationList>('/v1/organizations', token)).data).toHaveLength(150);
  });

  it('the largest that is issued is taken in a header', async () => {
    let low = 1;
    let high = 1_000;
    let largest = '';
    while (low <= high) {
      const middle = Math.floor((low + high) / 2);
      const response = await ask({ sub: 'viewer', organizations: many(middle), agents: [] });
      if (response.status === 200) {
        largest = ((await response.json()) as TokenResponse).token;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    expect(largest.length).toBeGreaterThan(13_900);
    expect(largest.length).toBeLessThanOrEqual(14_000);
    expect((await server.get('/v1/organizations', largest)).status).toBe(200);
  });

  it('beyond 14 kB it is 422 grants_too_large', async () => {
    const response = await ask({ sub: 'viewer', organizations: many(1_000), agents: [] });
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.code]).toEqual([422, 'grants_too_large']);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a request for a token that is wrong', () => {
  const good = { sub: 'viewer', organizations: [], agents: [] };

  it.each([
    ['sub', { ...good, sub: '' }],
    ['sub', { ...good, sub: 5 }],
    ['sub', { ...good, sub: undefined }],
    ['organizations', { ...good, organizations: undefined }],
    ['organizations.0.id', { ...good, organizations: [{ id: '', roles: [] }] }],
    ['organizations.0.roles', { ...good, organizations: [{ id: 'org', roles: 'Billing' }] }],
    [
      'organizations.1.roles.0',
      {
        ...good,
        organizations: [
          { id: 'org', roles: [] },
          { id: 'org', roles: [''] },
        ],
      },
    ],
    ['agents', { ...good, agents: {} }],
    ['agents.0.organizationId', { ...good, agents: [{ id: 'a', roles: [] }] }],
    ['ttlSeconds', { ...good, ttlSeconds: 59 }],
    ['ttlSeconds', { ...good, ttlSeconds: 3601 }],
    ['ttlSeconds', { ...good, ttlSeconds: 60.5 }],
    ['ttlSeconds', { ...good, ttlSeconds: '900' }],
    ['ttlSeconds', { ...good, ttlSeconds: null }],
  ])('is 400 invalid_parameter naming %s', async (parameter, body) => {
    const response = await ask(body);
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.code]).toEqual([400, 'invalid_parameter']);
    expect(problem.errors?.map((error) => error.parameter)).toEqual([parameter]);
  });

  it('is 400 for a field that nobody knows, and for what is no JSON', async () => {
    for (const body of [{ ...good, ttl: 900 }, 'nonsense', '', '[]', 'null']) {
      const response = await ask(body);
      expect([body, response.status]).toEqual([body, 400]);
      expect(((await response.json()) as Problem).errors?.length).toBeGreaterThan(0);
    }
  });

  it('that is wrong in many places, or in a long one, gets a short answer', async () => {
    const many = (count: number) => `{"sub":"x","agents":[],"organizations":[${'1,'.repeat(count)}1]}`;
    for (const [body, errors] of [
      [many(50_000), 20],
      [many(400_000), 1],
      [JSON.stringify({ ...good, ['k'.repeat(500_000)]: 1 }), 1],
    ] as const) {
      const response = await ask(body);
      const text = await response.text();
      expect([response.status, (JSON.parse(text) as Problem).errors?.length]).toEqual([400, errors]);
      expect(text.length).toBeLessThan(10_000);
    }
  });

  it('names an id that is no Unicode: it would open what another id stands for', async () => {
    const response = await ask(
      '{"sub":"x","organizations":[{"id":"\\ud800","roles":["Billing"]}],"agents":[]}',
    );
    const { detail } = (await response.json()) as Problem;
    expect([response.status, detail]).toEqual([400, 'organizations.0.id: Expected well-formed Unicode']);
  });

  it('is 415 for another media type or a packed body, and 413 for more than is read', async () => {
    const packed = await ask(JSON.stringify(good), { 'Content-Encoding': 'gzip' });
    expect([packed.status, ((await packed.json()) as Problem).code]).toEqual([415, 'unsupported_media_type']);
    expect((await ask(good, { 'Content-Type': 'text/plain' })).status).toBe(415);
    const response = await ask(JSON.stringify(good).padEnd(1_100_000));
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([413, 'payload_too_large']);
  });
});
