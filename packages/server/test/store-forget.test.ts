import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../../../test/support/test-store.ts';
import { writeEvents } from '../src/events/write-events.js';
import { partsOf } from '../src/open-store.js';
import type { Database } from '../src/store/database.js';
import { forget, heldOf } from '../src/store/forget.js';
import { agent, conversation, fresh, organization, usage } from './support/records.js';

// Always in a folder: on a ClickHouse server, tables are not rewritten.

let store: TestStore;
let database: Database;
beforeAll(async () => {
  store = await openTestStore(false);
  database = partsOf(store.store).database;
}, 120_000);
afterAll(() => store?.close());

/** An organization with something in every table, in several months. */
async function founded(): Promise<string> {
  const org = fresh('org');
  const months = Array.from({ length: 3 }, (_, month) =>
    new Date(Date.UTC(2024, month, 10, 10)).toISOString(),
  );
  const records = [
    organization(org, `${org} by name`),
    agent(org, 'agent_1', 'Research'),
    conversation(org, 'talk'),
    ...months.map((time) => usage(org, time, '0.25', { conversationId: 'talk' })),
  ];
  await writeEvents(partsOf(store.store).queue, records, Date.now() * 1000);
  return org;
}

const WHOLE = { usage: 3, conversations: 1, agents: 1, categories: 1, organizations: 1 };
const NOTHING = { usage: 0, conversations: 0, agents: 0, categories: 0, organizations: 0 };

const tables = async (): Promise<string[]> =>
  (
    await database.select<{ name: string }>(
      'SELECT name FROM system.tables WHERE database = currentDatabase() ORDER BY name',
    )
  ).map(({ name }) => name);

/** Fails at the nth statement that begins with this text. Unless it `recovers`, also at all others from there on, like a process that was killed. */
function cutOffAt(statement: string, nth: number, recovers = false): Database {
  let count = 0;
  return new Proxy(database, {
    get(target, name) {
      const method = Reflect.get(target, name, target).bind(target);
      if (name !== 'command') return method;
      return async (query: string) => {
        const isNext = query.startsWith(statement) && ++count === nth;
        if (isNext || (count >= nth && !recovers)) throw new Error('cut off');
        return method(query);
      };
    },
  });
}

describe('forgetting', { timeout: 60_000 }, () => {
  it('leaves nothing of one organization and all of the others, in every table that knows organizations', async () => {
    const [gone, stays] = [await founded(), await founded()];
    expect(await heldOf(database, gone)).toEqual(WHOLE);
    const before = await tables();
    const known = await database.select<{ table: string }>(
      "SELECT DISTINCT table FROM system.columns WHERE database = currentDatabase() AND name = 'organization_id'",
    );
    await forget(database, gone);
    expect([await heldOf(database, gone), await heldOf(database, stays)]).toEqual([NOTHING, WHOLE]);
    expect(known.map(({ table }) => table).sort()).toEqual(Object.keys(WHOLE).sort());
    expect(await tables()).toEqual(before);
  });

  it('keeps the roll-ups, the index and the settings of each table', async () => {
    const statement = async (): Promise<unknown> =>
      database.select(
        "SELECT name, replaceRegexpOne(create_table_query, 'UUID .[^ ]+', '') AS made FROM system.tables WHERE database = currentDatabase() ORDER BY name",
      );
    const before = await statement();
    expect(JSON.stringify(before)).toMatch(/INDEX ids .*by_quarter/);
    const org = await founded();
    await forget(database, org);
    expect(await statement()).toEqual(before);
    // Later records go into the projections as well.
    await founded();
    const [parts] = await database.select<{ missing: number }>(
      `SELECT toUInt32(countIf(NOT has(projections, 'by_hour') OR NOT has(projections, 'by_quarter'))) AS missing
       FROM system.parts WHERE database = currentDatabase() AND table = 'usage' AND active`,
    );
    expect(parts).toEqual({ missing: 0 });
  });

  it.each([
    ['INSERT INTO usage_kept', 1],
    ['EXCHANGE TABLES usage', 1],
    // The first of these statements only removes what an earlier attempt may have left.
    ['DROP TABLE IF EXISTS usage_kept', 2],
    ['CREATE TABLE agents_kept', 1],
    ['DROP TABLE IF EXISTS organizations_kept', 2],
    ['DROP TABLE IF EXISTS forgotten', 2],
  ])(
    'that is cut off at %s harms nobody else, and is whole when it is done again',
    async (statement, nth) => {
      const before = await tables();
      const [gone, stays] = [await founded(), await founded()];
      await expect(forget(cutOffAt(statement, nth), gone)).rejects.toThrow('cut off');
      expect(await tables()).not.toEqual(before);
      expect(await heldOf(database, stays)).toEqual(WHOLE);
      await forget(database, gone);
      expect([await heldOf(database, gone), await heldOf(database, stays)]).toEqual([NOTHING, WHOLE]);
      expect(await tables()).toEqual(before);
    },
  );

  it.each([
    ['INSERT INTO usage_kept', 1],
    ['EXCHANGE TABLES agents', 1],
    ['DROP TABLE IF EXISTS agents_kept', 2],
  ])('that fails at %s, such as on a full disk, leaves no copies', async (statement, nth) => {
    const before = await tables();
    const [gone, stays] = [await founded(), await founded()];
    await expect(forget(cutOffAt(statement, nth, true), gone)).rejects.toThrow('cut off');
    expect(await tables()).toEqual(before);
    expect(await heldOf(database, stays)).toEqual(WHOLE);
  });
});
