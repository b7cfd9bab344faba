import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  ConfigError,
  CreditUsageClient,
  isAbortedError,
  isMissingRoleError,
  verifyReport,
} from '../../src/index.js';
import * as fixtures from '../../src/testing/index.js';
import { failure } from '../support/scripted-fetch.js';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const client = new CreditUsageClient({ baseUrl: 'https://usage.example.com/prefix' });
const conversation = { agentId: 'a/1', conversationId: 'c' };

test('every read gets its fixture', async () => {
  server.use(...fixtures.usageHandlers());
  expect(await client.usage.get()).toEqual(fixtures.usageReportFixture());
  expect(await client.conversations.list()).toEqual(fixtures.conversationPageFixture());
  expect(await client.conversations.credits(conversation)).toEqual(fixtures.conversationCreditsFixture());
  expect(await client.organizations.list()).toEqual(fixtures.organizationListFixture());
  expect(await client.agents.list()).toEqual(fixtures.agentPageFixture());
  expect(await client.categories.list()).toEqual(fixtures.categoryListFixture());
});

test('which says what was asked for, as an answer of the API does', async () => {
  const report = fixtures.usageReportFixture();
  const given = { ...report, query: { ...report.query, organizationId: 'org_other', category: ['LLM'] } };
  server.use(...fixtures.usageHandlers({ report: given }));
  const query = {
    period: '30d',
    timezone: 'Asia/Jakarta',
    agentId: 'a',
    top: 3,
    compare: 'previous',
  } as const;
  const answer = await client.usage.get({ ...query, categories: ['LLM', 'STT'] });
  expect(answer.query).toEqual({ ...query, category: ['LLM', 'STT'], bucket: 'day', groupBy: 'category' });
  expect(answer.previous).toMatchObject({
    from: '2026-11-09T00:00:00Z',
    to: '2026-11-16T00:00:00Z',
    total: '0',
  });
  expect(verifyReport(answer)).toEqual({ ok: true });
  const weeks = await client.usage.get({ bucket: 'week', compare: 'previous' });
  expect(weeks.previous).toMatchObject({ total: '0', buckets: null });
  expect((await client.usage.get({ top: 'all' })).query).toEqual(report.query);
  const page = await client.conversations.list({
    from: '2026-11-01',
    to: '2026-11-02',
    sort: '-credits',
    limit: 2,
  });
  expect(page.query).toEqual({
    from: '2026-11-01',
    to: '2026-11-02',
    timezone: 'UTC',
    sort: '-credits',
    limit: 2,
  });
  const details = await client.conversations.credits({ ...conversation, organizationId: 'org_other' });
  expect(details.conversation.organizationId).toBe('org_other');
});

test('or what is handed to them, at their own address', async () => {
  const report = fixtures.usageReportFixture({ usage: { LLM: ['1'] } });
  server.use(...fixtures.usageHandlers({ baseUrl: 'https://usage.example.com/prefix/', report }));
  expect(await client.usage.get()).toEqual(report);
});

test.each([
  ['Billing', true, false, 'Acme'],
  ['Owner', false, true, 'Acme'],
  ['Contributor', false, true, 'Support'],
] as const)('refuses for want of %s', async (refuse, usage, details, place) => {
  server.use(...fixtures.usageHandlers({ refuse }));
  const outcome = async (call: PromiseLike<unknown>) =>
    call.then(
      () => undefined,
      (error: unknown) => error,
    );
  const errors = [
    await outcome(client.usage.get()),
    await outcome(client.conversations.list()),
    await outcome(client.conversations.credits(conversation)),
  ];
  expect(errors.map(isMissingRoleError)).toEqual([usage, usage, details]);
  const refused = errors.find(isMissingRoleError);
  expect(refused?.requiredRoles).toMatchObject([{ role: refuse, scope: { name: place } }]);
  expect(await outcome(client.organizations.list())).toBeUndefined();
});

test.each([
  [401, 'authentication', 'unauthenticated'],
  [408, 'api', 'http_408'],
  // Not `missing_role`, since only `refuse` is told which role is missing.
  [403, 'access_denied', 'forbidden'],
  [404, 'not_found', 'not_found'],
  [429, 'rate_limit', 'rate_limited'],
  [500, 'server', 'internal'],
  [502, 'server', 'unavailable'],
  [503, 'server', 'unavailable'],
  [504, 'server', 'unavailable'],
  [418, 'api', 'http_418'],
  [501, 'server', 'internal'],
])('fails with %i, without waiting', async (fail, kind, code) => {
  server.use(...fixtures.usageHandlers({ fail }));
  const waits: number[] = [];
  const watched = client.withOptions({ hooks: { onRetry: [({ delayMs }) => waits.push(delayMs)] } });
  expect(await failure(watched.usage.get())).toMatchObject({ kind, code, status: fail });
  expect(waits).toEqual([408, 429, 500, 502, 503, 504].includes(fail) ? [0, 0] : []);
});

test('a read, or some of its requests, can be answered with a problem', async () => {
  server.use(
    ...fixtures.usageHandlers({
      report: ({ searchParams }) =>
        searchParams.get('organizationId') === 'org_acme'
          ? fixtures.usageReportFixture()
          : fixtures.problemFixture('not_found'),
      categories: fixtures.problemFixture('unavailable'),
    }),
  );
  await expect(client.usage.get({ organizationId: 'org_acme' })).resolves.toMatchObject({
    object: 'usage_report',
  });
  await expect(client.usage.get({ organizationId: 'org_globex' })).rejects.toMatchObject({
    kind: 'not_found',
    status: 404,
    requestId: 'req_fixture',
  });
  await expect(client.categories.list()).rejects.toMatchObject({ kind: 'server', status: 503 });
});

test('answers by the request, so that a list has pages and a history its windows', async () => {
  server.use(
    ...fixtures.usageHandlers({
      conversations: ({ searchParams }) => {
        const at = Number(searchParams.get('cursor') ?? 1);
        const data = [fixtures.conversationFixture({ conversationId: `conv_${at}` })];
        return fixtures.conversationPageFixture({
          data,
          hasMore: at < 3,
          nextCursor: at < 3 ? `${at + 1}` : null,
        });
      },
      credits: ({ pathname }) =>
        fixtures.conversationCreditsFixture({ hasMore: true, nextCursor: pathname.split('/').at(-2) ?? '' }),
      report: ({ searchParams }) =>
        fixtures.usageReportFixture({
          start: searchParams.get('from') ?? '',
          usage: { LLM: Array.from({ length: 7 }, () => '1') },
        }),
    }),
  );
  const rows = await client.conversations.list().toArray({ limit: 10 });
  expect(rows.map(({ conversationId }) => conversationId)).toEqual(['conv_1', 'conv_2', 'conv_3']);
  expect((await client.conversations.credits(conversation)).nextCursor).toBe('c');
  const totals: string[] = [];
  for await (const { total } of client.usage.history({ from: '2026-06-01', to: '2026-06-08' }))
    totals.push(total);
  expect(totals).toEqual(Array(7).fill('1'));
});

test('a history gets the fixture for the days of the fixture, and no others', async () => {
  server.use(...fixtures.usageHandlers());
  const days = async (from: string, to: string) => {
    const dates: string[] = [];
    for await (const { date } of client.usage.history({ from, to })) dates.push(date);
    return dates;
  };
  expect(await days('2026-11-16', '2026-11-23')).toHaveLength(7);
  expect(await failure(days('2026-11-09', '2026-11-16'))).toMatchObject({ code: 'unexpected_report' });
});

test.each<[object, RegExp]>([
  [{ reports: {} }, /did you mean "report"/],
  [{ refuse: 'billing' }, /refuse must be "Billing"/],
  [{ fail: '503' }, /fail must be a status/],
  [{ fail: 200 }, /fail must be a status/],
  [{ delay: '100' }, /^delay, unless it is "infinite", must be a number of milliseconds from 0/],
  [{ delay: 'forever' }, /^delay, unless it is "infinite", must be/],
  [{ delay: -1 }, /^delay, unless it is "infinite", must be/],
  [{ baseUrl: 5 }, /baseUrl must be a string or a URL/],
  [Promise.resolve({}), /Expected an object of options/],
  [[], /Expected an object of options/],
])('refuses %j', (options, message) => {
  expect(() => fixtures.usageHandlers(options as never)).toThrow(ConfigError);
  expect(() => fixtures.usageHandlers(options as never)).toThrow(message);
});

test('takes an address as a client does', async () => {
  const report = fixtures.usageReportFixture({ usage: { LLM: ['1'] } });
  server.use(...fixtures.usageHandlers({ baseUrl: new URL('https://usage.example.com/prefix/'), report }));
  expect(await client.usage.get()).toEqual(report);
});

test('takes its time', async () => {
  server.use(...fixtures.usageHandlers({ delay: 30 }));
  const started = performance.now();
  await client.usage.get();
  expect(performance.now() - started).toBeGreaterThan(25);
  server.resetHandlers(...fixtures.usageHandlers({ delay: 'infinite' }));
  const controller = new AbortController();
  const call = failure(client.usage.get({}, { signal: controller.signal }));
  setTimeout(() => controller.abort(), 10);
  expect(isAbortedError(await call)).toBe(true);
});

test.each([null, 'garbage', [], 5])('%j, which is no answer, reaches the page as it is', async (broken) => {
  server.use(...fixtures.usageHandlers({ report: () => broken as never }));
  const error = await failure(client.usage.get());
  expect(error).toMatchObject({ kind: 'response_validation' });
});
