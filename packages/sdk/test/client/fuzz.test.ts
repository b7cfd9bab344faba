import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { effort, Random, seedOfRun } from '../../../../test/support/random.js';
import { CreditUsageClient, credits, isCreditUsageError } from '../../src/index.js';
import {
  agentPageFixture,
  categoryListFixture,
  conversationCreditsFixture,
  conversationPageFixture,
  organizationListFixture,
  problemFixture,
  usageReportFixture,
} from '../../src/testing/index.js';
import { misfit } from '../support/fit.js';
import { mutateText, mutateValue } from '../support/mutate.js';

const seed = seedOfRun();
const random = new Random(seed);
const report = usageReportFixture();

type Read = (client: CreditUsageClient) => PromiseLike<unknown>;

const READS: Readonly<Record<string, readonly [fixture: unknown, read: Read]>> = {
  usage: [report, (client) => client.usage.get()],
  conversations: [conversationPageFixture(), (client) => client.conversations.list()],
  credits: [
    conversationCreditsFixture(),
    (client) => client.conversations.credits({ agentId: 'a', conversationId: 'c' }),
  ],
  organizations: [organizationListFixture(), (client) => client.organizations.list()],
  agents: [agentPageFixture(), (client) => client.agents.list()],
  categories: [categoryListFixture(), (client) => client.categories.list()],
};

const KINDS =
  /^(api|connection|timeout|response_parse|response_validation|invalid_request|authentication|access_denied|missing_role|not_found|rate_limit|server)$/;

/** What the server answered, to compare the outcome with. */
interface Answered {
  status: number;
  text: string;
  /** Whether the body arrived completely. */
  whole: boolean;
}

const STATUSES = [
  200, 201, 204, 205, 206, 299, 300, 302, 304, 400, 401, 403, 404, 405, 408, 409, 410, 413, 415, 418,
];
const MORE_STATUSES = [422, 429, 431, 451, 499, 500, 501, 502, 503, 504, 520, 599];
const TYPES = [
  'application/json',
  'text/html',
  'application/problem+json',
  'text/plain; charset=latin1',
  '',
  ';;',
  'x',
];
const WAITS = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '0x1',
  '',
  'soon',
  'Wed, 21 Oct 2015 07:28:00 GMT',
  'Wed, 99 Oct 2015 07:28:00 GMT',
];

/** A fetch that gives a different answer each time. */
function hostileFetch(fixture: unknown, answered: Answered) {
  return async (): Promise<Response> => {
    if (random.chance(0.02))
      throw random.pick([null, undefined, 'text', 5, new Error('x'), new TypeError('fetch failed')]);
    const status = random.chance(0.75) ? 200 : random.pick([...STATUSES, ...MORE_STATUSES]);
    const body = status >= 400 && random.chance(0.6) ? problemFixture('role_required', { status }) : fixture;
    let text = JSON.stringify(random.chance(0.8) ? mutateValue(random, body) : body) ?? '';
    if (random.chance(0.3)) text = mutateText(random, text);
    const headers = new Headers({ 'content-type': random.pick(TYPES), 'retry-after': random.pick(WAITS) });
    if (random.chance(0.3)) headers.set('x-request-id', random.pick(['', 'r', 'x'.repeat(5_000), '<p>']));
    const empty = status === 204 || status === 205 || status === 304;
    const breaks = !empty && random.chance(0.05);
    Object.assign(answered, { status, text: empty ? '' : text.toWellFormed(), whole: !breaks });
    return new Response(empty ? null : bodyOf(text, breaks), { status, headers });
  };
}

/** A body in pieces that may cut characters in two, and that may never end. */
function bodyOf(text: string, breaks: boolean): BodyInit {
  if (!breaks && random.chance(0.6)) return text;
  const bytes = new TextEncoder().encode(text);
  const cut = random.int(0, bytes.length);
  const end = random.pick(['error', 'stall']);
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.subarray(0, cut));
      if (!breaks) {
        controller.enqueue(bytes.subarray(cut));
        controller.close();
      } else if (end === 'error') controller.error(new TypeError('terminated'));
    },
  });
}

type Outcome = { readonly data: unknown; readonly error?: undefined } | { readonly error: unknown };

async function outcomeOf(call: PromiseLike<unknown>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('hangs')), 20_000);
  });
  try {
    return { data: await Promise.race([call, hang]) };
  } catch (error) {
    return { error };
  } finally {
    clearTimeout(timer);
  }
}

function clientOf(fixture: unknown, answered: Answered): CreditUsageClient {
  return new CreditUsageClient({
    baseUrl: 'https://h.example',
    fetch: hostileFetch(fixture, answered),
    token: 'tok-1',
    timeoutMs: 25,
    totalTimeoutMs: 1_000,
    retry: { max: random.int(0, 1) },
  });
}

function expectTyped(error: unknown): void {
  expect(isCreditUsageError(error), String((error as Error)?.stack ?? error)).toBe(true);
  const { kind, message } = error as { kind: string; message: string };
  expect(kind).toMatch(KINDS);
  expect(message.length).toBeLessThan(200_000);
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({ kind, message });
}

// Without waits between attempts, which would take long.
beforeAll(() => void vi.spyOn(Math, 'random').mockReturnValue(0));
afterAll(() => vi.restoreAllMocks());

async function repeat(count: number, run: () => Promise<void>): Promise<void> {
  const workers = Array.from({ length: 8 }, async () => {
    while (count-- > 0) await run();
  });
  await Promise.all(workers);
}

describe(`answers that are not as they should be, CREDIT_USAGE_SEED=${seed}`, {
  timeout: effort(120_000),
}, () => {
  test('give the right data or an error of ours, and never hang', async () => {
    const seen = { data: 0, error: 0 };
    await repeat(effort(9_000), async () => {
      const [name, [fixture, read]] = random.pick(Object.entries(READS));
      const answered: Answered = { status: 0, text: '', whole: true };
      const { error, data } = (await outcomeOf(read(clientOf(fixture, answered)))) as {
        error?: unknown;
        data?: unknown;
      };
      if (data === undefined) {
        seen.error++;
        expectTyped(error);
        return;
      }
      seen.data++;
      expect(answered).toMatchObject({
        status: expect.toSatisfy((status: number) => status >= 200 && status < 300),
        whole: true,
      });
      // Nothing is converted, and every figure is of the right kind.
      expect(data).toEqual(JSON.parse(answered.text.replace(/^\uFEFF/, '')));
      expect(misfit(fixture, data), name).toBeUndefined();
    });
    // Otherwise the test would have proved nothing.
    expect(seen.data).toBeGreaterThan(effort(500));
    expect(seen.error).toBeGreaterThan(effort(3_000));
  });

  test('give a right history or an error of ours, and never hang', async () => {
    let read = 0;
    await repeat(effort(1_000), async () => {
      const answered: Answered = { status: 0, text: '', whole: true };
      const history = clientOf(report, answered).usage.history({ from: '2026-11-16', to: '2026-11-23' });
      const walk = async (): Promise<string> => {
        let total = '0';
        for await (const { values } of history)
          total = credits.add(total, credits.sum(Object.values(values)));
        return total;
      };
      const { error, data } = (await outcomeOf(walk())) as { error?: unknown; data?: string };
      if (data === undefined) return expectTyped(error);
      read++;
      const { buckets } = JSON.parse(answered.text.replace(/^\uFEFF/, '')) as typeof report;
      expect(data).toBe(credits.sum(buckets.map(({ total }) => total)));
      expect(buckets).toHaveLength(7);
    });
    expect(read).toBeGreaterThan(effort(50));
  });
});

test.each<[string, (copy: { buckets: Record<string, unknown>[]; total: unknown }) => unknown]>([
  ['a number for a decimal', (copy) => (copy.total = 5)],
  ['a decimal in a form of its own', (copy) => (copy.total = '1e3')],
  ['an instant that is none', (copy) => (copy.buckets[2] = { ...copy.buckets[2], start: 'now' })],
  ['a missing key', (copy) => delete copy.buckets[2]?.values],
  ['a null', (copy) => (copy.buckets[2] = { ...copy.buckets[2], partial: null })],
])('the check that these tests use detects %s', (_, change) => {
  const copy = structuredClone(report);
  change(copy as never);
  expect(misfit(report, copy)).toBeDefined();
  expect(misfit(report, report)).toBeUndefined();
});
