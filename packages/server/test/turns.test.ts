import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { partsOf } from '../src/open-store.js';
import { fresh, usage } from './support/records.js';

/** A ClickHouse server runs many reads at a time: there these few would not have to wait. */
const ONE_AFTER_ANOTHER = process.env.CREDIT_USAGE_TEST_STORE !== 'url';

let server: TestServer;
const failures: string[] = [];
beforeAll(async () => {
  server = await startServer({ onError: (error) => failures.push((error as Error).name) });
}, 120_000);
afterAll(() => server.close());
afterEach(() => {
  vi.restoreAllMocks();
  failures.length = 0;
});

/** A report whose range is different for each number. */
const micros = (index: number): string => String(100_000 + index);
const report = (index: number): string =>
  `/v1/usage?from=2026-10-01T00:00:00.${micros(index)}Z&to=2026-11-20T00:00:00Z&groupBy=agent`;

/** Two viewers of one organization, and a store that answers when the test lets it. */
async function twoViewers() {
  const org = fresh('org');
  await server.write([usage(org, '2026-11-12T10:00:00Z', '2.5')]);
  const tokens = await Promise.all(
    ['greedy', 'other'].map((sub) =>
      server.token({ sub: `${sub} ${org}`, organizations: [{ id: org, roles: ['Billing'] }] }),
    ),
  );
  // From here on names are remembered, so that each report makes one read.
  expect((await server.get(report(0), tokens[0])).status).toBe(200);

  const { database } = partsOf(server.store);
  const select = database.select.bind(database);
  const begun: string[] = [];
  const letting: { answer(): void } = { answer: () => undefined };
  const whenLet = new Promise<void>((resolve) => {
    letting.answer = resolve;
  });
  vi.spyOn(database, 'select').mockImplementation(async (query, parameters) => {
    begun.push(JSON.stringify(parameters));
    await whenLet;
    return select(query, parameters) as Promise<never[]>;
  });
  const read = vi.spyOn(database, 'read');

  return {
    letting,
    /** Requests reports, and returns when all of them are waiting for the store or have been refused. */
    ask: async (viewer: 'greedy' | 'other', indexes: readonly number[]): Promise<Promise<Response>[]> => {
      const answers = indexes.map((index) => server.get(report(index), tokens[viewer === 'greedy' ? 0 : 1]));
      const before = read.mock.calls.length;
      await vi.waitFor(
        () => {
          const asked = read.mock.calls.slice(before).map(([, , parameters]) => JSON.stringify(parameters));
          for (const index of indexes)
            expect(asked.some((text) => text.includes(`${micros(index)},`) && text.includes('buckets'))).toBe(
              true,
            );
        },
        { timeout: 20_000 },
      );
      return answers;
    },
    /** How many reads began before the one of this report. */
    readsBefore: (index: number) => begun.findIndex((text) => text.includes(`${micros(index)},`)),
  };
}

const numbers = (length: number) => Array.from({ length }, (_, index) => index + 1);

describe.skipIf(!ONE_AFTER_ANOTHER)('viewers take turns', () => {
  it('so that one who asks for much does not hold up another', async () => {
    const { letting, ask, readsBefore } = await twoViewers();
    const asked = await ask('greedy', numbers(90));
    const [own] = await ask('other', [500]);
    letting.answer();
    expect((await own)?.status).toBe(200);
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses).toEqual(new Array(90).fill(200));
    // Two reads had begun, and one more was next.
    expect(readsBefore(500)).toBeLessThanOrEqual(3);
  });

  it('also for what both want: it is read once, when it is the turn of either', async () => {
    const { letting, ask, readsBefore } = await twoViewers();
    const asked = await ask('greedy', numbers(90));
    const own = await ask('other', [90]);
    letting.answer();
    const statuses = (await Promise.all([...own, ...asked])).map(({ status }) => status);
    expect(statuses).toEqual(new Array(91).fill(200));
    expect(readsBefore(90)).toBeLessThanOrEqual(3);
  });

  it('and one who asks for too much is refused, alone', async () => {
    const { letting, ask } = await twoViewers();
    const asked = await ask('greedy', numbers(150));
    const own = await ask('other', [500]);
    letting.answer();
    const [mine, ...answers] = await Promise.all([...own, ...asked]);
    expect(mine?.status).toBe(200);
    const refused = answers.filter(({ status }) => status !== 200);
    // Two reads had begun, and a hundred were waiting.
    expect(refused).toHaveLength(48);
    for (const answer of refused) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
      expect(await answer.json()).toMatchObject({ code: 'unavailable' });
    }
    expect(failures).toEqual(new Array(48).fill('StoreOverloadedError'));
  });
});
