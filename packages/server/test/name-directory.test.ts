import type {
  AgentPage,
  ConversationCredits,
  ConversationPage,
  OrganizationList,
  Problem,
  UsageReport,
} from '@credit-usage/sdk/contract';
import type { AgentKey, KnownName, NameDirectory, UsageHandlerOptions } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseCsv } from '../src/conformance/csv-reader.js';
import { Mounted } from './support/mounted.js';
import { agent, conversation, organization, usage } from './support/records.js';

const TIME = '2026-11-20T10:00:00Z';
const RANGE = 'from=2026-11-01&to=2026-12-01';

let mounted: Mounted;
/** Billing in `org_paid`, nothing but membership in `org_unpaid`. */
let token: string;
beforeAll(async () => {
  mounted = await Mounted.start();
  await mounted.base.write([
    organization('org_paid', 'Recorded'),
    agent('org_paid', 'known', 'Recorded agent'),
    agent('org_paid', 'retired', 'Retired agent'),
    usage('org_paid', TIME, '3', { agentId: 'known', conversationId: 'c' }),
    usage('org_paid', TIME, '2', { agentId: 'retired' }),
    usage('org_paid', TIME, '1', { agentId: 'nameless' }),
    conversation('org_paid', 'c', { agentId: 'known' }),
    organization('org_unpaid', 'Recorded too'),
    usage('org_unpaid', TIME, '7', { agentId: 'hidden' }),
    usage('org_stranger', TIME, '7', { agentId: 'secret', organizationName: 'A stranger' }),
  ]);
  token = await mounted.base.token({
    sub: 'viewer',
    organizations: [
      { id: 'org_paid', roles: ['Billing'] },
      { id: 'org_unpaid', roles: ['Member'] },
    ],
    agents: [],
  });
}, 120_000);
afterAll(() => mounted.close());

/** Knows the organization `org_paid` and two of its agents, of one only the state. */
const DIRECTORY: NameDirectory = {
  organizations: async (ids) => ids.filter((id) => id === 'org_paid').map((id) => ({ id, name: 'Acme' })),
  agents: async (agents) =>
    agents.flatMap<KnownName & AgentKey>(({ organizationId, id }) => {
      if (id === 'known') return [{ organizationId, id, name: 'Support', state: '' }];
      return id === 'retired' ? [{ organizationId, id, name: null, state: 'deleted' }] : [];
    }),
};

async function reader(options: Partial<UsageHandlerOptions>) {
  const url = await mounted.url(options);
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(url + path, { headers: { Authorization: `Bearer ${token}`, ...headers } });
  const json = async <Body>(path: string): Promise<Body> => (await get(path)).json() as Promise<Body>;
  const csv = async (path: string) => parseCsv(await (await get(path, { Accept: 'text/csv' })).text());
  return { get, json, csv };
}

describe('a host’s own names', () => {
  it('label series, and stand in the scope; what the host does not know has its recorded name, else its id', async () => {
    const { json } = await reader({ directory: DIRECTORY });
    const agents = await json<UsageReport>(`/v1/usage?${RANGE}&groupBy=agent`);
    expect(agents.series).toMatchObject([
      { id: 'known', label: 'Support', state: 'active' },
      { id: 'retired', label: 'Retired agent', state: 'deleted' },
      { id: 'nameless', label: 'nameless', state: 'active' },
    ]);
    const { series, scope } = await json<UsageReport>(`/v1/usage?${RANGE}&groupBy=organization`);
    expect(series).toMatchObject([{ id: 'org_paid', label: 'Acme' }]);
    expect(scope.included).toEqual([{ id: 'org_paid', name: 'Acme' }]);
    expect(scope.excluded).toMatchObject([{ id: 'org_unpaid', name: 'Recorded too' }]);
  });

  it('stand in refusals', async () => {
    const directory: NameDirectory = {
      organizations: async (ids) => ids.map((id) => ({ id, name: `The ${id}` })),
    };
    const { json } = await reader({ directory });
    const refused = await json<Problem>(`/v1/usage?${RANGE}&organizationId=org_unpaid`);
    expect(refused).toMatchObject({
      detail: expect.stringContaining('The org_unpaid'),
      requiredRoles: [{ scope: { name: 'The org_unpaid' } }],
      heldRoles: [{ scope: { name: 'The org_unpaid' } }],
    });
    const { detail } = await json<Problem>('/v1/agents/known/conversations/c/credits');
    expect(detail).toContain('Recorded agent');
    expect(detail).toContain('The org_paid');
  });

  it('stand in conversations, in what their details need, and in details', async () => {
    const { json } = await reader({ directory: DIRECTORY });
    const { data } = await json<ConversationPage>(`/v1/conversations?${RANGE}`);
    expect(data).toMatchObject([
      {
        agentName: 'Support',
        agentState: 'active',
        detailRequires: [
          { scope: { name: 'Acme' } },
          { scope: { name: 'Support' } },
          { scope: { name: 'Support' } },
        ],
      },
    ]);
    const owner = await mounted.base.token({ organizations: [{ id: 'org_paid', roles: ['Owner'] }] });
    const url = await mounted.url({ directory: DIRECTORY });
    const details = await fetch(`${url}/v1/agents/known/conversations/c/credits`, {
      headers: { Authorization: `Bearer ${owner}` },
    });
    expect(((await details.json()) as ConversationCredits).conversation.agentName).toBe('Support');
  });

  it('stand in the lists of organizations and agents, in the same order', async () => {
    const { json } = await reader({ directory: DIRECTORY });
    const { data } = await json<OrganizationList>('/v1/organizations');
    expect(data.map(({ id, name }) => [id, name])).toEqual([
      ['org_paid', 'Acme'],
      ['org_unpaid', 'Recorded too'],
    ]);
    expect((await json<AgentPage>('/v1/agents')).data).toEqual([
      { organizationId: 'org_paid', id: 'known', name: 'Support', state: 'active' },
      { organizationId: 'org_paid', id: 'nameless', name: 'nameless', state: 'active' },
      { organizationId: 'org_paid', id: 'retired', name: 'Retired agent', state: 'deleted' },
    ]);
  });

  it('stand in files', async () => {
    const { csv } = await reader({ directory: DIRECTORY });
    const cells = await csv(`/v1/usage?${RANGE}&groupBy=agent&bucket=month`);
    expect(cells.map(({ seriesLabel }) => seriesLabel)).toEqual(['Support', 'Retired agent', 'nameless']);
    expect(await csv(`/v1/conversations?${RANGE}`)).toMatchObject([
      { organizationName: 'Acme', agentName: 'Support' },
    ]);
  });

  it('that are no texts break no answer: the recorded ones are shown', async () => {
    const told: unknown[] = [];
    const { json } = await reader({
      onError: (error) => told.push(error),
      directory: {
        agents: async (agents) =>
          agents.map((key) => ({ ...key, name: 42, state: {} }) as unknown as KnownName & AgentKey),
      },
    });
    const { series } = await json<UsageReport>(`/v1/usage?${RANGE}&groupBy=agent`);
    expect(series[0]).toMatchObject({ id: 'known', label: 'Recorded agent', state: 'active' });
    expect((await json<AgentPage>('/v1/agents?q=recorded')).data).toMatchObject([
      { id: 'known', name: 'Recorded agent' },
    ]);
    expect(told).toEqual([expect.any(TypeError)]);
  });

  it('are part of what a tag stands for', async () => {
    const path = `/v1/usage?${RANGE}&groupBy=agent`;
    const tag = async (directory: NameDirectory): Promise<string> =>
      (await (await reader({ directory })).get(path)).headers.get('etag') ?? '';
    const etag = await tag(DIRECTORY);
    expect(await tag(DIRECTORY)).toBe(etag);
    expect(await tag({})).not.toBe(etag);
    const { get } = await reader({ directory: DIRECTORY });
    expect((await get(path, { 'If-None-Match': etag })).status).toBe(304);
  });

  it('are asked for only where the viewer may know of them, and once a minute', async () => {
    const organizations = vi.fn(async () => []);
    const agents = vi.fn(async () => []);
    const { get } = await reader({ directory: { organizations, agents } });
    for (const path of [
      `/v1/usage?${RANGE}&groupBy=agent`,
      `/v1/usage?${RANGE}&groupBy=organization`,
      `/v1/conversations?${RANGE}`,
      '/v1/organizations',
      '/v1/agents',
      '/v1/agents/secret/conversations/c/credits',
      '/v1/agents/hidden/conversations/none/credits?organizationId=org_stranger',
    ])
      await get(path);
    const idsOf = (calls: readonly (readonly unknown[])[]) =>
      (calls as [unknown[]][])
        .flatMap(([keys]) => keys)
        .map((key) => JSON.stringify(key))
        .sort();
    expect(idsOf(organizations.mock.calls)).toEqual(['"org_paid"', '"org_unpaid"']);
    expect(idsOf(agents.mock.calls)).toEqual(
      ['known', 'nameless', 'retired'].map((id) => JSON.stringify({ organizationId: 'org_paid', id })),
    );
  });
});

describe('a directory that does not answer', () => {
  it('breaks no report: recorded names are shown, and the host is told which request it was', async () => {
    const onError = vi.fn();
    const down = async (): Promise<never> => {
      throw new Error('The directory is down');
    };
    const { get } = await reader({ directory: { organizations: down, agents: down }, onError });
    const answer = await get(`/v1/usage?${RANGE}&groupBy=agent`);
    expect(answer.status).toBe(200);
    const { series, scope } = (await answer.json()) as UsageReport;
    expect(series.map((each) => each.kind === 'member' && each.label)).toEqual([
      'Recorded agent',
      'Retired agent',
      'nameless',
    ]);
    expect(scope.included).toEqual([{ id: 'org_paid', name: 'Recorded' }]);
    const requestId = answer.headers.get('x-request-id');
    expect(onError.mock.calls).toEqual([
      [expect.objectContaining({ message: 'The directory is down' }), requestId],
      [expect.objectContaining({ message: 'The directory is down' }), requestId],
    ]);
  });

  it('is waited for for a second', async () => {
    const onError = vi.fn();
    const { get } = await reader({
      directory: { organizations: () => new Promise(() => undefined) },
      onError,
    });
    const began = performance.now();
    const answer = await get('/v1/organizations');
    const waited = performance.now() - began;
    expect(((await answer.json()) as OrganizationList).data.map(({ name }) => name)).toEqual([
      'Recorded',
      'Recorded too',
    ]);
    expect(waited).toBeGreaterThan(950);
    expect(onError.mock.calls.map(([error]) => (error as Error).name)).toEqual(['DirectoryLateError']);
    const again = performance.now();
    await get('/v1/organizations');
    expect(performance.now() - again).toBeLessThan(900);
  });
});

describe('searching agents', () => {
  const search = async (q: string, options: Partial<UsageHandlerOptions>): Promise<string[]> => {
    const { json } = await reader(options);
    return (await json<AgentPage>(`/v1/agents?q=${encodeURIComponent(q)}`)).data.map(({ id }) => id);
  };

  it.each([
    ['supp', ['known']],
    ['SUPP', ['known']],
    ['retired AGENT', ['retired']],
    ['recorded', []],
    ['NAMEless', ['nameless']],
    ['nothing like it', []],
  ])('for %j looks at the names that are shown, and at ids', async (q, ids) => {
    expect(await search(q, { directory: DIRECTORY })).toEqual(ids);
  });

  it('goes on through as many agents as there are, page by page', async () => {
    const many = Array.from({ length: 10_700 }, (_, index) => `agent_${String(index).padStart(5, '0')}`);
    for (const ids of [many.slice(0, 9_000), many.slice(9_000)])
      await mounted.base.write(ids.map((id) => agent('org_many', id, 'A recorded name')));
    const manager = await mounted.base.token({ organizations: [{ id: 'org_many', roles: ['Billing'] }] });
    const wanted = many.filter((_, index) => index % 5_000 < 2 || index > 10_698);
    const url = await mounted.url({
      directory: {
        agents: async (agents) =>
          agents.map((key) => ({ ...key, name: wanted.includes(key.id) ? 'Grüße' : 'Another' })),
      },
    });
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const answer = await fetch(
        `${url}/v1/agents?q=GR%C3%9C%C3%9FE&limit=3${cursor === null ? '' : `&cursor=${cursor}`}`,
        { headers: { Authorization: `Bearer ${manager}` } },
      );
      const page = (await answer.json()) as AgentPage;
      expect(page.data.length).toBeLessThanOrEqual(3);
      found.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(found).toEqual(wanted);
  });
});
