import type { AgentPage, CategoryList, OrganizationList } from '@credit-usage/sdk/contract';
import { AgentPageSchema, CategoryListSchema, OrganizationListSchema } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { agent, fresh, organization, usage } from './support/records.js';
import { billing, member } from './support/viewers.js';

const TIME = '2026-11-20T10:00:00Z';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

describe('/v1/organizations', () => {
  const list = (token: string) => server.json<OrganizationList>('/v1/organizations', token);

  it('lists the viewer’s organizations with name, roles and capabilities', async () => {
    const [paid, owned, unknown] = [fresh('org'), fresh('org'), fresh('org')];
    await server.write([
      organization(paid, 'Acme'),
      usage(owned, TIME, '1', { organizationName: 'Globex' }),
      organization(fresh('org'), 'A stranger'),
    ]);
    const token = await server.token({
      sub: 'user_1',
      organizations: [
        { id: paid, roles: ['Billing'] },
        { id: owned, roles: ['Owner', 'Billing'] },
        { id: unknown, roles: ['Member'] },
        { id: 'without a role', roles: [] },
      ],
      agents: [
        { organizationId: paid, id: 'a', roles: ['Contributor'] },
        { organizationId: unknown, id: 'a', roles: ['Builder'] },
        { organizationId: 'not a member', id: 'a', roles: ['Owner'] },
      ],
    });
    const answer = await list(token);
    const checked = OrganizationListSchema.check(answer);
    expect(checked.ok ? [] : checked.issues).toEqual([]);
    expect(answer).toEqual({
      object: 'list',
      viewer: { id: 'user_1' },
      data: [
        { id: paid, name: 'Acme', roles: ['Billing'], capabilities: { usage: true, details: 'some' } },
        {
          id: owned,
          name: 'Globex',
          roles: expect.arrayContaining(['Owner', 'Billing']),
          capabilities: { usage: true, details: 'all' },
        },
        { id: unknown, name: unknown, roles: ['Member'], capabilities: { usage: false, details: 'none' } },
      ],
    });
  });

  it.each([
    [['Billing'], [], true, 'none'],
    [['Owner'], [], false, 'all'],
    [['Admin', 'Builder', 'Member'], [], false, 'none'],
    [['Member'], ['Owner'], false, 'some'],
    [['Member'], ['Contributor'], false, 'some'],
    [['Member'], ['Billing', 'Admin'], false, 'none'],
    [['Owner'], ['Contributor'], false, 'all'],
    [['owner', 'billing'], ['owner'], false, 'none'],
  ])('capabilities of %j, with %j on an agent', async (roles, agentRoles, usageAllowed, details) => {
    const org = fresh('org');
    const token = await server.token({
      organizations: [{ id: org, roles }],
      agents: [{ organizationId: org, id: 'a', roles: agentRoles }],
    });
    expect((await list(token)).data[0]?.capabilities).toEqual({ usage: usageAllowed, details });
  });

  it('is empty, not refused, for a viewer of none', async () => {
    expect((await list(await server.token({}))).data).toEqual([]);
  });
});

describe('/v1/agents', () => {
  const page = (token: string, query = '') => server.json<AgentPage>(`/v1/agents?${query}`, token);
  const idsOf = ({ data }: AgentPage) => data.map(({ id }) => id);

  it('lists the agents of organizations with usage, known from a record or from usage', async () => {
    const [paid, unpaid] = [fresh('org'), fresh('org')];
    await server.write([
      usage(paid, TIME, '1', { agentId: 'used', agentName: 'Named by usage' }),
      usage(paid, TIME, '1', { agentId: 'unnamed' }),
      agent(paid, 'recorded', 'Recorded'),
      agent(paid, 'retired', 'Retired', { state: 'deleted' }),
      usage(unpaid, TIME, '1', { agentId: 'hidden' }),
    ]);
    const token = await server.token({
      organizations: [
        { id: paid, roles: ['Billing'] },
        { id: unpaid, roles: ['Owner'] },
      ],
      agents: [{ organizationId: unpaid, id: 'hidden', roles: ['Owner'] }],
    });
    const answer = await page(token);
    const checked = AgentPageSchema.check(answer);
    expect(checked.ok ? [] : checked.issues).toEqual([]);
    expect(answer).toEqual({
      data: [
        { organizationId: paid, id: 'recorded', name: 'Recorded', state: 'active' },
        { organizationId: paid, id: 'retired', name: 'Retired', state: 'deleted' },
        { organizationId: paid, id: 'unnamed', name: 'unnamed', state: 'active' },
        { organizationId: paid, id: 'used', name: 'Named by usage', state: 'active' },
      ],
      hasMore: false,
      nextCursor: null,
    });
  });

  it('is empty for a viewer without Billing anywhere', async () => {
    const org = fresh('org');
    await server.write([usage(org, TIME, '1')]);
    for (const token of [await member(server, ['Owner'], org), await server.token({})])
      expect(await page(token)).toEqual({ data: [], hasMore: false, nextCursor: null });
  });

  it('organizationId narrows; one agentId under two organizations is two agents', async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    await server.write([one, two].map((org) => usage(org, TIME, '1')));
    const token = await billing(server, one, two);
    expect((await page(token)).data.map(({ organizationId }) => organizationId)).toEqual([one, two]);
    expect(
      (await page(token, `organizationId=${two}`)).data.map(({ organizationId }) => organizationId),
    ).toEqual([two]);
  });

  it('q is a case-blind substring of name or id, every character for itself', async () => {
    const org = fresh('org');
    await server.write([
      agent(org, 'bot_alpha', 'Kundenberater Ä'),
      agent(org, 'bot-beta', '100% helpful'),
      agent(org, 'gamma', 'Snake_case'),
      agent(org, 'delta', 'back\\slash [x] .*'),
    ]);
    const token = await billing(server, org);
    const found = async (q: string) => idsOf(await page(token, `q=${encodeURIComponent(q)}`));
    expect(await found('KUNDEN')).toEqual(['bot_alpha']);
    expect(await found('ä')).toEqual(['bot_alpha']);
    expect(await found('BOT')).toEqual(['bot-beta', 'bot_alpha']);
    expect(await found('t_')).toEqual(['bot_alpha']);
    expect(await found('_')).toEqual(['bot_alpha', 'gamma']);
    expect(await found('%')).toEqual(['bot-beta']);
    expect(await found('0% h')).toEqual(['bot-beta']);
    expect(await found('\\')).toEqual(['delta']);
    expect(await found('[x] .*')).toEqual(['delta']);
    expect(await found('.*s')).toEqual([]);
    expect(await found('nothing')).toEqual([]);
  });

  it('q looks at the name of now, not at former ones', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, TIME, '1', { agentName: 'Former' }),
      agent(org, 'agent_1', 'Middle', { updatedAt: '2026-11-01T00:00:00Z' }),
      agent(org, 'agent_1', 'Current', { updatedAt: '2026-11-02T00:00:00Z' }),
    ]);
    const token = await billing(server, org);
    expect(idsOf(await page(token, 'q=former'))).toEqual([]);
    expect(idsOf(await page(token, 'q=middle'))).toEqual([]);
    expect(idsOf(await page(token, 'q=current'))).toEqual(['agent_1']);
  });

  it('comes in pages: 25 by default, each agent once, with and without q', async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    await server.write(
      [one, two].flatMap((org) =>
        Array.from({ length: 20 }, (_, index) => agent(org, `a${index}`, index % 2 ? 'Odd' : 'Even')),
      ),
    );
    const token = await billing(server, one, two);
    expect((await page(token)).data).toHaveLength(25);
    for (const [query, count] of [
      ['limit=7', 40],
      ['limit=7&q=odd', 20],
      ['limit=10&q=even', 20],
    ] as const) {
      const keys: string[] = [];
      let answer = await page(token, query);
      for (;;) {
        keys.push(...answer.data.map(({ organizationId, id }) => `${organizationId} ${id}`));
        expect(answer.hasMore).toBe(answer.nextCursor !== null);
        if (answer.nextCursor === null) break;
        answer = await page(token, `${query}&cursor=${answer.nextCursor}`);
      }
      expect([query, keys.length, new Set(keys).size]).toEqual([query, count, count]);
      expect(keys).toEqual([...keys].sort());
    }
  });
});

describe('pages of /v1/agents', () => {
  const setUp = async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    await server.write([one, two].flatMap((org) => ['b', 'd', 'f'].map((id) => agent(org, id, 'Helper'))));
    const first = await server.json<AgentPage>('/v1/agents?limit=2', await billing(server, one, two));
    expect(first.data.map(({ organizationId, id }) => [organizationId, id])).toEqual([
      [one, 'b'],
      [one, 'd'],
    ]);
    return { one, two, path: `/v1/agents?limit=100&cursor=${first.nextCursor}` };
  };
  const keysOf = ({ data }: AgentPage) => data.map(({ organizationId, id }) => [organizationId, id]);

  it('judge the scope anew', async () => {
    const { one, two, path } = await setUp();
    const onlyTwo = await server.json<AgentPage>(path, await billing(server, two));
    expect(keysOf(onlyTwo)).toEqual(['b', 'd', 'f'].map((id) => [two, id]));
    const none = await server.json<AgentPage>(path, await member(server, ['Owner'], one, two));
    expect(none).toEqual({ data: [], hasMore: false, nextCursor: null });
  });

  it('are of the moment: a new agent may stand on a later one, and none repeats or goes missing', async () => {
    const { one, two, path } = await setUp();
    await server.write([
      agent(one, 'a', 'Before the first page'),
      agent(one, 'e', 'After it'),
      agent(one, 'd', 'Renamed', { updatedAt: '2026-11-02T00:00:00Z', state: 'deleted' }),
    ]);
    const second = await server.json<AgentPage>(path, await billing(server, one, two));
    expect(keysOf(second)).toEqual([
      [one, 'e'],
      [one, 'f'],
      [two, 'b'],
      [two, 'd'],
      [two, 'f'],
    ]);
  });
});

describe('/v1/categories', () => {
  const list = (token: string) => server.json<CategoryList>('/v1/categories', token);

  it('lists those used in organizations with usage, each once; a stranger’s never leak', async () => {
    const [one, two, unpaid, strange] = [fresh('org'), fresh('org'), fresh('org'), fresh('org')];
    await server.write([
      usage(one, TIME, '1', { category: 'WebSearch' }),
      usage(one, TIME, '1', { category: 'LLM' }),
      usage(two, TIME, '1', { category: 'LLM' }),
      usage(two, '2020-01-01T00:00:00Z', '1', { category: 'Long ago' }),
      usage(unpaid, TIME, '1', { category: 'Without Billing' }),
      usage(strange, TIME, '1', { category: 'Of a stranger' }),
    ]);
    const token = await server.token({
      organizations: [
        { id: one, roles: ['Billing'] },
        { id: two, roles: ['Billing'] },
        { id: unpaid, roles: ['Owner', 'Admin'] },
      ],
    });
    const answer = await list(token);
    const checked = CategoryListSchema.check(answer);
    expect(checked.ok ? [] : checked.issues).toEqual([]);
    expect(answer).toEqual({
      data: ['LLM', 'Long ago', 'WebSearch'].map((id) => ({ id, label: id })),
    });
  });

  it('is empty for a viewer without Billing anywhere', async () => {
    const org = fresh('org');
    await server.write([usage(org, TIME, '1')]);
    for (const token of [await member(server, ['Owner'], org), await server.token({})])
      expect(await list(token)).toEqual({ data: [] });
  });
});
