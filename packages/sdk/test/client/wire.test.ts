import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  AuthenticationError,
  CreditUsageClient,
  isMissingRoleError,
  MissingRoleError,
  ResponseParseError,
  ResponseValidationError,
  verifyReport,
} from '../../src/index.js';
import { echoing } from '../../src/testing/echo.js';
import { problemFixture, usageHandlers, usageReportFixture } from '../../src/testing/index.js';
import { failure } from '../support/scripted-fetch.js';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const client = new CreditUsageClient({ baseUrl: 'https://usage.example.com/prefix', token: 'tok-1' });
const answer = (body: unknown, init?: ResponseInit) =>
  server.use(http.get('*/v1/usage', () => HttpResponse.json(body as never, init)));

test('a report is asked for in the contract’s words and comes back as it was sent', async () => {
  let request: Request | undefined;
  let report: unknown;
  server.use(
    http.get('https://usage.example.com/prefix/v1/usage', ({ request: seen }) => {
      request = seen;
      report = echoing('usage', new URL(seen.url), usageReportFixture());
      return HttpResponse.json(report as object, { headers: { 'X-Request-Id': 'req_1', ETag: 'W/"1"' } });
    }),
  );
  const query = {
    from: '2026-11-16',
    to: '2026-11-23',
    timezone: 'Asia/Jakarta',
    categories: ['WebSearch', 'LLM', 'LLM'],
    bucket: 'day',
    groupBy: 'agent',
    top: 'all',
    compare: 'previous',
  } as const;
  const { data, requestId, headers, attempts } = await client.usage.get(query).withResponse();
  expect(data).toEqual(report);
  expect([requestId, headers.get('etag'), attempts]).toEqual(['req_1', 'W/"1"', 1]);
  expect(request && [...new URL(request.url).searchParams]).toEqual([
    ['from', '2026-11-16'],
    ['to', '2026-11-23'],
    ['timezone', 'Asia/Jakarta'],
    ['category', 'LLM'],
    ['category', 'WebSearch'],
    ['bucket', 'day'],
    ['groupBy', 'agent'],
    ['top', 'all'],
    ['compare', 'previous'],
  ]);
  expect(request?.headers.get('authorization')).toBe('Bearer tok-1');
  expect(request?.headers.get('accept')).toBe('application/json');
  expect(verifyReport(data)).toEqual({ ok: true });
});

test('one query serves all: a call takes of it what its route knows', async () => {
  let search = '';
  server.use(
    http.get('*/v1/usage', ({ request }) => {
      const url = new URL(request.url);
      search = url.search;
      return HttpResponse.json(echoing('usage', url, usageReportFixture()) as object);
    }),
  );
  const shared = { period: '24h', sort: '-credits', limit: 5, top: 3 } as const;
  await client.usage.get(shared);
  expect(search).toBe('?period=24h&top=3');
});

describe('answers of a newer API', () => {
  test('keys and values that are not known yet pass', async () => {
    const report = usageReportFixture();
    const newer = {
      ...report,
      unit: 'token',
      query: { ...report.query, bucket: 'quarter' },
      series: report.series.map((one) => ({ ...one, state: 'archived', colour: 'red' })),
      extra: { deep: [1] },
    };
    answer(newer);
    expect(await client.usage.get()).toEqual(newer);
  });
});

describe('answers that are not what the contract says', () => {
  test('name the place and what is expected, not the value', async () => {
    const report = usageReportFixture();
    answer({ ...report, total: 'canary', buckets: [{ ...report.buckets[0], total: 12.5 }] });
    const error = await failure(client.usage.get());
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error).toMatchObject({ code: 'invalid_response', isRetryable: false });
    const { issues } = error as ResponseValidationError;
    expect(issues.map(({ path }) => path)).toEqual(['total', 'buckets.0.total']);
    expect(issues[0]?.expected).toContain('decimal string');
    expect(JSON.stringify(error) + String(error)).not.toMatch(/canary|12\.5/);
  });

  test.each([
    ['null', 'null', 'application/json', 'response_validation', 'invalid_response'],
    ['a number', '5', 'application/json', 'response_validation', 'invalid_response'],
    ['an empty body', '', 'application/json', 'response_parse', 'empty_response'],
    ['spaces', '  \n', 'application/json', 'response_parse', 'empty_response'],
    ['cut off', '{"object":"usage_rep', 'application/json', 'response_parse', 'invalid_json'],
    ['cut off', '{"object":"usage_rep', 'application/problem+json', 'response_parse', 'invalid_json'],
    ['a page', '<!doctype html>', 'text/html; charset=utf-8', 'response_parse', 'not_json'],
  ])('%s', async (_, body, type, kind, code) => {
    server.use(
      http.get(
        '*/v1/usage',
        () => new HttpResponse(body, { headers: { 'content-type': type, 'x-request-id': 'r' } }),
      ),
    );
    const error = await failure(client.usage.get());
    expect(error).toMatchObject({ kind, code, requestId: 'r' });
    expect(String(error)).not.toMatch(/doctype|usage_rep/);
  });

  test('are named in ten places at most', async () => {
    const report = usageReportFixture();
    answer({ ...report, buckets: Array(5_000).fill({ ...report.buckets[0], total: 12.5 }) });
    const error = await failure(client.usage.get());
    expect((error as ResponseValidationError).issues.map(({ path }) => path)).toEqual(
      Array.from({ length: 10 }, (_, index) => `buckets.${index}.total`),
    );
    expect(JSON.stringify(error).length).toBeLessThan(5_000);
  });

  test('no content at all', async () => {
    server.use(http.get('*/v1/usage', () => new HttpResponse(null, { status: 204 })));
    expect(await failure(client.usage.get())).toBeInstanceOf(ResponseParseError);
  });
});

test('a missing role says which one, where, and whom to ask', async () => {
  server.use(...usageHandlers({ refuse: 'Billing' }));
  const error = await failure(client.usage.get());
  expect(error).toBeInstanceOf(MissingRoleError);
  if (!isMissingRoleError(error)) throw error;
  expect(error.hint).toBe('You need the Billing role in Acme to see usage. Ask the person who holds it.');
  expect(error.requiredRoles).toEqual([
    { role: 'Billing', scope: { type: 'organization', id: 'org_acme', name: 'Acme' } },
  ]);
  expect(error).toMatchObject({
    status: 403,
    code: 'role_required',
    requestId: 'req_fixture',
    isRetryable: false,
  });
});

test('a 401 of a plain token is the end', async () => {
  answer(problemFixture('token_expired'), { status: 401 });
  const error = await failure(client.usage.get());
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error).toMatchObject({ code: 'token_expired' });
});

test('a 401 where no token is configured says so before anything else', async () => {
  answer(problemFixture('token_expired'), { status: 401 });
  const bare = new CreditUsageClient({ baseUrl: 'https://usage.example.com/prefix' });
  const { detail } = problemFixture('token_expired');
  expect(await failure(bare.usage.get())).toMatchObject({
    kind: 'authentication',
    message: `401 No token was sent: set the token option. ${detail}`,
  });
  // With cookies, or with a token, a 401 has another reason.
  const cookies = bare.withOptions({ credentials: 'same-origin' });
  for (const other of [cookies, client]) {
    answer(problemFixture('token_expired'), { status: 401 });
    expect(await failure(other.usage.get())).toMatchObject({ message: `401 ${detail}` });
  }
});

test('a redirect is not followed', async () => {
  server.use(
    http.get(
      '*/v1/usage',
      () => new HttpResponse(null, { status: 302, headers: { location: 'https://elsewhere/' } }),
    ),
  );
  const error = await failure(client.usage.get({}, { retry: { max: 0 } }));
  expect(error).toMatchObject({ kind: 'connection', code: 'redirected' });
});
