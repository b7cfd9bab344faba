import type { Database } from './database.js';

/** What a store holds of an organization, or held. */
export interface Held {
  readonly usage: number;
  readonly conversations: number;
  readonly agents: number;
  readonly categories: number;
  /** Whether it is named, or was mentioned. */
  readonly organizations: number;
}

/** The table with the organization's name is last: as long as anything is left, the organization is found again. */
const TABLES = ['usage', 'conversations', 'agents', 'categories', 'organizations'] as const;
type Table = (typeof TABLES)[number];

/** The rows of a table that stay, until it takes the table's place. */
const kept = (table: Table): string => `${table}_kept`;
/** A table in memory with the organization's id, since values are never written into statements. */
const FORGOTTEN = 'forgotten';

/** Counts rows as if they had all been merged already. */
const FOLDED = 'SETTINGS final = 1';

/** How much there is of an organization. */
export async function heldOf(database: Database, organization: string): Promise<Held> {
  await removeLeftovers(database);
  const counts = await Promise.all(
    TABLES.map(async (table) => {
      const [row] = await database.select<{ count: number }>(
        `SELECT toUInt32(count()) AS count FROM ${table} WHERE organization_id = {organization:String} ${FOLDED}`,
        { organization },
      );
      return [table, row?.count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts) as Readonly<Record<Table, number>>;
}

/**
 * Removes everything that the embedded store has about an organization, from the disk as well: every table is copied without it, the copy
 * takes the table's place, and the old table is dropped. A DELETE would leave the data, and the id, on the disk for a while. After an
 * interruption, it starts again from the beginning. A failure, such as a full disk, leaves no copies behind.
 *
 * @throws Error when a copy is incomplete, in which case the table is not changed, or when something is left
 */
export async function forget(database: Database, organization: string): Promise<void> {
  await removeLeftovers(database);
  try {
    await database.command(`CREATE TABLE ${FORGOTTEN} (organization_id String) ENGINE = Memory`);
    await database.insert(FORGOTTEN, [{ organization_id: organization }]);
    for (const table of TABLES) await rewrite(database, table);
  } catch (error) {
    await removeLeftovers(database).catch(() => undefined);
    throw error;
  }
  await removeLeftovers(database);
  const left = Object.entries(await heldOf(database, organization)).filter(([, count]) => count > 0);
  if (left.length) throw new Error(`Not everything was removed. Something is still in: ${left.join()}.`);
}

async function rewrite(database: Database, table: Table): Promise<void> {
  const others = `FROM ${table} WHERE organization_id NOT IN (SELECT organization_id FROM ${FORGOTTEN})`;
  // The copy has everything that was altered since the table was created: indexes, roll-ups, settings.
  await database.command(`CREATE TABLE ${kept(table)} AS ${table}`);
  await database.command(
    `INSERT INTO ${kept(table)} SELECT * ${others} SETTINGS max_partitions_per_insert_block = 0`,
  );
  const count = async (rows: string): Promise<unknown> =>
    (await database.select(`SELECT toString(count()) AS count ${rows} ${FOLDED}`))[0];
  const [before, after] = [await count(others), await count(`FROM ${kept(table)}`)];
  if (JSON.stringify(before) !== JSON.stringify(after))
    throw new Error(
      `The copy of the table ${table} has ${JSON.stringify(after)} instead of ${JSON.stringify(before)}. The table was not changed.`,
    );
  await database.command(`EXCHANGE TABLES ${table} AND ${kept(table)}`);
  await drop(database, kept(table));
}

/** Removes what an interrupted run left: a table with what should be gone, or an incomplete copy. */
async function removeLeftovers(database: Database): Promise<void> {
  for (const table of [...TABLES.map(kept), FORGOTTEN]) await drop(database, table);
}

/** Its files are gone when this resolves. */
const drop = (database: Database, table: string): Promise<void> =>
  database.command(`DROP TABLE IF EXISTS ${table} SYNC`);
