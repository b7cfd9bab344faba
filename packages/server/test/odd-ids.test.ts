import type {
  AgentPage,
  CategoryList,
  ConversationCredits,
  ConversationPage,
  EventRecord,
  OrganizationList,
  UsageReport,
} from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { agent, conversation, organization, usage } from './support/records.js';

// Ids are chosen by the host. Every accepted id must work in paths, queries, cursors and the store.
const ODD = [
  ['a slash', 'a/b'],
  ['slashes around', '/a/'],
  ['an escaped slash', 'a%2Fb'],
  ['a percent sign', '100%'],
  ['an escaped percent sign', '%25'],
  ['half an escape', '%E0%A4%A'],
  ['double quotes', 'say "hi"'],
  ['single quotes', `it's ''quoted''`],
  ['a backslash', 'a\\b\\'],
  ['backslash letters', '\\N \\n \\t \\0 \\x41'],
  ['a NUL', 'a\0b'],
  ['line ends and tabs', 'a\r\n\tb'],
  ['other control characters', '\u0001\u0008\u001b\u007f\u0085'],
  ['spaces', ' a  b '],
  ['plus, question mark, hash, ampersand', 'a+b?c#d&e=f;g'],
  ['an emoji', '🤖👩‍👩‍👧'],
  ['combining characters', 'e\u0301 ≠ é'],
  ['right to left', '\u202eabc\u05d0'],
  ['the longest', 'x'.repeat(128)],
  ['the longest in bytes', '🙂'.repeat(32)],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['toString', 'toString'],
  ['braces, as a placeholder', '{organizations:Array(String)}'],
  ['a list', "['a', 'b']"],
  ['a star and a question mark', '*?'],
  ['a comma and a colon', '1,2:3'],
  ['null', 'null'],
  ['dots with more', '...'],
] as const;

const recordsOf = (id: string): EventRecord[] => [
  usage(id, '2026-11-20T10:00:00Z', '1.5', {
    id,
    agentId: id,
    conversationId: id,
    category: id,
    description: id,
    agentName: id,
    organizationName: id,
  }),
  usage(id, '2026-11-20T10:00:00Z', '2', { agentId: id, conversationId: id, category: id }),
  conversation(id, id, { agentId: id, title: id }),
  agent(id, id, id),
  organization(id, id),
];

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
  await server.write(ODD.flatMap(([, id]) => recordsOf(id)));
}, 120_000);
afterAll(() => server.close());

const FILTER = (id: string) => `organizationId=${encodeURIComponent(id)}&agentId=${encodeURIComponent(id)}`;

describe.each(ODD)('%s in every id, category and name', (_, id) => {
  let token: string;
  beforeAll(async () => {
    token = await server.token({
      sub: id,
      organizations: [{ id, roles: ['Billing', 'Owner', id.slice(0, 100)] }],
    });
  });

  it('is found by the details route, page by page', async () => {
    const path = `/v1/agents/${encodeURIComponent(id)}/conversations/${encodeURIComponent(id)}/credits`;
    const answer = await server.json<ConversationCredits>(
      `${path}?category=${encodeURIComponent(id)}&limit=1`,
      token,
    );
    expect(answer.conversation).toMatchObject({
      organizationId: id,
      agentId: id,
      conversationId: id,
      agentName: id,
      title: id,
    });
    expect([answer.total, answer.matched.total, answer.hasMore]).toEqual(['3.5', '3.5', true]);
    const next = await server.json<ConversationCredits>(
      `${path}?category=${encodeURIComponent(id)}&limit=1&cursor=${answer.nextCursor}`,
      token,
    );
    const entries = [...answer.entries, ...next.entries];
    expect(entries.map((entry) => entry.id)).toContain(id);
    expect(entries.find((entry) => entry.id === id)).toMatchObject({ category: id, description: id });
    expect(next.hasMore).toBe(false);
  });

  it('is found by filters, and comes back as it was sent', async () => {
    const filter = `${FILTER(id)}&category=${encodeURIComponent(id)}`;
    const report = await server.json<UsageReport>(`/v1/usage?groupBy=agent&${filter}`, token);
    expect(report.total).toBe('3.5');
    expect(report.query).toMatchObject({ organizationId: id, agentId: id, category: [id] });
    expect(report.series).toEqual([
      { kind: 'member', id, organizationId: id, label: id, state: 'active', total: '3.5' },
    ]);
    expect(report.categories).toEqual([{ id, label: id, total: '3.5' }]);
    expect(report.scope.included).toEqual([{ id, name: id }]);
    const { data } = await server.json<ConversationPage>(`/v1/conversations?${filter}`, token);
    expect(data).toMatchObject([
      { organizationId: id, agentId: id, conversationId: id, agentName: id, title: id, credits: '3.5' },
    ]);
  });

  it('is listed in the directory', async () => {
    const organizations = await server.json<OrganizationList>('/v1/organizations', token);
    expect(organizations.viewer).toEqual({ id });
    expect(organizations.data).toMatchObject([
      { id, name: id, roles: ['Billing', 'Owner', id.slice(0, 100)] },
    ]);
    const agents = await server.json<AgentPage>(`/v1/agents?q=${encodeURIComponent(id)}`, token);
    expect(agents.data).toEqual([{ organizationId: id, id, name: id, state: 'active' }]);
    const categories = await server.json<CategoryList>('/v1/categories', token);
    expect(categories.data).toEqual([{ id, label: id }]);
  });
});

describe('the ids of the details route', () => {
  it('are told apart from their escaped forms', async () => {
    const twins = ['a/b', 'a%2Fb', 'a%252Fb', 'a b', 'a+b', 'a%20b'];
    await server.write(
      twins.map((conversationId, index) =>
        usage('twins', '2026-11-20T10:00:00Z', String(index + 1), { conversationId }),
      ),
    );
    const token = await server.token({ organizations: [{ id: 'twins', roles: ['Owner'] }] });
    for (const [index, twin] of twins.entries()) {
      const path = `/v1/agents/agent_1/conversations/${encodeURIComponent(twin)}/credits`;
      const { total, conversation: found } = await server.json<ConversationCredits>(path, token);
      expect([twin, found.conversationId, total]).toEqual([twin, twin, String(index + 1)]);
    }
  });

  it('that differ in case or in form only are two', async () => {
    const twins = ['Talk', 'talk', 'é', 'e\u0301'];
    await server.write(
      twins.map((conversationId) => usage('forms', '2026-11-20T10:00:00Z', '1', { conversationId })),
    );
    const token = await server.token({ organizations: [{ id: 'forms', roles: ['Owner', 'Billing'] }] });
    const { data } = await server.json<ConversationPage>('/v1/conversations', token);
    expect(data.map(({ conversationId }) => conversationId).sort()).toEqual([...twins].sort());
  });
});
