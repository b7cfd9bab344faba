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

/** The name stands where the rows go last: as long as anything is left, it is found again. */
const TABLES = ['usage', 'conversations', 'agents', 'categories', 'organizations'] as const;
type Table = (typeof TABLES)[number];

/** The rows of a table that stay, until it takes the table's place. */
const kept = (table: Table): string => `${table}_kept`;
/** Holds the organization's id: values never stand in statements. It is kept in memory alone. */
const FORGOTTEN = 'forgotten';

/** Rows that were not merged yet are counted as what they stand for. */
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
 * Removes all that the embedded store has of an organization, from the disk too: every table is written anew without it, takes the
 * place of the old one, and the old one is dropped. Statements that delete would leave the bytes, and the id, for a while. When it is
 * cut off, it is begun again from the start.
 *
 * @throws Error when what was to stay did not arrive whole: that table is as it was. Or when something is left
 */
export async function forget(database: Database, organization: string): Promise<void> {
  await removeLeftovers(database);
  await database.command(`CREATE TABLE ${FORGOTTEN} (organization_id String) ENGINE = Memory`);
  await database.insert(FORGOTTEN, [{ organization_id: organization }]);
  for (const table of TABLES) await rewrite(database, table);
  await removeLeftovers(database);
  const left = Object.entries(await heldOf(database, organization)).filter(([, count]) => count > 0);
  if (left.length) throw new Error(`Not all was removed: there is still something in ${left.join()}.`);
}

async function rewrite(database: Database, table: Table): Promise<void> {
  const others = `FROM ${table} WHERE organization_id NOT IN (SELECT organization_id FROM ${FORGOTTEN})`;
  // With everything that was ever altered: indexes, roll-ups, settings.
  await database.command(`CREATE TABLE ${kept(table)} AS ${table}`);
  await database.command(
    `INSERT INTO ${kept(table)} SELECT * ${others} SETTINGS max_partitions_per_insert_block = 0`,
  );
  const count = async (rows: string): Promise<unknown> =>
    (await database.select(`SELECT toString(count()) AS count ${rows} ${FOLDED}`))[0];
  const [before, after] = [await count(others), await count(`FROM ${kept(table)}`)];
  if (JSON.stringify(before) !== JSON.stringify(after))
    throw new Error(
      `Of the table ${table}, ${JSON.stringify(after)} arrived instead of ${JSON.stringify(before)}. It is as it was.`,
    );
  await database.command(`EXCHANGE TABLES ${table} AND ${kept(table)}`);
  await drop(database, kept(table));
}

/** What an earlier run left that was cut off: a table that holds what should be gone, or half of what stays. */
async function removeLeftovers(database: Database): Promise<void> {
  for (const table of [...TABLES.map(kept), FORGOTTEN]) await drop(database, table);
}

/** Its files are gone when this resolves. */
const drop = (database: Database, table: string): Promise<void> =>
  database.command(`DROP TABLE IF EXISTS ${table} SYNC`);
