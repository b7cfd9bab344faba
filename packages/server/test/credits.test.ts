import type { ConversationCredits, ConversationPage, Problem, UsageReport } from '@credit-usage/sdk/contract';
import { ConversationCreditsSchema } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { agent, conversation, fresh, usage } from './support/records.js';
import { member } from './support/viewers.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

const pathOf = (conversationId: string, query = '', agentId = 'agent_1'): string =>
  `/v1/agents/${encodeURIComponent(agentId)}/conversations/${encodeURIComponent(conversationId)}/credits?${query}`;
const owner = (...organizations: string[]): Promise<string> =>
  member(server, ['Owner', 'Billing'], ...organizations);
const details = (token: string, query = '', conversationId = 'talk'): Promise<ConversationCredits> =>
  server.json<ConversationCredits>(pathOf(conversationId, query), token);

/** A conversation of five entries in three categories, on three days. */
async function talk(): Promise<{ org: string; token: string }> {
  const org = fresh('org');
  const at = (time: string, credits: string, category: string, id: string) =>
    usage(org, time, credits, { conversationId: 'talk', category, id, description: `Step ${id}` });
  await server.write([
    agent(org, 'agent_1', 'Helper'),
    conversation(org, 'talk', {
      title: 'A plan',
      messageCount: 9,
      startedAt: '2026-08-01T08:00:00Z',
      lastActivityAt: '2026-11-20T10:00:00Z',
    }),
    at('2026-11-20T10:00:00Z', '1.5', 'LLM', 'e5'),
    at('2026-11-20T09:00:00Z', '0.005', 'WebSearch', 'e4'),
    at('2026-11-20T09:00:00Z', '48.5', 'LLM', 'e10'),
    at('2026-11-19T09:00:00.000001Z', '-2', 'SpeechToText', 'e2'),
    at('2026-08-01T08:00:00Z', '4', 'WebSearch', 'e1'),
    usage(org, '2026-11-20T09:00:00Z', '1000', { conversationId: 'another' }),
    usage(org, '2026-11-20T09:00:00Z', '1000', { conversationId: 'talk', agentId: 'agent_2' }),
    usage(org, '2026-11-20T09:00:00Z', '1000'),
  ]);
  return { org, token: await owner(org) };
}

describe('credit details', () => {
  it('are as the contract writes them', async () => {
    const { org, token } = await talk();
    const answer = await details(token);
    const checked = ConversationCreditsSchema.check(answer);
    expect(checked.ok ? [] : checked.issues).toEqual([]);
    expect(answer).toEqual({
      object: 'conversation_credits',
      asOf: '2026-11-22T09:14:03Z',
      conversation: {
        organizationId: org,
        agentId: 'agent_1',
        agentName: 'Helper',
        conversationId: 'talk',
        title: 'A plan',
        messageCount: 9,
        startedAt: '2026-08-01T08:00:00Z',
        lastActivityAt: '2026-11-20T10:00:00Z',
      },
      total: '52.005',
      entryCount: 5,
      matched: {
        total: '52.005',
        entryCount: 5,
        categories: [
          { id: 'LLM', label: 'LLM', total: '50' },
          { id: 'WebSearch', label: 'WebSearch', total: '4.005' },
          { id: 'SpeechToText', label: 'SpeechToText', total: '-2' },
        ],
      },
      entries: [
        {
          id: 'e1',
          time: '2026-08-01T08:00:00Z',
          category: 'WebSearch',
          description: 'Step e1',
          credits: '4',
        },
        {
          id: 'e2',
          time: '2026-11-19T09:00:00.000001Z',
          category: 'SpeechToText',
          description: 'Step e2',
          credits: '-2',
        },
        {
          id: 'e10',
          time: '2026-11-20T09:00:00Z',
          category: 'LLM',
          description: 'Step e10',
          credits: '48.5',
        },
        {
          id: 'e4',
          time: '2026-11-20T09:00:00Z',
          category: 'WebSearch',
          description: 'Step e4',
          credits: '0.005',
        },
        { id: 'e5', time: '2026-11-20T10:00:00Z', category: 'LLM', description: 'Step e5', credits: '1.5' },
      ],
      hasMore: false,
      nextCursor: null,
    });
  });

  it('cover the whole conversation without a range, whatever its age', async () => {
    const { token } = await talk();
    expect((await details(token)).matched.total).toBe('52.005');
    expect((await details(token, 'timezone=Asia/Jakarta')).matched.total).toBe('52.005');
    expect((await details(token, 'period=30d')).matched.total).toBe('48.005');
  });

  it('total and entryCount are of the whole conversation, matched of the filter, whatever the page', async () => {
    const { token } = await talk();
    const expected: Record<string, [string, number]> = {
      '': ['52.005', 5],
      'category=LLM': ['50', 2],
      'category=LLM&category=SpeechToText': ['48', 3],
      'category=Nonsense': ['0', 0],
      'from=2026-11-19&to=2026-11-20': ['-2', 1],
      'from=2026-11-20&to=2026-11-21&category=WebSearch': ['0.005', 1],
      'period=24h': ['0', 0],
    };
    for (const [query, [total, entryCount]] of Object.entries(expected))
      for (const limit of ['limit=1', 'limit=100']) {
        const answer = await details(token, `${query}&${limit}`.replace(/^&/, ''));
        expect([query, answer.total, answer.entryCount]).toEqual([query, '52.005', 5]);
        expect([query, answer.matched.total, answer.matched.entryCount]).toEqual([query, total, entryCount]);
      }
  });

  it('categories come in the order of the report: by size, signs aside, then by id', async () => {
    const org = fresh('org');
    // By UTF-16 units the emoji would come before the full-width letter; by bytes it comes after it.
    const amounts = { b: '2', a: '-2', '🪙': '1', Ｌ: '1', c: '3' };
    await server.write(
      Object.entries(amounts).map(([category, credits]) =>
        usage(org, '2026-11-20T10:00:00Z', credits, { conversationId: 'talk', category }),
      ),
    );
    const token = await owner(org);
    const { matched } = await details(token);
    expect(matched.categories.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'Ｌ', '🪙']);
    const report = await server.json<UsageReport>('/v1/usage', token);
    expect(matched.categories).toEqual(report.categories);
  });

  it('matched equals the row’s credits for the same filter', async () => {
    const { token } = await talk();
    for (const query of [
      'period=30d',
      'period=12mo',
      'from=2026-11-19&to=2026-11-21&category=LLM',
      'period=72h&timezone=Asia/Jakarta',
    ]) {
      const { data } = await server.json<ConversationPage>(
        `/v1/conversations?agentId=agent_1&${query}`,
        token,
      );
      const row = data.find(({ conversationId }) => conversationId === 'talk');
      expect([query, (await details(token, query)).matched.total]).toEqual([query, row?.credits]);
    }
  });

  it('only entries with time ≤ asOf count', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-22T09:14:03Z', '1', { conversationId: 'talk' }),
      usage(org, '2026-11-22T09:14:03.000001Z', '10', { conversationId: 'talk' }),
    ]);
    const answer = await details(await owner(org));
    expect([answer.total, answer.entryCount, answer.entries.length]).toEqual(['1', 1, 1]);
  });

  it('a conversation without a record has no title and no message count', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' }),
      usage(org, '2026-11-19T10:00:00Z', '1', { conversationId: 'talk' }),
    ]);
    expect((await details(await owner(org))).conversation).toMatchObject({
      title: null,
      messageCount: null,
      startedAt: '2026-11-19T10:00:00Z',
      lastActivityAt: '2026-11-20T10:00:00Z',
      agentName: 'agent_1',
    });
  });

  it('a conversation without usage is there: zero, and no entries', async () => {
    const org = fresh('org');
    await server.write([conversation(org, 'talk', { title: 'Quiet' }), agent(org, 'agent_1', 'Helper')]);
    expect(await details(await owner(org))).toMatchObject({
      conversation: {
        title: 'Quiet',
        messageCount: 4,
        startedAt: '2026-11-20T08:00:00Z',
        lastActivityAt: '2026-11-20T09:00:00Z',
      },
      total: '0',
      entryCount: 0,
      matched: { total: '0', entryCount: 0, categories: [] },
      entries: [],
      hasMore: false,
    });
  });

  it('a conversation whose agent nobody has named or used is there as well', async () => {
    const org = fresh('org');
    await server.write([conversation(org, 'talk', { title: 'Quiet' })]);
    expect((await details(await owner(org))).conversation).toMatchObject({
      title: 'Quiet',
      agentName: 'agent_1',
    });
  });

  it('a deleted agent’s conversations can still be opened', async () => {
    const { org, token } = await talk();
    await server.write([
      agent(org, 'agent_1', 'Helper, retired', { state: 'deleted', updatedAt: '2026-11-21T00:00:00Z' }),
    ]);
    const answer = await details(token);
    expect([answer.conversation.agentName, answer.total]).toEqual(['Helper, retired', '52.005']);
  });
});

describe('pages of entries', () => {
  it('are in the order of time, then id, and nothing repeats or is lost', async () => {
    const { token } = await talk();
    const ids: string[] = [];
    let cursor = '';
    do {
      const answer: ConversationCredits = await details(token, `limit=2${cursor}`);
      ids.push(...answer.entries.map(({ id }) => id));
      expect(answer.hasMore).toBe(answer.nextCursor !== null);
      cursor = answer.nextCursor === null ? '' : `&cursor=${answer.nextCursor}`;
    } while (cursor);
    expect(ids).toEqual(['e1', 'e2', 'e10', 'e4', 'e5']);
  });

  it('have 25 entries by default', async () => {
    const org = fresh('org');
    await server.write(
      Array.from({ length: 26 }, (_, index) =>
        usage(org, '2026-11-20T10:00:00Z', '1', {
          conversationId: 'talk',
          id: `e${String(index).padStart(2, '0')}`,
        }),
      ),
    );
    const token = await owner(org);
    const first = await details(token);
    expect([first.entries.length, first.hasMore, first.entryCount]).toEqual([25, true, 26]);
    const second = await details(token, `cursor=${first.nextCursor}`);
    expect([second.entries.map(({ id }) => id), second.hasMore]).toEqual([['e25'], false]);
  });

  it('count only what was received before the first one', async () => {
    const { org, token } = await talk();
    const first = await details(token, 'limit=2');
    await server.write([
      usage(org, '2026-11-18T09:00:00Z', '100', { conversationId: 'talk', id: 'late, behind' }),
      usage(org, '2026-11-20T09:30:00Z', '100', { conversationId: 'talk', id: 'late, ahead' }),
    ]);
    const second = await details(token, `limit=100&cursor=${first.nextCursor}`);
    expect(second.entries.map(({ id }) => id)).toEqual(['e10', 'e4', 'e5']);
    expect([second.total, second.asOf]).toEqual([first.total, first.asOf]);
    expect((await details(token)).entryCount).toBe(7);
  });

  it('are of the range of the first one, also after midnight', async () => {
    const { token } = await talk();
    const period = 'period=72h&limit=2';
    const first = await details(token, period);
    server.setNow('2026-11-23T09:00:00Z');
    const second = await details(token, `${period}&cursor=${first.nextCursor}`);
    server.setNow('2026-11-22T09:14:03Z');
    expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual(['e10', 'e4', 'e5']);
    expect(second.matched).toEqual(first.matched);
  });

  it('judge the role anew', async () => {
    const { org, token } = await talk();
    const { nextCursor } = await details(token, 'limit=2');
    const less = await member(server, ['Billing'], org);
    expect((await server.get(pathOf('talk', `cursor=${nextCursor}`), less)).status).toBe(403);
    const none = await server.token({});
    expect((await server.get(pathOf('talk', `cursor=${nextCursor}`), none)).status).toBe(404);
  });
});

describe('who pays', () => {
  it('without organizationId, the one related organization that has the agent', async () => {
    const { org } = await talk();
    const token = await owner(fresh('empty'), org, fresh('empty'));
    expect((await details(token)).conversation.organizationId).toBe(org);
  });

  it('several are 400 with allowed; organizationId names the payer', async () => {
    const [one, two, strange] = [fresh('org'), fresh('org'), fresh('org')];
    const agentId = fresh('agent');
    await server.write(
      [one, two, strange].map((org, index) =>
        usage(org, '2026-11-20T10:00:00Z', String(index + 1), { agentId, conversationId: 'talk' }),
      ),
    );
    const token = await server.token({
      organizations: [{ id: two, roles: ['Owner'] }],
      agents: [{ organizationId: one, id: agentId, roles: ['Contributor'] }],
    });
    const response = await server.get(pathOf('talk', '', agentId), token);
    const problem = (await response.json()) as Problem;
    expect(response.status).toBe(400);
    expect(problem).toMatchObject({
      code: 'invalid_parameter',
      errors: [{ parameter: 'organizationId', code: 'invalid_parameter', allowed: [one, two] }],
    });
    const totals = await Promise.all(
      [one, two].map(async (org) => {
        const answer = await server.json<ConversationCredits>(
          pathOf('talk', `organizationId=${org}`, agentId),
          token,
        );
        return [answer.conversation.organizationId, answer.total];
      }),
    );
    expect(totals).toEqual([
      [one, '1'],
      [two, '2'],
    ]);
    expect((await server.get(pathOf('talk', `organizationId=${strange}`, agentId), token)).status).toBe(404);
  });

  it('the same conversationId of another payer is not mixed in', async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    const agentId = fresh('agent');
    await server.write([
      usage(one, '2026-11-20T10:00:00Z', '1', { agentId, conversationId: 'of one' }),
      usage(two, '2026-11-20T10:00:00Z', '1', { agentId, conversationId: 'of two' }),
    ]);
    const token = await owner(one, two);
    expect((await server.get(pathOf('of one', `organizationId=${one}`, agentId), token)).status).toBe(200);
    expect((await server.get(pathOf('of two', `organizationId=${one}`, agentId), token)).status).toBe(404);
  });
});
