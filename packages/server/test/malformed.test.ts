import type { Problem } from '@credit-usage/sdk/contract';
import { ProblemSchema } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { usage } from './support/records.js';
import { member } from './support/viewers.js';

// Each request has one mistake: at least twelve for each route and for each code. The rules themselves are tested in `requests.test.ts`.

/** A query with one mistake, the parameter that the answer must name, and the code if it is not `invalid_parameter`. */
type Mistake = readonly [query: string, parameter: string, code?: string];

const RANGE: readonly Mistake[] = [
  ['period=7d', 'period'],
  ['period=', 'period'],
  ['period=30d&period=30d', 'period'],
  ['period=30d&from=2026-11-01&to=2026-11-02', 'period'],
  ['from=2026-11-01', 'to'],
  ['to=2026-11-01', 'from'],
  ['from=2026-02-30&to=2026-11-01', 'from'],
  ['from=2026-11-01&to=soon', 'to'],
  ['from=1969-12-31&to=2026-11-01', 'from'],
  ['from=2026-11-01&to=2200-01-01', 'to'],
  ['from=2026-11-01&to=2026-11-02T00:00:00Z', 'from'],
  ['from=2026-11-01T00:00:00Z&to=2026-11-02', 'to'],
  ['from=2026-11-01T00:00:00Z&from=2026-11-01T00:00:00Z&to=2026-11-02T00:00:00Z', 'from'],
  ['from=2026-11-02&to=2026-11-02', 'to', 'invalid_range'],
  ['from=2026-11-03&to=2026-11-02', 'to', 'invalid_range'],
  ['from=2026-11-02T00:00:00Z&to=2026-11-02T07:00:00%2B07:00', 'to', 'invalid_range'],
  ['from=2026-11-02T00:00:00.000001Z&to=2026-11-02T00:00:00Z', 'to', 'invalid_range'],
  // The zone skipped that date: it begins where the next one begins.
  ['from=2011-12-30&to=2011-12-31&timezone=Pacific/Apia', 'to', 'invalid_range'],
  ['timezone=', 'timezone'],
  ['timezone=UTC&timezone=UTC', 'timezone'],
  ['timezone=Mars/Olympus', 'timezone', 'invalid_timezone'],
  ['timezone=%2B07:00', 'timezone', 'invalid_timezone'],
  ['timezone=PST', 'timezone', 'invalid_timezone'],
  ['timezone=asia/jakarta', 'timezone', 'invalid_timezone'],
];
const FILTER: readonly Mistake[] = [
  ['organizationId=', 'organizationId'],
  ['organizationId=org&organizationId=org', 'organizationId'],
  ['category=', 'category'],
  ['category=LLM&category=', 'category'],
  ['category[]=LLM', 'category[]'],
];
const PAGE: readonly Mistake[] = [
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['limit=2.5', 'limit'],
  ['limit=', 'limit'],
  ['limit=5&limit=5', 'limit'],
  ['cursor=', 'cursor'],
  ['cursor=x', 'cursor', 'invalid_cursor'],
  ['cursor=a.b', 'cursor', 'invalid_cursor'],
  ['cursor=e30.e30', 'cursor', 'invalid_cursor'],
  ['cursor=%00', 'cursor', 'invalid_cursor'],
  ['cursor=bnVsbA.AAAAAAAAAAAAAAAAAAAAAA', 'cursor', 'invalid_cursor'],
];
const TOO_LARGE: readonly Mistake[] = [
  ['period=12mo&bucket=hour', 'bucket', 'range_too_large'],
  ['period=12mo&bucket=hour&timezone=Asia/Jakarta', 'bucket', 'range_too_large'],
  ...[
    'from=2026-10-01&to=2026-11-02&bucket=hour',
    'from=2026-10-01&to=2026-11-02&bucket=hour&timezone=America/New_York',
    'from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00.000001Z&bucket=hour',
    'from=2026-10-01T00:00:00%2B07:00&to=2026-11-01T00:00:01%2B07:00&bucket=hour',
    'from=2025-01-01&to=2026-02-06',
    'from=2025-01-01&to=2026-02-06&bucket=day',
    'from=2025-01-01&to=2026-02-06&bucket=week',
    'from=2025-01-01&to=2026-02-06&bucket=month',
    'from=2025-01-01T00:00:00Z&to=2026-02-05T00:00:00.000001Z&bucket=month',
    'from=1970-01-01&to=2199-01-01',
  ].map((query): Mistake => [query, 'to', 'range_too_large']),
];
/** Every parameter of any route, with a valid value. */
const LEGAL = {
  period: '30d',
  from: '2026-11-01',
  to: '2026-11-02',
  timezone: 'UTC',
  organizationId: 'org',
  agentId: 'agent_1',
  category: 'LLM',
  bucket: 'day',
  groupBy: 'category',
  top: '6',
  compare: 'previous',
  sort: '-credits',
  limit: '25',
  cursor: 'x',
  q: 'agent',
  nonsense: '1',
};
const unknown = (...names: (keyof typeof LEGAL)[]): Mistake[] =>
  names.map((name) => [`${name}=${LEGAL[name]}`, name]);
const ALL = Object.keys(LEGAL) as (keyof typeof LEGAL)[];

const MISTAKES: Readonly<Record<string, readonly Mistake[]>> = {
  '/v1/usage': [
    ...RANGE,
    ...FILTER,
    ...TOO_LARGE,
    ['agentId=', 'agentId'],
    ['agentId=a&agentId=b', 'agentId'],
    ['bucket=minute', 'bucket'],
    ['bucket=day&bucket=hour', 'bucket'],
    ['groupBy=user', 'groupBy'],
    ['top=0', 'top'],
    ['top=51', 'top'],
    ['top=ALL', 'top'],
    ['compare=next', 'compare'],
    ...unknown('sort', 'limit', 'cursor', 'q', 'nonsense'),
  ],
  '/v1/conversations': [
    ...RANGE,
    ...FILTER,
    ...PAGE,
    ['agentId=', 'agentId'],
    ['sort=credits', 'sort'],
    ['sort=-credits&sort=-credits', 'sort'],
    ...unknown('bucket', 'groupBy', 'top', 'compare', 'q', 'nonsense'),
  ],
  '/v1/agents/agent_1/conversations/talk/credits': [
    ...RANGE,
    ...FILTER,
    ...PAGE,
    ...unknown('agentId', 'sort', 'bucket', 'groupBy', 'top', 'compare', 'q', 'nonsense'),
  ],
  '/v1/agents': [
    ...PAGE,
    ['q=', 'q'],
    ['q=a&q=b', 'q'],
    ['organizationId=', 'organizationId'],
    ['organizationId=org&organizationId=org', 'organizationId'],
    ...unknown('period', 'from', 'timezone', 'agentId', 'category', 'bucket', 'sort', 'nonsense'),
  ],
  '/v1/organizations': unknown(...ALL),
  '/v1/categories': unknown(...ALL),
};

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
  await server.write([usage('org', '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' })]);
  token = await member(server, ['Billing', 'Owner'], 'org');
}, 120_000);
afterAll(() => server.close());

describe.each(Object.entries(MISTAKES))('a malformed request of %s', (path, mistakes) => {
  it('would be answered without the mistake', async () => {
    expect((await server.get(path, token)).status).toBe(200);
  });

  it.each(mistakes)('%s names %s', async (query, parameter, code = 'invalid_parameter') => {
    const response = await server.get(`${path}?${query}`, token);
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.code]).toEqual([400, code]);
    expect(problem.errors).toMatchObject([{ parameter, code, message: expect.stringMatching(/\S/) }]);
    expect(problem.detail).toContain(parameter);
    const checked = ProblemSchema.check(problem);
    expect(checked.ok ? [] : checked.issues).toEqual([]);
  });
});

describe('the mistakes', () => {
  it.each(Object.entries(MISTAKES))('of %s are twelve or more', (_, mistakes) => {
    expect(mistakes.length).toBeGreaterThanOrEqual(12);
  });

  it.each(['invalid_parameter', 'invalid_range', 'range_too_large', 'invalid_timezone', 'invalid_cursor'])(
    'with %s are twelve or more',
    (wanted) => {
      const all = Object.values(MISTAKES).flat();
      const some = all.filter(([, , code = 'invalid_parameter']) => code === wanted);
      expect(some.length).toBeGreaterThanOrEqual(12);
    },
  );
});
