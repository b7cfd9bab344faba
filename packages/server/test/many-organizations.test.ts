import type {
  AgentPage,
  CategoryList,
  ConversationCredits,
  ConversationPage,
  OrganizationList,
  Problem,
  UsageReport,
} from '@credit-usage/sdk/contract';
import { type Viewer, viewerOf } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../src/conformance/csv-reader.js';
import { Mounted } from './support/mounted.js';
import { conversation, usage } from './support/records.js';

const TIME = '2026-11-20T10:00:00Z';
const RANGE = 'from=2026-11-01&to=2026-12-01';
/** Far more than fit into a token. */
const COUNT = 6_000;

const idOf = (index: number): string => `organization-${String(index).padStart(40, '0')}`;
const ALL = Array.from({ length: COUNT }, (_, index) => idOf(index));
const isPaid = (index: number): boolean => index % 2 === 0;
/** The organizations with usage, of one credit each. */
const USED = [0, 1, 2_998, 2_999, COUNT - 2, COUNT - 1];

const VIEWERS: Readonly<Record<string, Viewer>> = {
  auditor: viewerOf({
    sub: 'auditor',
    organizations: ALL.map((id, index) => ({ id, roles: isPaid(index) ? ['Billing', 'Owner'] : ['Member'] })),
    agents: ALL.map((organizationId) => ({ organizationId, id: 'agent_2', roles: ['Owner'] })),
  }),
  member: viewerOf({
    sub: 'member',
    organizations: ALL.map((id) => ({ id, roles: ['Member'] })),
    agents: [],
  }),
};

let mounted: Mounted;
let url: string;
beforeAll(async () => {
  mounted = await Mounted.start();
  await mounted.base.write(
    USED.flatMap((index) => [
      usage(idOf(index), TIME, '1', { conversationId: 'talk', organizationName: `Number ${index}` }),
      conversation(idOf(index), 'talk'),
    ]),
  );
  url = await mounted.url({
    authenticate: async (request) => VIEWERS[request.headers.get('x-session') ?? ''] ?? null,
  });
}, 120_000);
afterAll(() => mounted.close());

const get = (path: string, session = 'auditor', headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url + path, { headers: { 'X-Session': session, ...headers } });
const json = async <Body>(path: string): Promise<Body> => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Body;
};

describe('a viewer of thousands of organizations, whom the host itself knows', () => {
  it('has no token', async () => {
    const organizations = ALL.map((id) => ({ id, roles: ['Billing'] }));
    await expect(mounted.base.token({ organizations })).rejects.toThrow('grants_too_large');
  });

  it('is nobody without a session', async () => {
    expect((await get('/v1/usage', 'stranger')).status).toBe(401);
  });

  it('gets a report on all that are paid for, and is told which are not', async () => {
    const { total, scope } = await json<UsageReport>(`/v1/usage?${RANGE}`);
    expect(total).toBe('3');
    expect(scope.included).toHaveLength(100);
    expect(scope.includedCount).toBe(COUNT / 2);
    expect(scope.excluded.map(({ id }) => id)).toEqual(ALL.filter((_, index) => !isPaid(index)));
  });

  it.each(['organization', 'agent'])('gets it by %s', async (groupBy) => {
    const { series } = await json<UsageReport>(`/v1/usage?${RANGE}&groupBy=${groupBy}&top=all`);
    expect(series.map(({ total }) => total)).toEqual(['1', '1', '1']);
  });

  it('has it once, and then 304', async () => {
    const etag = (await get(`/v1/usage?${RANGE}`)).headers.get('etag') ?? '';
    expect((await get(`/v1/usage?${RANGE}`, 'auditor', { 'If-None-Match': etag })).status).toBe(304);
  });

  it('pages through conversations, and opens one', async () => {
    const first = await json<ConversationPage>(`/v1/conversations?${RANGE}&limit=2`);
    const second = await json<ConversationPage>(
      `/v1/conversations?${RANGE}&limit=2&cursor=${first.nextCursor}`,
    );
    const rows = [...first.data, ...second.data];
    expect(rows.map(({ organizationId }) => organizationId)).toEqual([0, 2_998, COUNT - 2].map(idOf));
    expect(second.hasMore).toBe(false);
    const details = await json<ConversationCredits>(
      `/v1/agents/agent_1/conversations/talk/credits?organizationId=${idOf(2_998)}`,
    );
    expect(details.total).toBe('1');
  });

  it('is asked which one is meant, where several have the agent', async () => {
    const answer = await get('/v1/agents/agent_1/conversations/talk/credits');
    const { errors } = (await answer.json()) as Problem;
    expect([answer.status, errors?.[0]?.allowed]).toEqual([400, USED.map(idOf)]);
  });

  it('lists organizations, agents and categories', async () => {
    const { data } = await json<OrganizationList>('/v1/organizations');
    expect(data.map(({ id }) => id)).toEqual(ALL);
    expect(data[2_999]).toMatchObject({
      name: 'Number 2999',
      capabilities: { usage: false, details: 'some' },
    });
    expect((await json<AgentPage>('/v1/agents')).data).toHaveLength(3);
    expect((await json<CategoryList>('/v1/categories')).data).toEqual([{ id: 'LLM', label: 'LLM' }]);
  });

  it('gets files, whose headers stay small', async () => {
    const answer = await get(`/v1/conversations?${RANGE}`, 'auditor', { Accept: 'text/csv' });
    expect(parseCsv(await answer.text())).toHaveLength(3);
    expect(answer.headers.get('usage-scope-excluded')).toMatch(/,\+\d+$/);
  });

  it('is refused in one answer', async () => {
    const answer = await get(`/v1/usage?${RANGE}`, 'member');
    const { code, requiredRoles } = (await answer.json()) as Problem;
    expect([answer.status, code, requiredRoles?.length]).toEqual([403, 'role_required', COUNT]);
  });
});
