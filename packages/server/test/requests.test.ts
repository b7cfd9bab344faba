import type { EventRecord, ParameterError, Problem } from '@credit-usage/sdk/contract';
import { ProblemSchema } from '@credit-usage/sdk/contract';
import { createUsageHandler } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { usage } from './support/records.js';
import { member } from './support/viewers.js';

const DETAILS = '/v1/agents/agent_1/conversations/talk/credits';

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
  const records: EventRecord[] = ['a', 'b', 'c'].map((id) =>
    usage('org', '2026-11-20T10:00:00Z', '1', { id, conversationId: 'talk' }),
  );
  await server.write(records);
  token = await member(server, ['Billing', 'Owner'], 'org');
}, 120_000);
afterAll(() => server.close());

/** The 400 of a path, checked against the contract. */
async function refused(path: string): Promise<Problem> {
  const response = await server.get(path, token);
  const problem = (await response.json()) as Problem;
  expect(response.status, `${path}: ${JSON.stringify(problem)}`).toBe(400);
  const checked = ProblemSchema.check(problem);
  expect(checked.ok ? [] : checked.issues).toEqual([]);
  expect(problem.status).toBe(400);
  return problem;
}

async function expectRefused(path: string, code: string, parameter: string): Promise<ParameterError> {
  const problem = await refused(path);
  expect(problem.code, path).toBe(code);
  const found = problem.errors?.find((error) => error.parameter === parameter);
  expect(found, `${path}: ${JSON.stringify(problem.errors)}`).toMatchObject({ parameter, code });
  expect(found?.message).not.toBe('');
  expect(problem.detail).toContain(parameter);
  return found as ParameterError;
}

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '/v1/usage': [
    'period',
    'from',
    'to',
    'timezone',
    'organizationId',
    'agentId',
    'category',
    'bucket',
    'groupBy',
    'top',
    'compare',
  ],
  '/v1/conversations': [
    'period',
    'from',
    'to',
    'timezone',
    'organizationId',
    'agentId',
    'category',
    'sort',
    'limit',
    'cursor',
  ],
  [DETAILS]: ['period', 'from', 'to', 'timezone', 'organizationId', 'category', 'limit', 'cursor'],
  '/v1/organizations': [],
  '/v1/agents': ['organizationId', 'q', 'limit', 'cursor'],
  '/v1/categories': [],
};
const ALL = [
  ...new Set(Object.values(KNOWN).flat()),
  'nonsense',
  'Period',
  'category[]',
  '__proto__',
  'constructor',
];
const pairs = Object.entries(KNOWN);

describe('parameters', () => {
  it.each(pairs.flatMap(([path, known]) => known.map((name) => [name, path] as const)))(
    'an empty %s of %s is invalid_parameter',
    async (name, path) => {
      await expectRefused(`${path}?${name}=`, 'invalid_parameter', name);
      await expectRefused(`${path}?${name}`, 'invalid_parameter', name);
    },
  );

  it.each(
    pairs.flatMap(([path, known]) =>
      known.filter((name) => name !== 'category').map((name) => [name, path] as const),
    ),
  )('a repeated %s of %s is invalid_parameter', async (name, path) => {
    const value = { period: '30d', timezone: 'UTC', bucket: 'day', limit: '5', top: '5' }[name] ?? 'x';
    await expectRefused(`${path}?${name}=${value}&${name}=${value}`, 'invalid_parameter', name);
  });

  it.each(pairs)('what %s does not know is invalid_parameter', async (path, known) => {
    const strange = ALL.filter((name) => !known.includes(name));
    const problem = await refused(
      `${path}?${strange.map((name) => `${encodeURIComponent(name)}=1`).join('&')}`,
    );
    expect(problem.code).toBe('invalid_parameter');
    expect(problem.errors?.map(({ parameter }) => parameter).sort()).toEqual([...strange].sort());
  });

  it('every parameter that is wrong is named, not only the first', async () => {
    const problem = await refused('/v1/usage?bucket=year&groupBy=colour&top=0&nonsense=1');
    expect(problem.errors?.map(({ parameter }) => parameter)).toEqual([
      'bucket',
      'groupBy',
      'top',
      'nonsense',
    ]);
  });

  it('a query of more than 16,384 characters is refused, and the longest parameter named', async () => {
    // Not over HTTP: Node's own server, unlike others, accepts no request line of this length.
    const handler = createUsageHandler({ store: server.store, keys: server.keys });
    const ask = (length: number) =>
      handler(
        new Request(`http://localhost/v1/usage?${'period=24h&category='.padEnd(length, 'x')}`, {
          headers: { Authorization: `Bearer ${token}` },
        }),
      );
    expect((await ask(16_384)).status).toBe(200);
    const response = await ask(16_385);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      code: 'invalid_parameter',
      errors: [{ parameter: 'category', code: 'invalid_parameter' }],
    });
  });

  it('at most 20 that are wrong are named', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `n${index}=1`).join('&');
    expect((await refused(`/v1/usage?${many}`)).errors).toHaveLength(20);
  });

  it.each([
    ['/v1/usage?period=7d', 'period', ['24h', '72h', '30d', '12mo']],
    ['/v1/conversations?period=30D', 'period', ['24h', '72h', '30d', '12mo']],
    [`${DETAILS}?period=month`, 'period', ['24h', '72h', '30d', '12mo']],
    ['/v1/usage?bucket=minute', 'bucket', ['hour', 'day', 'week', 'month']],
    ['/v1/usage?groupBy=user', 'groupBy', ['category', 'agent', 'organization']],
    ['/v1/usage?compare=next', 'compare', ['previous']],
    ['/v1/conversations?sort=credits', 'sort', ['-lastActivityAt', '-credits']],
  ])('%s is invalid_parameter, with what is allowed', async (path, parameter, allowed) => {
    expect((await expectRefused(path, 'invalid_parameter', parameter)).allowed).toEqual(allowed);
  });

  it.each(['0', '51', 'abc', '-1', '1.5', '05', ' 5', '1e1', 'ALL', '99999999999999999999'])(
    'top=%s is invalid_parameter',
    async (top) => {
      await expectRefused(`/v1/usage?top=${encodeURIComponent(top)}`, 'invalid_parameter', 'top');
    },
  );

  it.each(
    ['/v1/conversations', DETAILS, '/v1/agents'].flatMap((path) =>
      ['0', '101', 'abc', '-5', '2.5', '+5', '0x10'].map((limit) => [limit, path] as const),
    ),
  )('limit=%s of %s is invalid_parameter', async (limit, path) => {
    await expectRefused(`${path}?limit=${encodeURIComponent(limit)}`, 'invalid_parameter', 'limit');
  });

  it.each(['/v1/conversations', DETAILS, '/v1/agents'])('limit of %s may be 1 to 100', async (path) => {
    for (const limit of [1, 100])
      expect((await server.get(`${path}?limit=${limit}`, token)).status).toBe(200);
  });
});

const RANGED = ['/v1/usage', '/v1/conversations', DETAILS];

describe.each(RANGED)('the range of %s', (path) => {
  it('period is not taken together with from and to', async () => {
    await expectRefused(`${path}?period=30d&from=2026-11-01&to=2026-11-02`, 'invalid_parameter', 'period');
    await expectRefused(`${path}?period=30d&from=2026-11-01`, 'invalid_parameter', 'period');
  });

  it('from and to: both or neither', async () => {
    await expectRefused(`${path}?from=2026-11-01`, 'invalid_parameter', 'to');
    await expectRefused(`${path}?to=2026-11-01`, 'invalid_parameter', 'from');
  });

  it('from and to: both of one kind', async () => {
    const problem = await refused(`${path}?from=2026-11-01&to=2026-11-02T00:00:00Z`);
    expect(problem.code).toBe('invalid_parameter');
    expect(['from', 'to']).toContain(problem.errors?.[0]?.parameter);
    expect((await refused(`${path}?from=2026-11-01T00:00:00Z&to=2026-11-02`)).code).toBe('invalid_parameter');
  });

  it('from ≥ to is invalid_range', async () => {
    for (const range of [
      'from=2026-11-02&to=2026-11-02',
      'from=2026-11-03&to=2026-11-02',
      'from=2026-11-02T00:00:00Z&to=2026-11-02T07:00:00%2B07:00',
      'from=2026-11-02T00:00:00.000001Z&to=2026-11-02T00:00:00Z',
    ])
      await expectRefused(`${path}?${range}`, 'invalid_range', 'to');
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '20261101',
    '2026-11-01T00:00:00',
    '2026-11-01 00:00:00Z',
    '2026-11-01T24:00:00Z',
    '2026-11-01T00:00:00.1234567Z',
    '2026-02-30T00:00:00Z',
    '2026-11-01T00:00Z',
    '1793491200',
    'yesterday',
    '0001-01-01',
  ])('%s is no date and no instant', async (text) => {
    const value = encodeURIComponent(text);
    await expectRefused(`${path}?from=${value}&to=2026-12-01`, 'invalid_parameter', 'from');
    await expectRefused(`${path}?from=2026-01-01T00:00:00Z&to=${value}`, 'invalid_parameter', 'to');
  });

  it.each([
    'Mars/Olympus',
    '+07:00',
    '-05:00',
    'asia/jakarta',
    'utc',
    'PST',
    'EST',
    'GMT+7',
    'Asia/Jakarta ',
    '../UTC',
    'x'.repeat(5_000),
  ])('the zone %s is invalid_timezone', async (zone) => {
    await expectRefused(`${path}?timezone=${encodeURIComponent(zone)}`, 'invalid_timezone', 'timezone');
  });
});

describe('range_too_large', () => {
  it.each([
    ['period=12mo&bucket=hour', 31, 365],
    ['from=2026-10-01&to=2026-11-02&bucket=hour', 31, 32],
    ['from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00.000001Z&bucket=hour', 31, 32],
    ['from=2025-01-01&to=2026-02-06&bucket=day', 400, 401],
    ['from=2025-01-01&to=2026-02-06&bucket=week', 400, 401],
    ['from=2025-01-01&to=2026-02-06&bucket=month', 400, 401],
    ['from=1970-01-01&to=2199-01-01', 400, 83_641],
  ])('%s: at most %i days, %i were requested', async (query, max, requested) => {
    const problem = await refused(`/v1/usage?${query}`);
    expect(problem).toMatchObject({ code: 'range_too_large', max, requested });
    expect(problem.errors).toHaveLength(1);
  });

  it.each([
    ['from=2026-10-01&to=2026-11-02&bucket=hour', /hour buckets allow 31\. Ask for .* longer buckets\.$/],
    [
      'from=2025-01-01&to=2026-02-06&bucket=hour',
      /hour buckets allow 31, and no others more than 400\. Split it into several requests; .*usage\.history/,
    ],
    [
      'from=2025-01-01&to=2026-02-06&bucket=month',
      /month buckets allow 400\. Split it into several requests; .*usage\.history/,
    ],
  ])('%s: the advice can be followed', async (query, words) => {
    expect((await refused(`/v1/usage?${query}`)).detail).toMatch(words);
  });

  it.each([
    'from=2026-10-01&to=2026-11-01&bucket=hour',
    // 31 days, one of 25 hours.
    'from=2026-10-15&to=2026-11-15&bucket=hour&timezone=America/New_York',
    'from=2025-01-01&to=2026-02-05&bucket=day',
    'period=12mo&bucket=month',
  ])('%s is not', async (query) => {
    expect((await server.get(`/v1/usage?${query}`, token)).status).toBe(200);
  });

  it('does not apply where there are no buckets', async () => {
    expect((await server.get('/v1/conversations?from=1970-01-01&to=2199-01-01', token)).status).toBe(200);
    expect((await server.get(`${DETAILS}?from=1970-01-01&to=2199-01-01`, token)).status).toBe(200);
  });
});
