import type { ConversationPage, UsageReport } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { formatInstant } from '@credit-usage/sdk/time';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { effort, Random, seedOfRun } from '../../../test/support/random.js';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { partsOf } from '../src/open-store.js';
import { fresh, organization, usage } from './support/records.js';
import { member } from './support/viewers.js';

const NOW = '2026-11-22T09:14:03Z';
/** On a store that others may write to, nothing is remembered; answers are the same. */
const REMEMBERS = process.env.CREDIT_USAGE_TEST_STORE !== 'url';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: NOW });
}, 120_000);
afterAll(() => server.close());
afterEach(() => {
  vi.restoreAllMocks();
  server.setNow(NOW);
});

const REPORT = '/v1/usage?period=30d&timezone=America/New_York';
const PATHS = [REPORT, `${REPORT}&groupBy=agent`, '/v1/conversations?period=30d', '/v1/categories'];

const watched = () => vi.spyOn(partsOf(server.store).database, 'select');

async function read<Body>(path: string, token: string): Promise<Body> {
  const response = await server.get(path, token);
  const body = await response.json();
  if (!response.ok) throw new Error(JSON.stringify(body));
  return body as Body;
}

const totalOf = async (token: string): Promise<string> => (await read<UsageReport>(REPORT, token)).total;

describe.skipIf(!REMEMBERS)('what has been answered is not read from the store again', () => {
  it('by another viewer, at another moment', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-20T10:00:00Z', '2.5', { conversationId: 'talk' })]);
    const [first, second] = [
      await server.token({ sub: 'first', organizations: [{ id: org, roles: ['Billing'] }] }),
      await server.token({ sub: 'second', organizations: [{ id: org, roles: ['Billing', 'Owner'] }] }),
    ];
    const before = await Promise.all(PATHS.map((path) => read(path, first)));
    const select = watched();
    server.setNow('2026-11-22T09:20:00Z');
    const after = await Promise.all(PATHS.map((path) => read(path, second)));
    expect(select).not.toHaveBeenCalled();
    expect((before[0] as UsageReport).total).toBe((after[0] as UsageReport).total);
    // `asOf` is always that of the request.
    expect((after[0] as UsageReport).asOf).toBe('2026-11-22T09:20:00Z');
  });

  it('by fifty viewers at once', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-20T10:00:00Z', '2.5')]);
    const token = await member(server, ['Billing'], org);
    const select = watched();
    await totalOf(token);
    const alone = select.mock.calls.length;
    await server.write([usage(org, '2026-11-20T10:00:00Z', '2.5')]);
    select.mockClear();
    expect(await Promise.all(Array.from({ length: 50 }, () => totalOf(token)))).toEqual(
      new Array(50).fill('5'),
    );
    expect(select).toHaveBeenCalledTimes(alone);
  });

  it('because something of others was received', async () => {
    const [org, other] = [fresh('org'), fresh('org')];
    await server.write([usage(org, '2026-11-20T10:00:00Z', '2.5')]);
    const token = await member(server, ['Billing'], org);
    await totalOf(token);
    await server.write([usage(other, '2026-11-20T10:00:00Z', '1')]);
    const select = watched();
    expect(await totalOf(token)).toBe('2.5');
    expect(select).not.toHaveBeenCalled();
  });

  it('for another page, as long as nothing comes', async () => {
    const org = fresh('org');
    await server.write(
      ['a', 'b', 'c'].map((talk) => usage(org, '2026-11-20T10:00:00Z', '1', { conversationId: talk })),
    );
    const token = await member(server, ['Billing'], org);
    const list = '/v1/conversations?limit=1';
    const { nextCursor } = await read<ConversationPage>(list, token);
    const next = `${list}&cursor=${encodeURIComponent(nextCursor as string)}`;
    const page = await read<ConversationPage>(next, token);
    const select = watched();
    expect(await read<ConversationPage>(next, token)).toEqual(page);
    expect(select).not.toHaveBeenCalled();
  });
});

describe('what changes is seen by the next request', () => {
  it('usage, a name, a conversation', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-20T10:00:00Z', '2.5')]);
    const token = await member(server, ['Billing'], org);
    const nameOf = async () => (await read<UsageReport>(REPORT, token)).scope.included[0]?.name;
    expect([await totalOf(token), await nameOf()]).toEqual(['2.5', org]);
    await server.write([usage(org, '2026-11-21T10:00:00Z', '0.000001')]);
    expect(await totalOf(token)).toBe('2.500001');
    await server.write([organization(org, 'Acme')]);
    expect(await nameOf()).toBe('Acme');
  });

  it('usage whose time was still to come, once it has come', async () => {
    const org = fresh('org');
    const token = await member(server, ['Billing'], org);
    await server.write([usage(org, NOW, '1'), usage(org, '2026-11-22T09:17:00Z', '1')]);
    const seen: string[] = [];
    for (const now of ['2026-11-22T09:15:00Z', '2026-11-22T09:16:59Z', '2026-11-22T09:17:00Z', NOW]) {
      server.setNow(now);
      seen.push(await totalOf(token));
    }
    expect(seen).toEqual(['1', '1', '2', '1']);
  });
});

describe('a viewer who hangs up', () => {
  it.skipIf(!REMEMBERS)('causes no more reads: those who waited are answered at once', async () => {
    const orgs = Array.from({ length: 150 }, () => fresh('org'));
    await server.write(
      orgs.map((org) => usage(org, '2026-11-20T10:00:00Z', '1', { conversationId: 'talk' })),
    );
    // One viewer alone would be refused so many reads.
    const tokens = await Promise.all(
      orgs.map((org) => server.token({ sub: org, organizations: [{ id: org, roles: ['Billing'] }] })),
    );
    const select = watched();
    const hangUp = new AbortController();
    const gone = tokens.slice(1).map((token) =>
      fetch(`${server.url}${REPORT}`, {
        headers: { Authorization: `Bearer ${token}` },
        signal: hangUp.signal,
      }).catch((error: Error) => error.name),
    );
    // At this point some reads have begun, and none has finished.
    await vi.waitFor(() => expect(select.mock.calls.length).toBeGreaterThan(3));
    hangUp.abort();
    expect(new Set(await Promise.all(gone))).toEqual(new Set(['AbortError']));
    expect(await totalOf(tokens[0] as string)).toBe('1');
    // A report takes four statements, so all reports together would take 600.
    expect(select.mock.calls.length).toBeLessThan(300);
  });
});

const seed = seedOfRun();

it(`answers are those of a store that remembers nothing, CREDIT_USAGE_SEED=${seed}`, {
  timeout: effort(120_000),
}, async () => {
  const random = new Random(seed);
  const organizations = Array.from({ length: 4 }, () => fresh('org'));
  const records: { organization: string; time: number; credits: string; conversation: string }[] = [];
  const viewers = await Promise.all(
    organizations.map(async (_, index) => {
      const seen = [...new Set([organizations[index] as string, random.pick(organizations)])];
      return { seen, token: await member(server, ['Billing'], ...seen) };
    }),
  );
  let now = Date.parse(NOW);

  const write = async () => {
    const fewRecords = Array.from({ length: random.int(1, 3) }, () => ({
      organization: random.pick(organizations),
      // From an hour ago to five minutes ahead, which is as far as a producer's clock may be.
      time: now + random.int(-3600, 299) * 1000,
      credits: `${random.int(-2, 9)}.${random.int(0, 999_999)}`,
      conversation: `talk ${random.int(1, 5)}`,
    }));
    await server.write(
      fewRecords.map(({ organization, time, credits, conversation }) =>
        usage(organization, formatInstant(time * 1000), credits, { conversationId: conversation }),
      ),
    );
    records.push(...fewRecords);
  };
  const check = async () => {
    const { seen, token } = random.pick(viewers);
    const counted = records.filter(({ organization, time }) => seen.includes(organization) && time <= now);
    const [total, page] = await Promise.all([
      totalOf(token),
      read<ConversationPage>('/v1/conversations?period=30d&limit=100', token),
    ]);
    const talks = new Set(counted.map(({ organization, conversation }) => `${organization} ${conversation}`));
    expect([total, sum(page.data.map(({ credits }) => credits)), page.data.length]).toEqual([
      sum(counted.map(({ credits }) => credits)),
      total,
      talks.size,
    ]);
  };

  for (let step = 0; step < effort(40); step++) {
    if (random.chance(0.3)) await write();
    if (random.chance(0.4)) now += random.int(0, 240) * 1000;
    server.setNow(new Date(now).toISOString());
    await Promise.all(Array.from({ length: random.int(1, 3) }, check));
  }
});
