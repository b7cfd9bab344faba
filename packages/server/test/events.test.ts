import { gzipSync } from 'node:zlib';
import type { EventRecord, Problem, UsageReport } from '@credit-usage/sdk/contract';
import { ProblemSchema } from '@credit-usage/sdk/contract';
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

const send = (body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  server.post('/v1/events', server.keys.ingest, body, headers);
const NDJSON = { 'Content-Type': 'application/x-ndjson' };

async function totalOf(org: string): Promise<string> {
  return (await server.json<UsageReport>('/v1/usage?period=12mo', await billing(server, org))).total;
}

/** The refusal of a body, by default a 422, checked against the contract. */
async function refused(
  status: number,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<Problem> {
  const response = await send(body, headers);
  const problem = (await response.json()) as Problem;
  expect([response.status, problem.detail]).toEqual([status, problem.detail]);
  const checked = ProblemSchema.check(problem);
  expect(checked.ok ? [] : checked.issues).toEqual([]);
  return problem;
}

async function expectInvalid(record: unknown, field: string | null): Promise<void> {
  const good = usage(fresh('org'), TIME, '1');
  const problem = await refused(422, JSON.stringify([good, record]));
  expect(problem.code).toBe('invalid_record');
  expect(
    problem.records?.map((each) => [each.index, each.field]),
    JSON.stringify(record).slice(0, 200),
  ).toEqual([[1, field]]);
  expect(problem.records?.[0]?.message).toMatch(/\S/);
  expect(await totalOf(good.organizationId)).toBe('0');
}

async function expectTaken(...records: EventRecord[]): Promise<void> {
  expect(await server.write(records)).toEqual({ accepted: records.length, duplicates: 0 });
}

describe('how records are sent', () => {
  const records = () => {
    const org = fresh('org');
    return { org, batch: [usage(org, TIME, '1'), usage(org, TIME, '2')] };
  };
  const lines = (batch: readonly EventRecord[], end = '\n') =>
    batch.map((record) => JSON.stringify(record)).join(end);

  it('as a JSON array', async () => {
    const { org, batch } = records();
    const response = await send(JSON.stringify(batch));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ accepted: 2, duplicates: 0 });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await totalOf(org)).toBe('3');
  });

  it.each([
    ['\n', ''],
    ['\n', '\n'],
    ['\r\n', '\r\n'],
    ['\n\n', '\n\n'],
  ])('as NDJSON, lines ending with %j and the last with %j', async (end, last) => {
    const { org, batch } = records();
    expect(await (await send(lines(batch, end) + last, NDJSON)).json()).toEqual({
      accepted: 2,
      duplicates: 0,
    });
    expect(await totalOf(org)).toBe('3');
  });

  it('with gzip, as JSON and as NDJSON, with a charset too', async () => {
    const { org, batch } = records();
    const gzip = { 'Content-Encoding': 'gzip' };
    expect((await send(gzipSync(JSON.stringify(batch.slice(0, 1))), gzip)).status).toBe(200);
    const zipped = gzipSync(lines(batch.slice(1)));
    expect(
      (await send(zipped, { ...gzip, 'Content-Type': 'application/x-ndjson; charset=utf-8' })).status,
    ).toBe(200);
    expect(await totalOf(org)).toBe('3');
  });

  it('an empty batch is taken and changes nothing', async () => {
    expect(await (await send('[]')).json()).toEqual({ accepted: 0, duplicates: 0 });
    expect(await (await send('\n', NDJSON)).json()).toEqual({ accepted: 0, duplicates: 0 });
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data', ''])(
    'as "%s" is 415 unsupported_media_type',
    async (type) => {
      const problem = await refused(415, new TextEncoder().encode('[]'), { 'Content-Type': type });
      expect(problem.code).toBe('unsupported_media_type');
    },
  );

  it.each(['br', 'deflate', 'gzip, gzip'])(
    'packed with %s is 415 unsupported_media_type',
    async (encoding) => {
      expect((await refused(415, '[]', { 'Content-Encoding': encoding })).code).toBe(
        'unsupported_media_type',
      );
    },
  );

  it.each([
    ['no JSON', 'nonsense', {}],
    ['no array', '{}', {}],
    ['nothing', '', {}],
    ['no gzip', 'nonsense', { 'Content-Encoding': 'gzip' }],
    ['no UTF-8', new Uint8Array([0x5b, 0x22, 0xff, 0x22, 0x5d]), {}],
    ['half a gzip', gzipSync('[]'.padEnd(1_000)).subarray(0, 20), { 'Content-Encoding': 'gzip' }],
  ] as const)('%s is 422 invalid_record', async (_, body, headers) => {
    expect((await refused(422, body, headers)).code).toBe('invalid_record');
  });

  it('a broken line of NDJSON is named by its place', async () => {
    const { org, batch } = records();
    const problem = await refused(422, `${lines(batch)}\n{"type":`, NDJSON);
    expect(problem.records).toMatchObject([{ index: 2, field: null }]);
    expect(await totalOf(org)).toBe('0');
  });
});

describe('limits', () => {
  it('10,000 records are taken, one more is 413 payload_too_large', async () => {
    const org = fresh('org');
    const batch = Array.from({ length: 10_000 }, () => usage(org, TIME, '0.0001'));
    expect(await server.write(batch)).toEqual({ accepted: 10_000, duplicates: 0 });
    expect(await totalOf(org)).toBe('1');
    const problem = await refused(413, JSON.stringify([...batch, usage(org, TIME, '1')]));
    expect(problem.code).toBe('payload_too_large');
    expect(await totalOf(org)).toBe('1');
  });

  it('10 MB unpacked are taken, more is 413 payload_too_large, packed or not', async () => {
    const padded = (size: number) => JSON.stringify([]).padEnd(size, ' ');
    for (const pack of [false, true]) {
      const sendSize = (size: number) =>
        pack ? send(gzipSync(padded(size)), { 'Content-Encoding': 'gzip' }) : send(padded(size));
      expect((await sendSize(10_000_000)).status).toBe(200);
      const response = await sendSize(10_000_001);
      expect(response.status).toBe(413);
      expect(((await response.json()) as Problem).code).toBe('payload_too_large');
    }
  });

  it('a gzip bomb is 413, and does not take the memory that it asks for', async () => {
    const bomb = gzipSync(Buffer.alloc(300_000_000, 0x20));
    const before = process.memoryUsage().rss;
    const problem = await refused(413, bomb, { 'Content-Encoding': 'gzip' });
    expect(problem.code).toBe('payload_too_large');
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('ids have at most 128 bytes', async () => {
    const org = fresh('org');
    const longest = 'é'.repeat(64);
    await expectTaken(usage(longest, TIME, '1', { id: longest, agentId: longest, conversationId: longest }));
    for (const field of ['id', 'organizationId', 'agentId', 'conversationId']) {
      await expectInvalid({ ...usage(org, TIME, '1'), [field]: `${longest}x` }, field);
      await expectInvalid({ ...usage(org, TIME, '1'), [field]: 'x'.repeat(129) }, field);
      await expectInvalid({ ...usage(org, TIME, '1'), [field]: '' }, field);
    }
  });

  it('names, titles and categories have at most 300 characters, descriptions 1,000: characters, not bytes', async () => {
    const org = fresh('org');
    const faces = (count: number) => '🙂'.repeat(count);
    await expectTaken(
      usage(org, TIME, '1', {
        category: faces(300),
        agentName: faces(300),
        organizationName: faces(300),
        description: faces(1_000),
      }),
      conversation(org, 'talk', { title: faces(300) }),
      agent(org, 'a', faces(300)),
      organization(org, faces(300)),
    );
    await expectInvalid(usage(org, TIME, '1', { category: faces(301) }), 'category');
    await expectInvalid(usage(org, TIME, '1', { agentName: faces(301) }), 'agentName');
    await expectInvalid(usage(org, TIME, '1', { organizationName: faces(301) }), 'organizationName');
    await expectInvalid(usage(org, TIME, '1', { description: faces(1_001) }), 'description');
    await expectInvalid(conversation(org, 'talk', { title: faces(301) }), 'title');
    await expectInvalid(agent(org, 'a', faces(301)), 'name');
    await expectInvalid(organization(org, faces(301)), 'name');
  });

  it('records more than 5 minutes in the future are refused', async () => {
    const org = fresh('org');
    await expectTaken(usage(org, '2026-11-22T09:19:03Z', '1'));
    const late = '2026-11-22T09:19:03.000001Z';
    await expectInvalid(usage(org, late, '1'), 'time');
    await expectInvalid(
      conversation(org, 'talk', { lastActivityAt: late, updatedAt: TIME }),
      'lastActivityAt',
    );
    await expectInvalid(conversation(org, 'talk', { startedAt: late }), 'startedAt');
    await expectInvalid(conversation(org, 'talk', { updatedAt: late }), 'updatedAt');
    await expectInvalid(agent(org, 'a', 'A', { updatedAt: late }), 'updatedAt');
    await expectInvalid(organization(org, 'A', { updatedAt: late }), 'updatedAt');
  });
});

describe('a batch is validated as a whole', () => {
  it('one bad record refuses it, with index and reason; nothing of it is written', async () => {
    const org = fresh('org');
    const batch = [
      usage(org, TIME, '1'),
      { ...usage(org, TIME, '1'), credits: 1 },
      agent(org, 'agent_1', 'Renamed'),
      { ...usage(org, TIME, '1'), time: 'now', category: '' },
    ];
    const problem = await refused(422, JSON.stringify(batch));
    expect(problem.code).toBe('invalid_record');
    expect(problem.records?.map(({ index, field }) => [index, field])).toEqual(
      expect.arrayContaining([
        [1, 'credits'],
        [3, 'time'],
        [3, 'category'],
      ]),
    );
    expect(problem.records).toHaveLength(3);
    expect(problem.detail).toMatch(/1.*credits/);
    expect(await totalOf(org)).toBe('0');
  });

  it('names at most some of a thousand bad records, in order', async () => {
    const problem = await refused(422, JSON.stringify(Array(1_000).fill({})));
    expect(problem.records?.length).toBeGreaterThan(0);
    expect(problem.records?.length).toBeLessThanOrEqual(100);
    expect(problem.records?.[0]?.index).toBe(0);
  });

  it.each(['id', 'time', 'organizationId', 'agentId', 'category', 'description', 'credits'])(
    'a usage record needs %s',
    async (field) => {
      const { [field]: _, ...record } = { ...usage(fresh('org'), TIME, '1') } as Record<string, unknown>;
      await expectInvalid(record, field);
      await expectInvalid({ ...record, [field]: null }, field);
      await expectInvalid({ ...record, [field]: 5 }, field);
    },
  );

  it.each(['organizationId', 'agentId', 'conversationId', 'messageCount', 'startedAt', 'lastActivityAt'])(
    'a conversation record needs %s',
    async (field) => {
      const { [field]: _, ...record } = { ...conversation(fresh('org'), 'talk') } as Record<string, unknown>;
      await expectInvalid(record, field);
    },
  );

  it.each(['id', 'name', 'updatedAt'])('agent and organization records need %s', async (field) => {
    for (const whole of [agent(fresh('org'), 'a', 'A'), organization(fresh('org'), 'A')]) {
      const { [field]: _, ...record } = { ...whole } as Record<string, unknown>;
      await expectInvalid(record, field);
    }
  });

  it.each([
    ['an unknown type', { type: 'message' }, 'type'],
    ['no type', { type: undefined }, 'type'],
    ['an unknown state', { ...agent('org', 'a', 'A'), state: 'paused' }, 'state'],
    ['an empty name', agent('org', 'a', ''), 'name'],
    ['a negative message count', conversation('org', 'talk', { messageCount: -1 }), 'messageCount'],
    ['half a message', conversation('org', 'talk', { messageCount: 1.5 }), 'messageCount'],
    ['a message count as text', { ...conversation('org', 'talk'), messageCount: '4' }, 'messageCount'],
  ])('%s is refused', async (_, record, field) => {
    await expectInvalid(record, field);
  });

  it('a field that nobody knows is refused: a misspelt one would be lost in silence', async () => {
    const problem = await refused(
      422,
      JSON.stringify([{ ...usage(fresh('org'), TIME, '1'), conversationID: 'x' }]),
    );
    expect(problem.records?.[0]?.message).toContain('conversationID');
  });

  it('what is refused is not repeated at length: the answer to a small gzip would be megabytes', async () => {
    const long = 'x'.repeat(30_000);
    const strange = { ...usage(fresh('org'), TIME, '1'), [long]: 1 };
    for (const record of [strange, { ...strange, type: long }, { ...strange, id: long }]) {
      const problem = await refused(422, JSON.stringify(Array.from({ length: 100 }, () => record)));
      expect(problem.records?.length).toBeGreaterThanOrEqual(100);
      expect(JSON.stringify(problem).length).toBeLessThan(50_000);
    }
  });

  it.each([null, 5, 'text', [], [[]]])('%j is no record', async (value) => {
    const problem = await refused(422, JSON.stringify([value]));
    expect(problem.records?.[0]?.index).toBe(0);
  });

  it.each([
    'now',
    '2026-11-20',
    '2026-11-20T10:00:00',
    '2026-11-20 10:00:00Z',
    '2026-11-20T10:00:00.1234567Z',
    '2026-02-30T10:00:00Z',
    '2026-11-20T25:00:00Z',
    '2026-11-20T10:00:00+25:00',
    '1969-12-31T23:59:59Z',
    '2026-11-20T10:00:00[UTC]',
  ])('%s is no time', async (time) => {
    await expectInvalid(usage(fresh('org'), time, '1'), 'time');
  });

  it.each([
    '',
    ' 1',
    '1.',
    '.5',
    '01',
    '+1',
    '1e3',
    '1,5',
    '0x1',
    'NaN',
    'Infinity',
    '1.0000001',
    '1234567890123',
    '--1',
    '1_000',
    '١',
  ])('credits "%s" are refused', async (credits) => {
    await expectInvalid(usage(fresh('org'), TIME, credits), 'credits');
  });

  it('text that is not well-formed Unicode is refused: it would come back as another', async () => {
    const record = usage(fresh('org'), TIME, '1');
    for (const field of ['id', 'agentId', 'category', 'description'])
      await expectInvalid({ ...record, [field]: 'a\ud800b' }, field);
  });
});

describe('amounts and times', () => {
  it.each([
    '0',
    '-0',
    '0.000000',
    '12.500',
    '-12.5',
    '999999999999.999999',
    '-999999999999.999999',
    '0.000001',
  ])('credits "%s" are taken', async (credits) => {
    await expectTaken(usage(fresh('org'), TIME, credits));
  });

  it('sums of 12 integer digits and 6 decimals are exact, beyond what a float or a record can hold', async () => {
    const org = fresh('org');
    await expectTaken(
      ...Array.from({ length: 1_001 }, () => usage(org, TIME, '999999999999.999999')),
      usage(org, TIME, '0.000001'),
    );
    // 1001 × 999999999999.999999 + 0.000001
    expect(await totalOf(org)).toBe('1000999999999999.999');
  });

  it('refunds and adjustments are negative records', async () => {
    const org = fresh('org');
    await expectTaken(usage(org, TIME, '10.25'), usage(org, TIME, '-0.250001'));
    expect(await totalOf(org)).toBe('9.999999');
    await expectTaken(usage(org, TIME, '-9.999999'));
    expect(await totalOf(org)).toBe('0');
  });

  it('times are kept to the microsecond, from any offset', async () => {
    const org = fresh('org');
    await expectTaken(usage(org, '2026-11-20T23:59:59.999999+05:30', '1'));
    const report = await server.json<UsageReport>('/v1/usage', await billing(server, org));
    expect(report.latestUsageAt).toBe('2026-11-20T18:29:59.999999Z');
  });
});
