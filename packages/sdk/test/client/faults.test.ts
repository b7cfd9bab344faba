import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { effort, Random, seedOfRun } from '../../../../test/support/random.js';
import { CreditUsageClient, type CreditUsageError, isCreditUsageError } from '../../src/index.js';
import { categoryListFixture, conversationPageFixture, usageReportFixture } from '../../src/testing/index.js';
import { type Fault, FaultProxy } from '../support/fault-proxy.js';

const seed = seedOfRun();
const random = new Random(seed);

const TIMEOUT_MS = 800;
const TOTAL_MS = 3_000;
/** Busy machines run timers late. */
const SLACK_MS = 5_000;

const report = usageReportFixture();
const categories = categoryListFixture();
const conversations = conversationPageFixture();
const ANSWERS: Readonly<Record<string, unknown>> = {
  '/v1/usage': report,
  '/v1/categories': categories,
  '/v1/conversations': conversations,
};
const READS: readonly [expected: unknown, read: (client: CreditUsageClient) => PromiseLike<unknown>][] = [
  [report, (client) => client.usage.get({ from: '2026-11-16', to: '2026-11-23' })],
  [categories, (client) => client.categories.list()],
  [conversations.data, (client) => client.conversations.list().toArray({ limit: 10 })],
];

const httpDate = (afterMs: number): string => new Date(Date.now() + afterMs).toUTCString();
const status = (line: string, ...headers: string[]): Fault => ({
  ...{ kind: 'answer', head: [`HTTP/1.1 ${line}`, ...headers].join('\r\n'), body: '<p>Busy</p>' },
});

/** 5xx answers tend to come several in a row. */
let burst = 0;
function nextFault(): Fault {
  if (burst > 0) {
    burst--;
    return status('503 Service Unavailable', `retry-after: ${random.pick(['0', httpDate(-60_000)])}`);
  }
  const at = random.next();
  const kind = random.next();
  if (kind < 0.35) return { kind: 'none' };
  if (kind < 0.48) return { kind: 'reset', at };
  if (kind < 0.58) return { kind: 'end', at };
  if (kind < 0.63) return { kind: 'stall', at };
  if (kind < 0.7) return { kind: 'drip', pieces: random.int(2, 60), everyMs: random.int(1, 12) };
  if (kind < 0.74) return { kind: 'late', ms: random.int(1, 2 * TIMEOUT_MS) };
  if (kind < 0.78) return { kind: 'garbage' };
  if (kind < 0.82) return { kind: 'extra' };
  if (kind < 0.88) burst = random.int(1, 12);
  if (kind < 0.92) return status('502 Bad Gateway', 'content-type: text/html');
  if (kind < 0.94) return status('429 Too Many Requests', `retry-after: ${httpDate(-5_000)}`);
  if (kind < 0.96) return status('429 Too Many Requests', `retry-after: ${httpDate(1_000)}`);
  if (kind < 0.98) return status('429 Too Many Requests', `retry-after: ${httpDate(3_600_000)}`);
  return status('302 Found', 'location: http://127.0.0.1:9/');
}

let upstream: Server;
let proxy: FaultProxy;
beforeAll(async () => {
  upstream = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://upstream');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(ANSWERS[pathname]));
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  proxy = await FaultProxy.start(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`, nextFault);
});

const KINDS = /^(connection|timeout|server|rate_limit)$/;

/** What keeps the process alive, apart from the test runner's own channel. */
const resources = (): string[] =>
  process.getActiveResourcesInfo().filter((name) => /TCP|Timeout|DNS|GetAddr/.test(name));

describe(`a network that breaks everywhere, CREDIT_USAGE_SEED=${seed}`, { timeout: effort(120_000) }, () => {
  const count = effort(2_000);
  const seen = { right: 0, wrong: new Map<string, number>() };

  test('every call ends in time, with the right answer or an error of ours', async () => {
    const client = new CreditUsageClient({
      ...{ baseUrl: proxy.url, token: 'tok-1', timeoutMs: TIMEOUT_MS, totalTimeoutMs: TOTAL_MS },
    });
    // Waits between attempts are tested elsewhere.
    vi.spyOn(Math, 'random').mockImplementation(() => random.next() / 10);
    let left = count;
    const worker = async (): Promise<void> => {
      while (left-- > 0) {
        const [expected, read] = random.pick(READS);
        const started = performance.now();
        try {
          expect(await read(client)).toEqual(expected);
          seen.right++;
        } catch (error) {
          expect(isCreditUsageError(error), String((error as Error).stack)).toBe(true);
          const { kind, name, retryAfterMs } = error as CreditUsageError & { retryAfterMs?: number };
          expect(kind, String(error)).toMatch(KINDS);
          seen.wrong.set(kind, (seen.wrong.get(kind) ?? 0) + 1);
          // Longer than the client would wait: it fails at once, with the wait to the second.
          if (kind === 'rate_limit' && (retryAfterMs ?? 0) > 60_000) {
            expect((retryAfterMs ?? 0) / 1000, name).toBeGreaterThan(3_590);
          }
        }
        expect(performance.now() - started).toBeLessThan(TOTAL_MS + SLACK_MS);
      }
    };
    await Promise.all(Array.from({ length: 24 }, worker));
  });

  test('every kind of fault has occurred', () => {
    expect([...proxy.met.keys()].sort()).toEqual(
      ['answer', 'drip', 'end', 'extra', 'garbage', 'late', 'none', 'reset', 'stall'].sort(),
    );
    expect(seen.right).toBeGreaterThan(count / 3);
    expect([...seen.wrong.keys()]).toEqual(expect.arrayContaining(['connection', 'rate_limit']));
  });

  test('nothing is left: no connection that waits, no timer', async () => {
    await vi.waitFor(() => expect(proxy.stalled).toBe(0), 5_000);
    await proxy.close();
    upstream.closeAllConnections();
    await new Promise((resolve) => upstream.close(resolve));
    // Not with Vitest's `waitFor`, which has timers of its own.
    for (let wait = 0; wait < 100 && resources().length > 0; wait++) await setTimeout(100);
    expect(resources()).toEqual([]);
  });
});

afterAll(() => {
  vi.restoreAllMocks();
  upstream?.closeAllConnections();
});
