import type { ConversationPage, EventRecord, Problem, UsageReport } from '@credit-usage/sdk/contract';
import { ConversationPageSchema } from '@credit-usage/sdk/contract';
import { add, sum } from '@credit-usage/sdk/credits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { agent, conversation, fresh, organization, usage } from './support/records.js';
import { billing, member } from './support/viewers.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

const page = (query: string, token: string): Promise<ConversationPage> =>
  server.json<ConversationPage>(`/v1/conversations?${query}`, token);

const idsOf = ({ data }: ConversationPage): string[] => data.map((row) => row.conversationId);

/** All pages, calling `between` after each one. */
async function pages(
  query: string,
  token: string,
  between: () => Promise<unknown> = async () => undefined,
): Promise<ConversationPage[]> {
  const found = [await page(query, token)];
  for (let cursor = found[0]?.nextCursor; cursor; cursor = found.at(-1)?.nextCursor) {
    await between();
    found.push(await page(`${query}&cursor=${cursor}`, token));
  }
  return found;
}

describe('a row', () => {
  it('is as the contract writes it', async () => {
    const org = fresh('org');
    await server.write([
      agent(org, 'agent_1', 'Helper', { state: 'deleted' }),
      usage(org, '2026-11-20T08:00:00Z', '50.005', { conversationId: 'talk' }),
      usage(org, '2026-11-20T08:30:00.5Z', '2', { conversationId: 'talk', category: 'WebSearch' }),
      conversation(org, 'talk', { title: 'Zürich 🚆', messageCount: 4 }),
    ]);
    const answer = await page('', await member(server, ['Billing', 'Owner'], org));
    const checked = ConversationPageSchema.check(answer);
    expect(checked.ok ? [] : checked.issues).toEqual([]);
    expect(answer).toMatchObject({
      object: 'list',
      asOf: '2026-11-22T09:14:03Z',
      unattributed: '0',
      hasMore: false,
      nextCursor: null,
    });
    expect(answer.data).toEqual([
      {
        organizationId: org,
        agentId: 'agent_1',
        agentName: 'Helper',
        agentState: 'deleted',
        conversationId: 'talk',
        title: 'Zürich 🚆',
        credits: '52.005',
        messageCount: 4,
        startedAt: '2026-11-20T08:00:00Z',
        lastActivityAt: '2026-11-20T08:30:00.5Z',
        detailAccess: true,
      },
    ]);
  });

  it('title is null and message count unknown where nobody has said them', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-19T08:00:00Z', '1', { conversationId: 'unrecorded' }),
      usage(org, '2026-11-18T08:00:00Z', '1', { conversationId: 'unrecorded' }),
      usage(org, '2026-11-20T08:00:00Z', '1', { conversationId: 'untitled' }),
      usage(org, '2026-11-21T08:00:00Z', '1', { conversationId: 'empty' }),
      conversation(org, 'untitled', { title: null, messageCount: 0 }),
      conversation(org, 'empty', { title: '' }),
    ]);
    const { data } = await page('', await billing(server, org));
    expect(
      data.map(({ conversationId, title, messageCount, startedAt }) => [
        conversationId,
        title,
        messageCount,
        startedAt,
      ]),
    ).toEqual([
      ['empty', '', 4, '2026-11-20T08:00:00Z'],
      ['untitled', null, 0, '2026-11-20T08:00:00Z'],
      ['unrecorded', null, null, '2026-11-18T08:00:00Z'],
    ]);
  });

  it('credits and lastActivityAt are of the usage under the filter; messageCount and startedAt of the conversation', async () => {
    const org = fresh('org');
    await server.write([
      conversation(org, 'talk', {
        messageCount: 12,
        startedAt: '2026-09-01T08:00:00Z',
        lastActivityAt: '2026-11-21T09:00:00Z',
      }),
      usage(org, '2026-09-01T08:00:00Z', '1', { conversationId: 'talk' }),
      usage(org, '2026-11-20T08:00:00Z', '10', { conversationId: 'talk' }),
      usage(org, '2026-11-20T09:00:00Z', '100', { conversationId: 'talk', category: 'WebSearch' }),
      usage(org, '2026-11-21T09:00:00Z', '1000', { conversationId: 'talk' }),
    ]);
    const token = await billing(server, org);
    const rowOf = async (query: string) => {
      const [row] = (await page(query, token)).data;
      return [row?.credits, row?.lastActivityAt, row?.messageCount, row?.startedAt];
    };
    const whole = [12, '2026-09-01T08:00:00Z'];
    expect(await rowOf('')).toEqual(['1110', '2026-11-21T09:00:00Z', ...whole]);
    expect(await rowOf('category=WebSearch')).toEqual(['100', '2026-11-20T09:00:00Z', ...whole]);
    expect(await rowOf('from=2026-11-20&to=2026-11-21')).toEqual(['110', '2026-11-20T09:00:00Z', ...whole]);
    expect(await rowOf('from=2026-11-20&to=2026-11-21&category=LLM')).toEqual([
      '10',
      '2026-11-20T08:00:00Z',
      ...whole,
    ]);
  });

  it('a conversation is listed when it has usage under the filter, a sum of 0 included', async () => {
    const org = fresh('org');
    await server.write([
      conversation(org, 'without usage'),
      usage(org, '2026-11-20T08:00:00Z', '1', { conversationId: 'refunded' }),
      usage(org, '2026-11-20T08:00:01Z', '-1', { conversationId: 'refunded' }),
      usage(org, '2026-08-20T08:00:00Z', '1', { conversationId: 'before' }),
      usage(org, '2026-11-22T09:16:00Z', '1', { conversationId: 'after asOf' }),
      usage(org, '2026-11-20T08:00:00Z', '1', { conversationId: 'other', category: 'WebSearch' }),
    ]);
    const token = await billing(server, org);
    const answer = await page('category=LLM', token);
    expect(answer.data.map(({ conversationId, credits }) => [conversationId, credits])).toEqual([
      ['refunded', '0'],
    ]);
    expect(idsOf(await page('category=Nonsense', token))).toEqual([]);
  });

  it('the same conversationId of two agents, or under two organizations, is two conversations', async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    await server.write([
      usage(one, '2026-11-20T08:00:00Z', '1', { conversationId: 'talk' }),
      usage(one, '2026-11-20T08:00:00Z', '10', { conversationId: 'talk', agentId: 'agent_2' }),
      usage(two, '2026-11-20T08:00:00Z', '100', { conversationId: 'talk' }),
      conversation(one, 'talk', { title: 'First' }),
      conversation(two, 'talk', { title: 'Third' }),
    ]);
    const token = await billing(server, one, two);
    const rowsOf = async (query: string) =>
      (await page(query, token)).data.map(({ credits, title }) => [credits, title]);
    expect(await rowsOf('sort=-credits')).toEqual([
      ['100', 'Third'],
      ['10', null],
      ['1', 'First'],
    ]);
    expect(await rowsOf(`organizationId=${one}&agentId=agent_1`)).toEqual([['1', 'First']]);
  });
});

describe('unattributed', () => {
  it('is the usage that belongs to no conversation, so that the whole adds up', async () => {
    const [org, other] = [fresh('org'), fresh('org')];
    await server.write([
      usage(org, '2026-11-20T08:00:00Z', '1.5', { conversationId: 'one' }),
      usage(org, '2026-11-20T09:00:00Z', '2.25', { conversationId: 'two', category: 'WebSearch' }),
      usage(org, '2026-11-20T08:00:00Z', '0.000001'),
      usage(org, '2026-11-21T08:00:00Z', '4', { category: 'WebSearch' }),
      usage(org, '2026-11-21T08:00:00Z', '-0.5', { agentId: 'agent_2' }),
      usage(org, '2026-08-21T08:00:00Z', '1000'),
      usage(other, '2026-11-21T08:00:00Z', '50'),
    ]);
    const token = await billing(server, org, other);
    const expected = {
      '': '53.500001',
      [`organizationId=${org}`]: '3.500001',
      'category=WebSearch': '4',
      'category=LLM&category=WebSearch&agentId=agent_1': '54.000001',
      'from=2026-11-20&to=2026-11-21': '0.000001',
      'period=24h': '0',
    };
    for (const [query, unattributed] of Object.entries(expected)) {
      const found = await pages(`limit=1&${query}`, token);
      for (const each of found) expect([query, each.unattributed]).toEqual([query, unattributed]);
      const rows = sum(found.flatMap(({ data }) => data.map(({ credits }) => credits)));
      const { total } = await server.json<UsageReport>(`/v1/usage?${query}`, token);
      expect([query, add(rows, unattributed)]).toEqual([query, total]);
    }
  });
});

describe('the order', () => {
  const sorted = async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    const talk = (org: string, agentId: string, conversationId: string, time: string, credits: string) =>
      usage(org, `2026-11-20T${time}Z`, credits, { agentId, conversationId });
    await server.write([
      talk(two, 'a', 'x', '08:00:00', '5'),
      talk(one, 'b', 'x', '08:00:00', '5'),
      talk(one, 'a', 'y', '08:00:00', '5'),
      talk(one, 'a', 'Z', '08:00:00', '5.0'),
      talk(one, 'a', 'newest', '08:00:00.000001', '-7'),
      talk(one, 'a', 'dearest', '07:00:00', '5.000001'),
    ]);
    return { one, two, token: await billing(server, one, two) };
  };
  const keyOf = (row: ConversationPage['data'][number]) => [
    row.organizationId,
    row.agentId,
    row.conversationId,
  ];

  it('-lastActivityAt is the default; ties by the key, ascending', async () => {
    const { one, two, token } = await sorted();
    const expected = [
      [one, 'a', 'newest'],
      [one, 'a', 'Z'],
      [one, 'a', 'y'],
      [one, 'b', 'x'],
      [two, 'a', 'x'],
      [one, 'a', 'dearest'],
    ];
    expect((await page('', token)).data.map(keyOf)).toEqual(expected);
    expect((await page('sort=-lastActivityAt', token)).data.map(keyOf)).toEqual(expected);
    const inPages = await pages('limit=1', token);
    expect(inPages.flatMap(({ data }) => data.map(keyOf))).toEqual(expected);
  });

  it('-credits: the dearest first, refunds last; ties by the key, ascending', async () => {
    const { one, two, token } = await sorted();
    const expected = [
      [one, 'a', 'dearest'],
      [one, 'a', 'Z'],
      [one, 'a', 'y'],
      [one, 'b', 'x'],
      [two, 'a', 'x'],
      [one, 'a', 'newest'],
    ];
    expect((await page('sort=-credits', token)).data.map(keyOf)).toEqual(expected);
    const inPages = await pages('sort=-credits&limit=2', token);
    expect(inPages.map(({ data }) => data.length)).toEqual([2, 2, 2]);
    expect(inPages.flatMap(({ data }) => data.map(keyOf))).toEqual(expected);
  });
});

describe('pages', () => {
  it('limit is 25 by default and at most 100', async () => {
    const org = fresh('org');
    await server.write(
      Array.from({ length: 101 }, (_, index) =>
        usage(org, '2026-11-20T08:00:00Z', '1', { conversationId: `talk ${index}` }),
      ),
    );
    const token = await billing(server, org);
    const first = await page('', token);
    expect([first.data.length, first.hasMore, first.query.limit]).toEqual([25, true, 25]);
    expect((await page('limit=100', token)).data).toHaveLength(100);
    const all = (await pages('limit=100', token)).flatMap(idsOf);
    expect(new Set(all).size).toBe(101);
    expect(all).toHaveLength(101);
  });

  it('the last one says so: hasMore false, nextCursor null', async () => {
    const org = fresh('org');
    await server.write(
      ['a', 'b'].map((conversationId) => usage(org, '2026-11-20T08:00:00Z', '1', { conversationId })),
    );
    const token = await billing(server, org);
    expect(await page('limit=2', token)).toMatchObject({ hasMore: false, nextCursor: null });
    const [first, second, ...rest] = await pages('limit=1', token);
    expect([first?.hasMore, second?.hasMore, rest]).toEqual([true, false, []]);
    expect(second?.nextCursor).toBeNull();
  });

  it.each(['-lastActivityAt', '-credits'])(
    'by %s: what is written between two pages neither repeats, shifts nor appears',
    async (sort) => {
      const org = fresh('org');
      const names = Array.from({ length: 12 }, (_, index) => `talk ${String(index).padStart(2, '0')}`);
      await server.write(
        names.map((conversationId, index) =>
          usage(org, `2026-11-20T08:${10 + index}:00Z`, String(100 + index), { conversationId }),
        ),
      );
      const token = await billing(server, org);
      const before = await page(`limit=100&sort=${sort}`, token);
      let round = 0;
      const found = await pages(`limit=3&sort=${sort}`, token, async () => {
        round++;
        const late: EventRecord[] = [
          // A new conversation before all others, one after them and one in the middle; more usage in one that was shown, and in one that was
          // not; one of these turns out to have begun earlier.
          usage(org, '2026-11-22T09:00:00Z', '9999', { conversationId: `ahead ${round}` }),
          usage(org, '2026-11-01T09:00:00Z', '0.5', { conversationId: `behind ${round}` }),
          usage(org, '2026-11-20T08:15:30Z', '105.5', { conversationId: `middle ${round}` }),
          usage(org, '2026-11-22T09:00:00Z', '5000', { conversationId: 'talk 11' }),
          usage(org, '2026-11-22T09:00:00Z', '5000', { conversationId: 'talk 00' }),
          usage(org, '2026-11-19T09:00:00Z', '0.5', { conversationId: 'talk 00' }),
          usage(org, '2026-11-19T09:00:00Z', '0.5', { conversationId: 'talk 11' }),
          usage(org, '2026-11-22T09:00:00Z', '7'),
        ];
        await server.write(late);
        server.setNow(`2026-11-22T10:0${round}:00Z`);
      });
      server.setNow('2026-11-22T09:14:03Z');
      expect(found.flatMap(({ data }) => data)).toEqual(before.data);
      for (const each of found) {
        expect(each.asOf).toBe(before.asOf);
        expect(each.range).toEqual(before.range);
        expect(each.unattributed).toBe('0');
      }
      expect((await page(`limit=100&sort=${sort}`, token)).data).toHaveLength(12 + 3 * round);
    },
  );

  it('many writers at once make no difference', async () => {
    const org = fresh('org');
    await server.write(
      Array.from({ length: 40 }, (_, index) =>
        usage(org, `2026-11-20T08:${10 + index}:00Z`, '1', { conversationId: `old ${index}` }),
      ),
    );
    const token = await billing(server, org);
    let stop = false;
    const writers = [1, 2, 3].map(async (writer) => {
      for (let round = 0; !stop; round++)
        await server.write([
          usage(org, '2026-11-22T09:00:00Z', '1', { conversationId: `new ${writer} ${round}` }),
          usage(org, '2026-11-22T09:00:00Z', '1', { conversationId: `old ${round % 40}` }),
        ]);
    });
    const found = await pages('limit=5', token);
    stop = true;
    await Promise.all(writers);
    const ids = found.flatMap(idsOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.startsWith('old'))).toHaveLength(40);
    const total = sum(found.flatMap(({ data }) => data.map(({ credits }) => credits)));
    // The first page was pinned to a whole number of batches, of two credits each.
    expect((Number(total) - 40) % 2).toBe(0);
    expect(new Set(found.map(({ asOf }) => asOf)).size).toBe(1);
  });

  it('the range is pinned: a page after midnight is of the same days', async () => {
    const org = fresh('org');
    await server.write(
      ['a', 'b'].map((conversationId) => usage(org, '2026-11-21T12:00:00Z', '1', { conversationId })),
    );
    const token = await billing(server, org);
    const first = await page('limit=1&period=24h', token);
    server.setNow('2026-11-23T09:00:00Z');
    const second = await page(`limit=1&period=24h&cursor=${first.nextCursor}`, token);
    server.setNow('2026-11-22T09:14:03Z');
    expect(second.range).toEqual(first.range);
    expect([...idsOf(first), ...idsOf(second)]).toEqual(['a', 'b']);
  });
});

describe('scope is judged anew on each page', () => {
  const setUp = async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    await server.write(
      [one, two].flatMap((org) =>
        ['a', 'b', 'c'].map((conversationId) => usage(org, '2026-11-20T08:00:00Z', '1', { conversationId })),
      ),
    );
    const first = await page('limit=2', await billing(server, one, two));
    expect(first.data.every(({ organizationId }) => organizationId === one)).toBe(true);
    return { one, two, path: `limit=2&cursor=${first.nextCursor}` };
  };

  it('a viewer who lost Billing everywhere is refused', async () => {
    const { one, two, path } = await setUp();
    const response = await server.get(
      `/v1/conversations?${path}`,
      await member(server, ['Member'], one, two),
    );
    expect(response.status).toBe(403);
    expect(((await response.json()) as Problem).code).toBe('role_required');
  });

  it('a viewer who lost Billing in one organization sees no more of it, and the answer says so', async () => {
    const { one, two, path } = await setUp();
    const token = await server.token({
      organizations: [
        { id: one, roles: ['Member'] },
        { id: two, roles: ['Billing'] },
      ],
    });
    const next = await page(path, token);
    expect(next.data.every(({ organizationId }) => organizationId === two)).toBe(true);
    expect(next.scope.included.map(({ id }) => id)).toEqual([two]);
    expect(next.scope.excluded).toMatchObject([{ id: one, code: 'role_required' }]);
  });

  it('detailAccess is of now, too', async () => {
    const { one, two, path } = await setUp();
    const next = await page(path, await member(server, ['Billing', 'Owner'], one, two));
    expect(next.data.map(({ detailAccess }) => detailAccess)).toEqual([true, true]);
  });
});

describe('detailAccess', () => {
  it('is what the details route answers; when false, detailRequires holds its requiredRoles', async () => {
    const [one, two, three] = [fresh('org'), fresh('org'), fresh('org')];
    await server.write([
      organization(one, 'Acme'),
      agent(one, 'a', 'Helper'),
      ...[one, two, three].flatMap((org) =>
        ['a', 'b'].map((agentId) =>
          usage(org, '2026-11-20T08:00:00Z', '1', { agentId, conversationId: 'talk' }),
        ),
      ),
    ]);
    const token = await server.token({
      organizations: [
        { id: one, roles: ['Billing'] },
        { id: two, roles: ['Billing', 'Owner'] },
        { id: three, roles: ['Billing', 'Admin'] },
      ],
      agents: [
        { organizationId: one, id: 'b', roles: ['Contributor'] },
        { organizationId: three, id: 'a', roles: ['Owner'] },
        { organizationId: three, id: 'b', roles: ['Builder'] },
      ],
    });
    const { data } = await page('', token);
    expect(
      data.map(({ organizationId, agentId, detailAccess }) => [organizationId, agentId, detailAccess]),
    ).toEqual([
      [one, 'a', false],
      [one, 'b', true],
      [two, 'a', true],
      [two, 'b', true],
      [three, 'a', true],
      [three, 'b', false],
    ]);
    for (const row of data) {
      const path = `/v1/agents/${row.agentId}/conversations/${row.conversationId}/credits?organizationId=${row.organizationId}`;
      const response = await server.get(path, token);
      const body = (await response.json()) as Problem;
      expect(response.status).toBe(row.detailAccess ? 200 : 403);
      if (row.detailAccess) expect(row).not.toHaveProperty('detailRequires');
      else expect(row.detailRequires).toEqual(body.requiredRoles);
    }
    expect(data[0]?.detailRequires).toEqual([
      { role: 'Owner', scope: { type: 'organization', id: one, name: 'Acme' } },
      { role: 'Owner', scope: { type: 'agent', id: 'a', organizationId: one, name: 'Helper' } },
      { role: 'Contributor', scope: { type: 'agent', id: 'a', organizationId: one, name: 'Helper' } },
    ]);
  });
});

describe('the query', () => {
  it('is echoed with its defaults, and the range is in instants', async () => {
    const token = await billing(server, fresh('org'));
    const answer = await page('', token);
    expect(answer.query).toEqual({ period: '30d', timezone: 'UTC', sort: '-lastActivityAt', limit: 25 });
    expect(answer.range).toEqual({ from: '2026-10-24T00:00:00Z', to: '2026-11-23T00:00:00Z' });
    const full = 'from=2026-11-01&to=2026-11-05&timezone=Asia/Jakarta&category=LLM&sort=-credits&limit=3';
    expect(await page(full, token)).toMatchObject({
      query: {
        from: '2026-11-01',
        to: '2026-11-05',
        timezone: 'Asia/Jakarta',
        category: ['LLM'],
        sort: '-credits',
        limit: 3,
      },
      range: { from: '2026-10-31T17:00:00Z', to: '2026-11-04T17:00:00Z' },
    });
  });

  it.each([
    '',
    'period=72h&timezone=Asia/Calcutta&sort=-credits&limit=1',
    'from=2026-11-20T07:00:00%2B07:00&to=2026-11-21T00:00:00.5Z&category=LLM&category=WebSearch',
    'agentId=agent_1',
  ])('of "%s" is a legal request again, and gives the same page', async (query) => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T08:00:00Z', '1', { conversationId: 'a' }),
      usage(org, '2026-11-20T09:00:00Z', '2', { conversationId: 'b', category: 'WebSearch' }),
    ]);
    const token = await billing(server, org);
    const { nextCursor: _, ...first } = await page(query, token);
    const again = new URLSearchParams(
      Object.entries(first.query).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)]),
      ),
    );
    expect(await page(again.toString(), token)).toMatchObject(first);
  });
});
