import type {
  ConversationPage,
  EventRecord,
  EventsAccepted,
  Problem,
  UsageReport,
} from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { agent, conversation, fresh, organization, usage } from './support/records.js';
import { billing } from './support/viewers.js';

const TIME = '2026-11-20T10:00:00Z';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

async function report(org: string, query = ''): Promise<UsageReport> {
  return server.json<UsageReport>(`/v1/usage?${query}`, await billing(server, org));
}
const totalOf = async (org: string): Promise<string> => (await report(org)).total;

async function conflict(records: readonly EventRecord[]): Promise<Problem> {
  const response = await server.post('/v1/events', server.keys.ingest, JSON.stringify(records));
  const problem = (await response.json()) as Problem;
  expect([response.status, problem.code]).toEqual([409, 'id_conflict']);
  return problem;
}

describe('a known id with the same content', () => {
  it('is ignored: in the same batch, and later', async () => {
    const org = fresh('org');
    const record = usage(org, TIME, '12.5');
    expect(await server.write([record, record, { ...record }])).toEqual({ accepted: 1, duplicates: 2 });
    expect(await server.write([record, usage(org, TIME, '1')])).toEqual({ accepted: 1, duplicates: 1 });
    expect(await totalOf(org)).toBe('13.5');
  });

  it('is the same when it is written otherwise: the instant in another zone, the amount in another form, fields in another order', async () => {
    const org = fresh('org');
    const record = usage(org, '2026-11-20T10:00:00Z', '12.5', {
      conversationId: 'talk',
      agentName: 'Helper',
    });
    await server.write([record]);
    const spellings: EventRecord[] = [
      { ...record, credits: '12.50' },
      { ...record, credits: '12.500000' },
      { ...record, time: '2026-11-20T17:00:00+07:00' },
      { ...record, time: '2026-11-20T10:00:00.000000Z' },
      { ...record, time: '2026-11-20t10:00:00z' },
      Object.fromEntries(Object.entries(record).reverse()) as unknown as EventRecord,
    ];
    for (const spelling of spellings)
      expect(await server.write([spelling])).toEqual({ accepted: 0, duplicates: 1 });
    expect(await totalOf(org)).toBe('12.5');
  });

  it('0 and -0 are one amount', async () => {
    const org = fresh('org');
    const record = usage(org, TIME, '0');
    await server.write([record]);
    expect(await server.write([{ ...record, credits: '-0.0' }])).toEqual({ accepted: 0, duplicates: 1 });
  });

  it('a batch sent again in another order changes nothing', async () => {
    const org = fresh('org');
    const batch = [
      ...Array.from({ length: 20 }, (_, index) =>
        usage(org, TIME, String(index), { conversationId: 'talk' }),
      ),
      conversation(org, 'talk'),
      agent(org, 'agent_1', 'Helper'),
      organization(org, 'Acme'),
    ];
    expect(await server.write(batch)).toEqual({ accepted: 23, duplicates: 0 });
    expect(await server.write([...batch].reverse())).toEqual({ accepted: 0, duplicates: 23 });
    expect(await totalOf(org)).toBe('190');
  });

  it('sending a part, then all of it, completes it and counts nothing twice', async () => {
    const org = fresh('org');
    const batch = Array.from({ length: 10 }, () => usage(org, TIME, '1'));
    await server.write(batch.slice(3, 7));
    expect(await server.write(batch)).toEqual({ accepted: 6, duplicates: 4 });
    expect(await totalOf(org)).toBe('10');
  });
});

describe('a known id with other content', () => {
  const changes: [string, Partial<EventRecord>][] = [
    ['credits', { credits: '2' }],
    ['credits by a millionth', { credits: '1.000001' }],
    ['sign', { credits: '-1' }],
    ['time by a microsecond', { time: '2026-11-20T10:00:00.000001Z' }],
    ['agent', { agentId: 'agent_2' }],
    ['category', { category: 'llm' }],
    ['description', { description: 'An answer ' }],
    ['conversation', { conversationId: 'another' }],
    ['agent name', { agentName: 'Other' }],
    ['organization name', { organizationName: 'Other' }],
  ];

  it.each(changes)(
    'another %s is 409 id_conflict with the index; nothing is written, what was recorded never changes',
    async (_, change) => {
      const org = fresh('org');
      const record = usage(org, TIME, '1', { conversationId: 'talk' });
      await server.write([record]);
      const batch = [
        usage(org, TIME, '10'),
        agent(org, 'agent_1', 'Renamed'),
        { ...record, ...change } as EventRecord,
      ];
      const problem = await conflict(batch);
      expect(problem.records).toMatchObject([{ index: 2, field: 'id' }]);
      expect(problem.records?.[0]?.message).toMatch(/\S/);
      const after = await report(org, 'groupBy=agent');
      expect(after.total).toBe('1');
      expect(after.series).toMatchObject([{ id: 'agent_1', label: 'agent_1', total: '1' }]);
    },
  );

  it('a conversation that is taken away is other content', async () => {
    const org = fresh('org');
    const { conversationId: _, ...without } = usage(org, TIME, '1', { conversationId: 'talk' });
    await server.write([{ ...without, conversationId: 'talk' }]);
    expect((await conflict([without])).records).toMatchObject([{ index: 0, field: 'id' }]);
  });

  it('is found within one batch, too', async () => {
    const org = fresh('org');
    const record = usage(org, TIME, '1');
    const problem = await conflict([
      record,
      usage(org, TIME, '1'),
      { ...record, credits: '2' },
      { ...record, credits: '3' },
    ]);
    expect(problem.records?.map(({ index, field }) => [index, field])).toEqual([
      [2, 'id'],
      [3, 'id'],
    ]);
    expect(await totalOf(org)).toBe('0');
    expect(await server.write([record])).toEqual({ accepted: 1, duplicates: 0 });
  });

  it('is judged by organization: the same id in another one is fine', async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    const record = usage(one, TIME, '1');
    expect(await server.write([record, { ...record, organizationId: two, credits: '2' }])).toEqual({
      accepted: 2,
      duplicates: 0,
    });
    expect([await totalOf(one), await totalOf(two)]).toEqual(['1', '2']);
  });

  it('corrections are new negative records', async () => {
    const org = fresh('org');
    await server.write([usage(org, TIME, '5')]);
    await server.write([usage(org, TIME, '-5'), usage(org, TIME, '4')]);
    expect(await totalOf(org)).toBe('4');
  });
});

describe('parallel batches', () => {
  it('with overlapping ids count each id once', async () => {
    const org = fresh('org');
    const records = Array.from({ length: 60 }, (_, index) => usage(org, TIME, '1', { id: `id ${index}` }));
    // Each of the 20 batches has 12 records, 9 of them in common with the next.
    const batches = Array.from({ length: 20 }, (_, index) =>
      Array.from({ length: 12 }, (__, offset) => records[(index * 3 + offset) % 60] as EventRecord),
    );
    const answers: EventsAccepted[] = await Promise.all(batches.map((batch) => server.write(batch)));
    expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(60);
    expect(answers.every(({ accepted, duplicates }) => accepted + duplicates === 12)).toBe(true);
    expect(await totalOf(org)).toBe('60');
  });

  it('with one id and two contents: one wins as a whole, the others are refused as a whole', async () => {
    const org = fresh('org');
    const shared = usage(org, TIME, '1');
    const batches = Array.from({ length: 10 }, (_, index) => [
      usage(org, TIME, '1000'),
      { ...shared, description: `Version ${index}` },
    ]);
    const responses = await Promise.all(
      batches.map((batch) => server.post('/v1/events', server.keys.ingest, JSON.stringify(batch))),
    );
    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array(9).fill(409)]);
    expect(await totalOf(org)).toBe('1001');
  });

  it('that name the same agent leave the newest name', async () => {
    const org = fresh('org');
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        server.write([
          usage(org, TIME, '1'),
          agent(org, 'agent_1', `Name ${index}`, { updatedAt: `2026-11-1${index}T00:00:00Z` }),
        ]),
      ),
    );
    const { series, total } = await report(org, 'groupBy=agent');
    expect([series[0]?.kind === 'member' && series[0].label, total]).toEqual(['Name 9', '10']);
  });

  it('what is acknowledged can be read at once', async () => {
    const org = fresh('org');
    for (let count = 1; count <= 5; count++) {
      await server.write([usage(org, TIME, '1')]);
      expect(await totalOf(org)).toBe(String(count));
    }
  });
});

describe('the greatest updatedAt wins, in any order of arrival', () => {
  const names = async (org: string) => {
    const byAgent = await report(org, 'groupBy=agent');
    const byOrganization = await report(org, 'groupBy=organization');
    return [byAgent, byOrganization].map(
      ({ series: [first] }) => first?.kind === 'member' && [first.label, first.state],
    );
  };
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
    [2, 0, 1],
  ];

  it.each(orders)('for agents and organizations (%i %i %i)', async (...order) => {
    const org = fresh('org');
    await server.write([usage(org, TIME, '1')]);
    const versions = [1, 2, 3].map((day) => ({
      name: `Name of day ${day}`,
      rest: { updatedAt: `2026-11-0${day}T00:00:00Z`, ...(day === 3 && { state: 'deleted' as const }) },
    }));
    for (const index of order) {
      const version = versions[index];
      if (!version) throw new Error('No such version');
      await server.write([
        agent(org, 'agent_1', version.name, version.rest),
        organization(org, version.name, version.rest),
      ]);
    }
    expect(await names(org)).toEqual([
      ['Name of day 3', 'deleted'],
      ['Name of day 3', 'deleted'],
    ]);
  });

  it('within one batch, too', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, TIME, '1'),
      agent(org, 'agent_1', 'New', { updatedAt: '2026-11-03T00:00:00+00:00' }),
      // A later clock time, but an earlier instant.
      agent(org, 'agent_1', 'Old', { updatedAt: '2026-11-03T05:00:00+07:00' }),
    ]);
    expect((await names(org))[0]).toEqual(['New', 'active']);
  });

  it('at the same updatedAt, both orders of arrival end alike', async () => {
    const results: unknown[] = [];
    for (const order of [
      ['Alpha', 'Omega'],
      ['Omega', 'Alpha'],
    ]) {
      const org = fresh('org');
      await server.write([usage(org, TIME, '1')]);
      for (const name of order) await server.write([agent(org, 'agent_1', name), organization(org, name)]);
      results.push(await names(org));
    }
    expect(results[0]).toEqual(results[1]);
  });

  it('at the same updatedAt a conversation goes by what it says, and whatever loses is a duplicate', async () => {
    const org = fresh('org');
    const at = '2026-11-20T12:00:00Z';
    // Each one replaces those before it.
    const versions = [
      { lastActivityAt: '2026-11-20T09:00:00Z', messageCount: 9, updatedAt: at },
      { lastActivityAt: at, messageCount: 2 },
      { lastActivityAt: at, messageCount: 3, title: null },
      { lastActivityAt: at, messageCount: 3, startedAt: '2026-11-20T08:30:00Z', title: null },
      { lastActivityAt: at, messageCount: 3, startedAt: '2026-11-20T08:30:00Z', title: 'Alpha' },
      { lastActivityAt: at, messageCount: 3, startedAt: '2026-11-20T08:30:00Z', title: 'Beta' },
    ].map((rest) => conversation(org, 'talk', rest));
    await server.write([usage(org, TIME, '1', { conversationId: 'talk' })]);
    for (const version of versions) {
      expect(await server.write([version])).toEqual({ accepted: 1, duplicates: 0 });
      const before = versions.slice(0, versions.indexOf(version) + 1);
      expect(await server.write(before)).toEqual({ accepted: 0, duplicates: before.length });
    }
    const { data } = await server.json<ConversationPage>('/v1/conversations', await billing(server, org));
    expect(data).toMatchObject([{ title: 'Beta', messageCount: 3, startedAt: '2026-11-20T08:30:00Z' }]);
  });

  it('an older record is a duplicate: it changes nothing', async () => {
    const org = fresh('org');
    const newest = agent(org, 'agent_1', 'New', { updatedAt: '2026-11-03T00:00:00Z' });
    expect(await server.write([newest])).toEqual({ accepted: 1, duplicates: 0 });
    expect(
      await server.write([newest, agent(org, 'agent_1', 'Old', { updatedAt: '2026-11-02T00:00:00Z' })]),
    ).toEqual({
      accepted: 0,
      duplicates: 2,
    });
  });

  it('for conversations; updatedAt is lastActivityAt when it is absent', async () => {
    const org = fresh('org');
    const at = (hour: string, messageCount: number, rest = {}) =>
      conversation(org, 'talk', {
        title: `After ${messageCount}`,
        messageCount,
        lastActivityAt: `2026-11-20T${hour}:00:00Z`,
        ...rest,
      });
    const rowOf = async () => {
      const { data } = await server.json<ConversationPage>('/v1/conversations', await billing(server, org));
      return [data[0]?.title, data[0]?.messageCount];
    };
    await server.write([usage(org, TIME, '1', { conversationId: 'talk' }), at('12', 6)]);
    await server.write([at('10', 2)]);
    expect(await rowOf()).toEqual(['After 6', 6]);
    // A record with updatedAt, and a later message without it.
    await server.write([at('12', 5, { title: 'Edited once', updatedAt: '2026-11-20T12:30:00Z' })]);
    expect(await rowOf()).toEqual(['Edited once', 5]);
    await server.write([at('12', 6, { lastActivityAt: '2026-11-20T12:45:00Z' })]);
    expect(await rowOf()).toEqual(['After 6', 6]);
    // An edit of the title after the last message, then a late arrival of a message before it.
    await server.write([at('12', 6, { title: 'Edited', updatedAt: '2026-11-21T00:00:00Z' })]);
    await server.write([at('13', 8)]);
    expect(await rowOf()).toEqual(['Edited', 6]);
    await server.write([at('13', 8, { title: null, updatedAt: '2026-11-21T00:00:00.000001Z' })]);
    expect(await rowOf()).toEqual([null, 8]);
    await server.write([at('13', 9, { updatedAt: '2026-11-21T01:00:00Z' })]);
    expect(await rowOf()).toEqual(['After 9', 9]);
    const { title, ...untitled } = at('13', 10, { updatedAt: '2026-11-21T02:00:00Z' });
    await server.write([untitled]);
    expect(await rowOf()).toEqual([null, 10]);
  });
});
