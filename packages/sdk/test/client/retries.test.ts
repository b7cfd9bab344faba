import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type ClientOptions,
  ConnectionError,
  CreditUsageClient,
  isRateLimitError,
  RateLimitError,
  ServerError,
  TimeoutError,
} from '../../src/index.js';
import { categoryListFixture } from '../../src/testing/index.js';
import {
  broken,
  failure,
  json,
  never,
  type Step,
  scriptedFetch,
  stalled,
} from '../support/scripted-fetch.js';

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.999);
});
afterEach(() => {
  expect(vi.getTimerCount(), 'timers left behind').toBe(0);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const good = json(categoryListFixture());

/** Lists the categories with scripted answers, without really waiting between attempts. */
async function run(steps: readonly Step[], options: Partial<ClientOptions> = {}) {
  const fetch = scriptedFetch(...steps);
  const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch, ...options });
  const started = Date.now();
  const outcome = client.categories
    .list()
    .withResponse()
    .then(
      (answer) => ({ answer, error: undefined }),
      (error: unknown) => ({ answer: undefined, error }),
    );
  await vi.runAllTimersAsync();
  return { ...(await outcome), attempts: fetch.calls.length, elapsedMs: Date.now() - started, fetch };
}

describe('which failures are tried again', () => {
  test.each([
    [400, 1],
    [401, 1],
    [403, 1],
    [404, 1],
    [405, 1],
    [406, 1],
    [408, 3],
    [409, 1],
    [422, 1],
    [425, 1],
    [429, 3],
    [500, 3],
    [501, 1],
    [502, 3],
    [503, 3],
    [504, 3],
    [304, 1],
  ])('status %i makes %i attempts', async (status, attempts) => {
    const body = status === 304 ? null : 'x';
    const outcome = await run([new Response(body, { status })]);
    expect(outcome.attempts).toBe(attempts);
    expect(outcome.error).toMatchObject({ status, isRetryable: attempts > 1 });
  });

  test('no connection', async () => {
    const { error, attempts } = await run([new TypeError('fetch failed')]);
    expect(attempts).toBe(3);
    expect(error).toBeInstanceOf(ConnectionError);
    expect((error as ConnectionError).cause).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    // There is no status, since no server has answered: monitoring would count a failure of the API.
    expect(error).not.toHaveProperty('status');
  });

  test('a body that breaks off', async () => {
    const { error, attempts } = await run([broken]);
    expect(attempts).toBe(3);
    expect(error).toMatchObject({ kind: 'connection', code: 'connection_lost' });
  });

  test.each([
    ['not JSON', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
    ['not what the contract says', () => json({ data: 1 })],
  ])('an answer that is %s is not', async (_, step) => {
    expect((await run([step])).attempts).toBe(1);
  });

  test('an attempt after failures succeeds', async () => {
    const { answer, attempts } = await run([new Response('', { status: 503 }), new TypeError('x'), good]);
    expect(attempts).toBe(3);
    expect(answer?.attempts).toBe(3);
    expect(answer?.data).toEqual(categoryListFixture());
  });

  test('max: 0 means a single attempt, and a call overrides the client', async () => {
    expect((await run([new TypeError('x')], { retry: { max: 0 } })).attempts).toBe(1);
    const fetch = scriptedFetch(new TypeError('x'));
    const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch, retry: { max: 0 } });
    const call = failure(client.categories.list({ retry: { max: 1 } }));
    await vi.runAllTimersAsync();
    await call;
    expect(fetch.calls.length).toBe(2);
  });
});

test('undefined in the retry options of a call inherits', async () => {
  const fetch = scriptedFetch(new TypeError('x'));
  const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch, retry: { max: 1 } });
  const call = failure(client.categories.list({ retry: { max: undefined, maxRetryAfterMs: undefined } }));
  await vi.runAllTimersAsync();
  await call;
  expect(fetch.calls.length).toBe(2);
});

describe('an answer that has begun names its request in the error', () => {
  const headers = { 'x-request-id': 'req_9' };
  const begun = (body: Response) => () => new Response(body.body, { headers });

  test('when the body breaks off', async () => {
    const { error } = await run([() => begun(broken())()], { retry: { max: 0 } });
    expect(error).toMatchObject({ code: 'connection_lost', requestId: 'req_9' });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ requestId: 'req_9' });
  });

  test('when it takes too long', async () => {
    const { error } = await run([() => begun(stalled())()], { retry: { max: 0 } });
    expect(error).toMatchObject({ kind: 'timeout', phase: 'body', requestId: 'req_9' });
  });

  test('when the caller aborts', async () => {
    const controller = new AbortController();
    const fetch = scriptedFetch(begun(stalled()));
    const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch });
    const call = failure(client.categories.list({ signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    expect(await call).toMatchObject({ kind: 'aborted', requestId: 'req_9' });
  });

  test('but not if no answer has begun, and never that of another attempt', async () => {
    const { error, attempts } = await run([() => begun(broken())(), new TypeError('x')], {
      retry: { max: 1 },
    });
    expect(attempts).toBe(2);
    expect(error).not.toHaveProperty('requestId');
  });
});

describe('the wait', () => {
  test('doubles, with jitter', async () => {
    const { elapsedMs } = await run([new TypeError('x')]);
    expect(elapsedMs).toBe(Math.round(500 * 0.999) + Math.round(1000 * 0.999));
  });

  test('is what Retry-After says', async () => {
    const busy = new Response('', { status: 429, headers: { 'retry-after': '7' } });
    const { elapsedMs, answer } = await run([busy, good]);
    expect(elapsedMs).toBe(7_000);
    expect(answer?.attempts).toBe(2);
  });

  test('longer than allowed fails at once and says how long', async () => {
    const busy = new Response('', { status: 429, headers: { 'retry-after': '61' } });
    const { error, attempts, elapsedMs } = await run([busy, good]);
    expect({ attempts, elapsedMs }).toEqual({ attempts: 1, elapsedMs: 0 });
    expect(error).toBeInstanceOf(RateLimitError);
    expect(isRateLimitError(error) && error.retryAfterMs).toBe(61_000);
    expect(error).toMatchObject({ message: expect.stringContaining('61 s') });
  });

  test('longer than what is left of the total time fails at once', async () => {
    const busy = new Response('', { status: 503, headers: { 'retry-after': '10' } });
    const { error, attempts, elapsedMs } = await run([busy, good], { totalTimeoutMs: 9_000 });
    expect({ attempts, elapsedMs }).toEqual({ attempts: 1, elapsedMs: 0 });
    expect(error).toBeInstanceOf(ServerError);
  });
});

describe('timeouts', () => {
  test('headers that never come', async () => {
    const { error, attempts } = await run([never], { timeoutMs: 1_000, retry: { max: 1 } });
    expect(attempts).toBe(2);
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ phase: 'headers', message: expect.stringContaining('1000 ms') });
  });

  test('a body that stalls', async () => {
    const { error } = await run([stalled], { timeoutMs: 1_000, retry: { max: 0 } });
    expect(error).toMatchObject({ kind: 'timeout', phase: 'body' });
  });

  test('each attempt has the whole time again, and a fresh signal', async () => {
    const { answer, fetch, elapsedMs } = await run([never, never, good], { timeoutMs: 1_000 });
    expect(answer?.attempts).toBe(3);
    expect(elapsedMs).toBe(2_000 + 500 + 999);
    const signals = fetch.calls.map(({ init }) => init.signal);
    expect(new Set(signals).size).toBe(3);
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true, false]);
  });

  test('the total time ends the last attempt early', async () => {
    const { error, attempts, elapsedMs } = await run([never], { timeoutMs: 1_000, totalTimeoutMs: 2_000 });
    expect(attempts).toBe(2);
    expect(elapsedMs).toBe(2_000);
    expect(error).toMatchObject({
      kind: 'timeout',
      phase: 'total',
      message: expect.stringContaining('2000 ms'),
    });
  });

  test('a token provider that never answers', async () => {
    const { error, attempts } = await run([good], {
      token: () => new Promise(() => {}),
      timeoutMs: 1_000,
      retry: { max: 0 },
    });
    expect(attempts).toBe(0);
    expect(error).toMatchObject({ kind: 'timeout', phase: 'token' });
  });

  test('the call has the last word', async () => {
    const fetch = scriptedFetch(never);
    const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch, retry: { max: 0 } });
    const call = failure(client.categories.list({ timeoutMs: 5 }));
    await vi.advanceTimersByTimeAsync(5);
    expect(await call).toBeInstanceOf(TimeoutError);
  });
});
