import type { EventRecord, UsageEntry, UsageReport } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { createUsageHandler, generateKeys, openStore, type Store } from '@credit-usage/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random, seedOfRun } from '../../../test/support/random.ts';
import { openTestStore, type TestStore } from '../../../test/support/test-store.ts';
import { WriteQueue } from '../src/events/write-queue.js';
import { partsOf, storeOf } from '../src/open-store.js';
import type { Database } from '../src/store/database.js';
import { fresh, usage } from './support/records.js';

// Two servers on one ClickHouse, which know nothing of each other.

/** Chooses how long to wait before another attempt: with equal waits, both servers would collide for ever. */
const random = new Random(seedOfRun());
const keys = generateKeys();
const TIME = '2026-11-20T10:00:00Z';

let shared: TestStore;
let second: Store;
beforeAll(async () => {
  shared = await openTestStore(true);
  second = await openStore({ url: shared.front?.url as string });
}, 120_000);
afterAll(async () => {
  await second?.close();
  await shared?.close();
});

/** A server on a store. */
function serverOf(store: Store) {
  const handler = createUsageHandler({ store, keys, clock: () => Date.parse('2026-11-22T09:14:03Z') * 1000 });
  const ask = (path: string, key: string, body?: unknown, headers = {}): Promise<Response> =>
    handler(
      new Request(`http://localhost${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
  const viewer = async (organization: string): Promise<string> => {
    const grants = {
      sub: 'viewer',
      organizations: [{ id: organization, roles: ['Billing', 'Owner'] }],
      agents: [],
    };
    return ((await (await ask('/v1/tokens', keys.secret, grants)).json()) as { token: string }).token;
  };
  return {
    write: (records: readonly EventRecord[]) => ask('/v1/events', keys.ingest, records),
    /** Repeats after a short wait when the answer is 503, as clients do. */
    insist: async (records: readonly EventRecord[]): Promise<number> => {
      for (;;) {
        const { status } = await ask('/v1/events', keys.ingest, records);
        if (status !== 503) return status;
        await new Promise((resolve) => setTimeout(resolve, random.int(20, 100)));
      }
    },
    total: async (organization: string): Promise<string> => {
      const answer = await ask('/v1/usage?period=30d', await viewer(organization));
      return ((await answer.json()) as UsageReport).total;
    },
    page: async (organization: string, limit: number, cursor?: string) => {
      const path = `/v1/agents/agent_1/conversations/talk/credits?period=30d&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`;
      const answer = await ask(path, await viewer(organization));
      return (await answer.json()) as { entries: UsageEntry[]; nextCursor: string | null };
    },
    /** The first of a list's conversations, unless the tag says that it is known. */
    first: async (organization: string, tag = ''): Promise<Response> =>
      ask('/v1/conversations?period=30d&limit=1', await viewer(organization), undefined, {
        'If-None-Match': tag,
      }),
  };
}

/** The number of an organization's rows, after and before ClickHouse folds duplicates. */
async function rowsOf(organization: string): Promise<{ folded: number; unfolded: number }> {
  const count = async (final: 0 | 1): Promise<number> => {
    const [row] = await partsOf(second).database.select<{ rows: number }>(
      `SELECT toUInt32(count()) AS rows FROM usage WHERE organization_id = {organization:String} SETTINGS final = ${final}`,
      { organization },
    );
    return row?.rows ?? 0;
  };
  return { folded: await count(1), unfolded: await count(0) };
}

/** Both servers, each of which waits at its first insert into this table until the other one has got there too. */
function inStep(table: string) {
  let arrived = 0;
  let go = (): void => undefined;
  const both = new Promise<void>((resolve) => {
    go = resolve;
  });
  return [shared.store, second].map((store) => {
    const parts = partsOf(store);
    let waited = false;
    const database: Database = new Proxy(parts.database, {
      get(target, name) {
        const method = Reflect.get(target, name, target).bind(target);
        if (name !== 'insert') return method;
        return async (into: string, rows: readonly object[]) => {
          if (into !== table || waited) return method(into, rows);
          waited = true;
          // Claims are written before the other server looks; rows are not.
          if (table === 'claims') await method(into, rows);
          arrived++;
          if (arrived === 2) go();
          await both;
          if (table !== 'claims') await method(into, rows);
        };
      },
    });
    return serverOf(storeOf({ ...parts, database, queue: new WriteQueue(database, parts.receipts) }));
  }) as [ReturnType<typeof serverOf>, ReturnType<typeof serverOf>];
}

const content = (organization: string, id: string, credits: string, time = TIME) =>
  usage(organization, time, credits, { id, conversationId: 'talk' });

describe(`two servers that get the same, CREDIT_USAGE_SEED=${random.seed}`, () => {
  it('count each record once, also where both have taken it for new', async () => {
    const org = fresh('org');
    const records = Array.from({ length: 50 }, (_, index) => content(org, `u${index}`, '0.25'));
    const [one, two] = inStep('usage');
    const answers = await Promise.all([one.write(records), two.write(records)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    // Otherwise the test would prove nothing.
    expect(await rowsOf(org)).toEqual({ folded: 50, unfolded: 100 });
    for (const server of [one, two]) {
      expect(await server.total(org)).toBe('12.5');
      expect((await server.page(org, 100)).entries).toHaveLength(50);
    }
    // Sent once more, all records are duplicates.
    expect(await (await two.write(records)).json()).toEqual({ accepted: 0, duplicates: 50 });
  });

  it('count each record once, whatever comes in which order', async () => {
    const org = fresh('org');
    const batches = Array.from({ length: 30 }, (_, batch) =>
      Array.from({ length: 20 }, (_, index) =>
        content(
          org,
          `u${batch * 10 + index}`,
          '0.1',
          `2026-11-${String(1 + ((batch * 10 + index) % 20)).padStart(2, '0')}T10:00:00Z`,
        ),
      ),
    );
    const [one, two] = [serverOf(shared.store), serverOf(second)];
    const statuses = await Promise.all([
      ...batches.map((batch) => one.insist(batch)),
      ...batches.toReversed().map((batch) => two.insist(batch)),
    ]);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect([await one.total(org), await two.total(org)]).toEqual(['31', '31']);
    expect((await rowsOf(org)).folded).toBe(310);
  });

  it('records that arrive a second time do not disappear from a list that is being read', async () => {
    const org = fresh('org');
    const [one, two] = inStep('usage');
    const late = serverOf(second);
    const records = Array.from({ length: 10 }, (_, index) =>
      content(org, `u${index}`, '1', `2026-11-20T10:00:0${index}Z`),
    );
    await Promise.all([one.write(records), two.write(records)]);
    const first = await late.page(org, 4);
    const { database } = partsOf(second);
    // The same rows again, received later, as when a statement is sent twice.
    await database.command(
      `INSERT INTO usage SELECT * REPLACE (received_at + toIntervalDay(1) AS received_at) FROM usage WHERE organization_id = '${org}'`,
    );
    const rest = await late.page(org, 10, first.nextCursor as string);
    expect([...first.entries, ...rest.entries].map(({ id }) => id)).toEqual(records.map(({ id }) => id));
    expect(await late.total(org)).toBe('10');
    await database.command('OPTIMIZE TABLE usage FINAL');
    expect(await rowsOf(org)).toEqual({ folded: 10, unfolded: 10 });
    expect((await late.page(org, 10)).entries).toHaveLength(10);
  });
});

describe(`two servers that get one id with two contents, CREDIT_USAGE_SEED=${random.seed}`, () => {
  it('the later one is refused', async () => {
    const org = fresh('org');
    const [one, two] = [serverOf(shared.store), serverOf(second)];
    expect((await one.write([content(org, 'u', '1')])).status).toBe(200);
    const refused = await two.write([content(org, 'v', '5'), content(org, 'u', '2', '2026-10-30T00:00:00Z')]);
    expect([refused.status, await refused.json()]).toEqual([
      409,
      expect.objectContaining({ code: 'id_conflict' }),
    ]);
    // Nothing of the batch was written, and nothing blocks its ids.
    expect(await two.total(org)).toBe('1');
    expect((await two.write([content(org, 'v', '6')])).status).toBe(200);
    expect((await one.write([content(org, 'u', '1')])).status).toBe(200);
    expect(await one.total(org)).toBe('7');
  });

  it('at the same moment, neither is taken, and both may come again', async () => {
    const org = fresh('org');
    const [one, two] = inStep('claims');
    const mine = [content(org, 'u', '1'), content(org, 'mine', '10')];
    const theirs = [content(org, 'u', '2', '2026-10-30T00:00:00Z'), content(org, 'theirs', '20')];
    const answers = await Promise.all([one.write(mine), two.write(theirs)]);
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
      expect(((await answer.json()) as { detail: string }).detail).toMatch(/nothing was written/);
    }
    expect(await rowsOf(org)).toEqual({ folded: 0, unfolded: 0 });
    expect((await two.write(theirs)).status).toBe(200);
    expect((await one.write(mine)).status).toBe(409);
    expect([await one.total(org), await two.total(org)]).toEqual(['22', '22']);
  });

  it('at the same moment in one server, the first is taken: its own claims are no contest', async () => {
    const org = fresh('org');
    const server = serverOf(second);
    const answers = await Promise.all(
      ['1', '2'].map((credits) => server.write([content(org, 'u', credits)])),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 409]);
    expect(await server.total(org)).toBe('1');
  });

  it('with the same content both go on, whatever else is in their batches', async () => {
    const org = fresh('org');
    const [one, two] = inStep('claims');
    const answers = await Promise.all([
      one.write([content(org, 'u', '1')]),
      two.write([content(org, 'u', '1'), content(org, 'v', '1')]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await two.total(org)).toBe('2');
  });

  it('again and again, one is recorded for each id: the one that was acknowledged', async () => {
    const org = fresh('org');
    const servers = [serverOf(shared.store), serverOf(second)];
    const ids = Array.from({ length: 60 }, (_, index) => index);
    const acknowledged = await Promise.all(
      ids.map(async (index) => {
        const offers = [`${index}.1`, `${index}.2`];
        const statuses = await Promise.all(
          offers.map((credits, side) =>
            servers[side]?.insist([
              content(org, `u${index}`, credits, side === 0 ? TIME : '2026-10-30T00:00:00Z'),
            ]),
          ),
        );
        expect(statuses.toSorted()).toEqual([200, 409]);
        return offers[statuses.indexOf(200)] as string;
      }),
    );
    expect(await rowsOf(org)).toMatchObject({ folded: ids.length });
    const counted = await Promise.all(servers.map(async (server) => (await server.page(org, 100)).entries));
    for (const entries of counted) expect(sum(entries.map(({ credits }) => credits))).toBe(sum(acknowledged));
  });

  it('a page whose next page has changed is not confirmed by the server that did not change it', async () => {
    const org = fresh('org');
    const [one, two] = [serverOf(shared.store), serverOf(second)];
    const talk = (conversationId: string) => usage(org, TIME, '1', { conversationId });
    await two.write([talk('a'), talk('b')]);
    const page = await one.first(org);
    expect(await page.json()).toMatchObject({ hasMore: true });
    await two.write([talk('b')]);
    expect((await one.first(org, page.headers.get('etag') ?? '')).status).toBe(200);
  });

  it('a server that was killed over a batch keeps nobody else from it for long', async () => {
    const org = fresh('org');
    const claimed = (ago: number, id: string) =>
      partsOf(second).database.command(
        `INSERT INTO claims SELECT '${org}', '${id}', 1, generateUUIDv4(), 0, now() - ${ago}`,
      );
    await claimed(10, 'u');
    await claimed(700, 'v');
    const server = serverOf(shared.store);
    expect((await server.write([content(org, 'u', '1')])).status).toBe(503);
    expect((await server.write([content(org, 'v', '1')])).status).toBe(200);
  });
});
