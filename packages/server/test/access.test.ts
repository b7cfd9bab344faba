import type { Problem } from '@credit-usage/sdk/contract';
import { parseInstant } from '@credit-usage/sdk/time';
import { createUsageHandler, fixedClock, KeyConfigurationError, TokenIssuer } from '@credit-usage/server';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { deriveKey } from '../src/auth/keys.js';
import { agent, fresh, organization, usage } from './support/records.js';
import { billing, member } from './support/viewers.js';

const READS = [
  '/v1/usage',
  '/v1/conversations',
  '/v1/agents/agent_1/conversations/talk/credits',
  '/v1/organizations',
  '/v1/agents',
  '/v1/categories',
];

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

async function read(
  path: string,
  headers: Record<string, string>,
): Promise<{ response: Response; problem: Problem }> {
  const response = await fetch(server.url + path, { headers });
  return { response, problem: (await response.json()) as Problem };
}

it.each([
  ['empty, as an unset variable of a shell is', ''],
  ['missing', undefined],
  ['the other one', 'cu_ik_012345678901234567890123'],
  ['short', 'cu_sk_short'],
])('no handler is made with a secret that is %s: anybody could make tokens', (_, secret) => {
  const keys = { ...server.keys, secret: secret as string };
  expect(() => createUsageHandler({ store: server.store, keys })).toThrow(KeyConfigurationError);
});

describe.each(READS)('401 of %s', (path) => {
  const now = () => Math.floor(Date.now() / 1000);
  const claims = { o: { Billing: ['org'] }, a: {} };
  const jwt = (
    key: Uint8Array,
    change: (jwt: SignJWT) => SignJWT = (same) => same,
    alg = 'HS256',
  ): Promise<string> =>
    change(
      new SignJWT(claims)
        .setProtectedHeader({ alg, typ: 'JWT' })
        .setSubject('viewer')
        .setIssuer('credit-usage')
        .setAudience('credit-usage/v1')
        .setIssuedAt(now())
        .setExpirationTime(now() + 600),
    ).sign(key);
  const own = () => deriveKey(server.keys.secret, 'viewer-token');

  async function expect401(authorization: string | undefined, code = 'unauthenticated'): Promise<void> {
    const { response, problem } = await read(
      path,
      authorization === undefined ? {} : { Authorization: authorization },
    );
    expect(problem, authorization).toMatchObject({ status: 401, code });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(response.headers.get('cache-control')).toBe('no-store');
  }

  it('a valid token made by hand is accepted, so each refusal below has the reason that it names', async () => {
    const { response } = await read(path, { Authorization: `Bearer ${await jwt(own())}` });
    expect(response.status).not.toBe(401);
  });

  it('without a token, or with garbage', async () => {
    await expect401(undefined);
    for (const garbage of [
      'Bearer',
      'Bearer ',
      'Bearer x',
      'Bearer a.b.c',
      'Basic dXNlcjpwYXNz',
      'x',
      'Bearer ü',
    ])
      await expect401(Buffer.from(garbage).toString('latin1'));
  });

  it('with an expired token: token_expired', async () => {
    // One issued years ago, and one that expired ten seconds ago.
    for (const issuedAt of [parseInstant('2020-01-01T00:00:00Z') as number, (now() - 70) * 1_000_000]) {
      const past = new TokenIssuer(server.keys, fixedClock(issuedAt));
      const grants = { sub: 'viewer', organizations: [], agents: [] };
      const { token } = await past.issue({ ...grants, ttlSeconds: 60 });
      await expect401(`Bearer ${token}`, 'token_expired');
    }
  });

  it('with a key where a token belongs', async () => {
    await expect401(`Bearer ${server.keys.secret}`);
    await expect401(`Bearer ${server.keys.ingest}`);
  });

  it('with a token of another secret, or of the cursor key', async () => {
    await expect401(`Bearer ${await jwt(deriveKey('cu_sk_another_server_entirely', 'viewer-token'))}`);
    await expect401(`Bearer ${await jwt(deriveKey(server.keys.secret, 'cursor'))}`);
    await expect401(`Bearer ${await jwt(new TextEncoder().encode(server.keys.secret))}`);
  });

  it('with alg none, or another algorithm', async () => {
    const [, payload] = (await jwt(own())).split('.');
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    await expect401(`Bearer ${header}.${payload}.`);
    await expect401(`Bearer ${await jwt(own(), (same) => same, 'HS512')}`);
  });

  it('with a token that was changed', async () => {
    const [header, payload = '', signature] = (await jwt(own())).split('.');
    const grown = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'root' };
    const changed = Buffer.from(JSON.stringify(grown)).toString('base64url');
    await expect401(`Bearer ${header}.${changed}.${signature}`);
  });

  it('with a token for another audience, from another issuer, or not yet valid', async () => {
    await expect401(`Bearer ${await jwt(own(), (token) => token.setAudience('elsewhere'))}`);
    await expect401(`Bearer ${await jwt(own(), (token) => token.setIssuer('elsewhere'))}`);
    await expect401(`Bearer ${await jwt(own(), (token) => token.setNotBefore(now() + 300))}`);
  });

  it('a token in the URL is not taken', async () => {
    const { problem } = await read(`${path}?access_token=${await jwt(own())}`, {});
    expect(problem.code).toBe('unauthenticated');
  });
});

describe('401 of the routes for servers', () => {
  const post = async (path: string, key: string | undefined) => {
    const response = await server.post(
      path,
      key,
      path === '/v1/events' ? '[]' : '{"sub":"x","organizations":[],"agents":[]}',
    );
    return { response, problem: (await response.json()) as Problem };
  };

  it('a key of the wrong kind is 401', async () => {
    for (const [path, key] of [
      ['/v1/events', server.keys.secret],
      ['/v1/tokens', server.keys.ingest],
    ] as const) {
      const { response, problem } = await post(path, key);
      expect([response.status, problem.code], path).toEqual([401, 'unauthenticated']);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });

  it.each(['/v1/events', '/v1/tokens'])(
    '%s takes no viewer token, no other key, and not none',
    async (path) => {
      for (const key of [
        undefined,
        await billing(server, 'org'),
        `${server.keys.secret}x`,
        `${server.keys.ingest}x`,
        'cu_ik_',
      ])
        expect((await post(path, key)).response.status).toBe(401);
    },
  );

  it('the right keys are taken', async () => {
    expect((await post('/v1/events', server.keys.ingest)).response.status).toBe(200);
    expect((await post('/v1/tokens', server.keys.secret)).response.status).toBe(200);
  });
});

describe('403 role_required for usage and conversations', () => {
  const inOrg = (role: string, id: string, name: string) => ({
    role,
    scope: { type: 'organization', id, name },
  });

  it.each(['/v1/usage', '/v1/conversations'])(
    '%s needs Billing in that organization: no other role implies it, Owner included',
    async (path) => {
      const org = fresh('org');
      await server.write([organization(org, 'Acme'), usage(org, '2026-11-20T10:00:00Z', '1')]);
      const token = await server.token({
        organizations: [{ id: org, roles: ['Owner', 'Admin', 'Builder', 'Member', 'billing', 'Chief'] }],
        agents: [{ organizationId: org, id: 'agent_1', roles: ['Owner', 'Billing'] }],
      });
      for (const query of ['', `?organizationId=${org}`, '?agentId=agent_1']) {
        const response = await server.get(path + query, token);
        expect(response.status).toBe(403);
        expect(await response.json()).toMatchObject({
          code: 'role_required',
          requiredRoles: [inOrg('Billing', org, 'Acme')],
          heldRoles: ['Owner', 'Admin', 'Builder', 'Member', 'billing', 'Chief'].map((role) =>
            inOrg(role, org, 'Acme'),
          ),
        });
      }
    },
  );

  it('names Billing in each candidate', async () => {
    const [one, two, without] = [fresh('org'), fresh('org'), fresh('org')];
    const agentId = fresh('agent');
    await server.write([
      usage(one, '2026-11-20T10:00:00Z', '1', { agentId }),
      usage(two, '2026-11-20T10:00:00Z', '1', { agentId }),
    ]);
    const token = await server.token({
      organizations: [
        { id: two, roles: ['Member'] },
        { id: one, roles: ['Owner'] },
        { id: without, roles: ['Billing'] },
      ],
    });
    const problem = await server.problem(`/v1/usage?agentId=${agentId}`, token);
    expect(problem.requiredRoles).toEqual([inOrg('Billing', one, one), inOrg('Billing', two, two)]);
    expect(problem.heldRoles).toEqual([inOrg('Owner', one, one), inOrg('Member', two, two)]);
  });

  it.each(['/v1/usage', '/v1/conversations'])(
    '%s: asking for everything with no membership is 403 with requiredRoles: []',
    async (path) => {
      const none = await server.token({});
      const onlyAgents = await server.token({
        agents: [{ organizationId: 'org', id: 'agent_1', roles: ['Owner'] }],
      });
      const withoutRole = await server.token({ organizations: [{ id: 'org', roles: [] }] });
      for (const token of [none, onlyAgents, withoutRole]) {
        const response = await server.get(path, token);
        expect(response.status).toBe(403);
        expect(await response.json()).toMatchObject({
          code: 'role_required',
          requiredRoles: [],
          heldRoles: [],
        });
      }
    },
  );

  it('"not allowed" is never zero: nor is one refused organization among several, when it is named', async () => {
    const [paid, unpaid] = [fresh('org'), fresh('org')];
    const token = await server.token({
      organizations: [
        { id: paid, roles: ['Billing'] },
        { id: unpaid, roles: ['Owner'] },
      ],
    });
    expect((await server.get('/v1/usage', token)).status).toBe(200);
    expect((await server.get(`/v1/usage?organizationId=${unpaid}`, token)).status).toBe(403);
    expect((await server.get(`/v1/agents?organizationId=${unpaid}`, token)).status).toBe(403);
  });
});

describe('403 role_required for credit details', () => {
  it('names Owner in the organization, and Owner or Contributor on the agent; any one suffices', async () => {
    const org = fresh('org');
    await server.write([
      organization(org, 'Acme'),
      agent(org, 'agent_1', 'Helper'),
      usage(org, '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' }),
    ]);
    const path = '/v1/agents/agent_1/conversations/talk/credits';
    const onAgent = (role: string) => ({
      role,
      scope: { type: 'agent', id: 'agent_1', organizationId: org, name: 'Helper' },
    });
    const inOrg = (role: string) => ({ role, scope: { type: 'organization', id: org, name: 'Acme' } });
    const refused = await server.token({
      organizations: [{ id: org, roles: ['Billing', 'Admin'] }],
      agents: [
        { organizationId: org, id: 'agent_1', roles: ['Viewer'] },
        { organizationId: org, id: 'agent_2', roles: ['Owner'] },
      ],
    });
    const response = await server.get(path, refused);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      code: 'role_required',
      requiredRoles: [inOrg('Owner'), onAgent('Owner'), onAgent('Contributor')],
      heldRoles: [inOrg('Billing'), inOrg('Admin'), onAgent('Viewer')],
    });
    for (const grants of [
      { organizations: [{ id: org, roles: ['Owner'] }] },
      { agents: [{ organizationId: org, id: 'agent_1', roles: ['Owner'] }] },
      { agents: [{ organizationId: org, id: 'agent_1', roles: ['Contributor'] }] },
    ])
      expect((await server.get(path, await server.token(grants))).status).toBe(200);
  });
});

describe('404: what is not related answers exactly as what does not exist', () => {
  /** Status, headers and body, without what differs from request to request. */
  async function answerTo(path: string, token: string) {
    const response = await server.get(path, token);
    const { requestId, ...body } = (await response.json()) as Problem;
    const volatile = ['x-request-id', 'date', 'ratelimit-remaining', 'ratelimit-reset'];
    const headers = [...response.headers].filter(([name]) => !volatile.includes(name));
    expect(requestId).not.toBe('');
    return { status: response.status, headers, body };
  }

  it('bodies alike but for requestId', async () => {
    const [mine, strange] = [fresh('org'), fresh('org')];
    const agentId = fresh('agent');
    await server.write([
      usage(mine, '2026-11-20T10:00:00Z', '1', { conversationId: 'mine' }),
      usage(strange, '2026-11-20T10:00:00Z', '1', { agentId, conversationId: 'talk' }),
    ]);
    const token = await member(server, ['Owner', 'Billing'], mine);
    const none = fresh('none');
    const pairs = [
      [`/v1/usage?organizationId=${strange}`, `/v1/usage?organizationId=${none}`],
      [`/v1/usage?agentId=${agentId}`, `/v1/usage?agentId=${none}`],
      [
        `/v1/usage?organizationId=${mine}&agentId=${agentId}`,
        `/v1/usage?organizationId=${mine}&agentId=${none}`,
      ],
      [`/v1/conversations?organizationId=${strange}`, `/v1/conversations?organizationId=${none}`],
      [`/v1/conversations?agentId=${agentId}`, `/v1/conversations?agentId=${none}`],
      [`/v1/agents?organizationId=${strange}`, `/v1/agents?organizationId=${none}`],
      [`/v1/agents/${agentId}/conversations/talk/credits`, `/v1/agents/${none}/conversations/talk/credits`],
      [
        `/v1/agents/${agentId}/conversations/talk/credits?organizationId=${strange}`,
        `/v1/agents/${none}/conversations/talk/credits?organizationId=${none}`,
      ],
      [
        `/v1/agents/agent_1/conversations/mine/credits?organizationId=${strange}`,
        `/v1/agents/agent_1/conversations/mine/credits?organizationId=${none}`,
      ],
      [`/v1/agents/agent_1/conversations/talk/credits`, `/v1/agents/agent_1/conversations/${none}/credits`],
    ] as const;
    for (const [forbidden, unknown] of pairs) {
      const answer = await answerTo(forbidden, token);
      expect(answer.status, forbidden).toBe(404);
      expect(answer.body.code).toBe('not_found');
      expect(await answerTo(unknown, token), forbidden).toEqual(answer);
    }
  });

  it('the role is judged on the agent before the conversation is looked up', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' })]);
    const token = await member(server, ['Member', 'Billing'], org);
    for (const conversation of ['talk', 'not_there']) {
      const response = await server.get(`/v1/agents/agent_1/conversations/${conversation}/credits`, token);
      expect([conversation, response.status]).toEqual([conversation, 403]);
    }
  });

  it('an agent granted by itself is related, its siblings are not', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' }),
      usage(org, '2026-11-20T10:00:00Z', '1', { agentId: 'sibling', conversationId: 'talk' }),
    ]);
    const token = await server.token({ agents: [{ organizationId: org, id: 'agent_1', roles: ['Viewer'] }] });
    expect((await server.get('/v1/agents/agent_1/conversations/talk/credits', token)).status).toBe(403);
    expect((await server.get('/v1/agents/sibling/conversations/talk/credits', token)).status).toBe(404);
  });

  it('a path that nobody knows is 404 as well', async () => {
    for (const path of ['/', '/v1', '/v1/nothing', '/v2/usage', '/v1/usage/', '/V1/usage']) {
      const { response, problem } = await read(path, {});
      expect([path, response.status, problem.code]).toEqual([path, 404, 'not_found']);
    }
  });
});
