import type { Database } from './database.js';
import type { Layout } from './layout.js';
import type { Opening } from './opening.js';

/**
 * The store was changed by a newer version of this package.
 *
 * @public
 */
export class SchemaTooNewError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'SchemaTooNewError';
}

/**
 * The tables of the store were made by another program, by an earlier version, or with another `cluster`.
 *
 * @public
 */
export class SchemaDiffersError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'SchemaDiffersError';
}

const VERSIONS = `CREATE TABLE migrations (version UInt32, applied_at DateTime64(6, 'UTC'))
  ENGINE = MergeTree ORDER BY version SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`;

/**
 * Brings the tables to this program's version, one step at a time. Running it again changes nothing.
 *
 * @throws SchemaTooNewError, SchemaDiffersError, or the reason of the signal, between two statements
 */
export async function migrate(
  database: Database,
  layout: Layout,
  { onProgress, stop }: Pick<Opening, 'onProgress' | 'stop'> = {},
): Promise<void> {
  const name = await checkTables(database, layout);
  // A step that was interrupted is run again, so every statement must be repeatable.
  const run = async (statement: string): Promise<void> => {
    for (const each of layout.rendered(statement, name))
      await database.command(each.replace('CREATE TABLE ', 'CREATE TABLE IF NOT EXISTS '));
  };
  await run(VERSIONS);
  const rows = await database.select<{ version: number }>('SELECT max(version) AS version FROM migrations');
  const current = rows[0]?.version ?? 0;
  if (current > layout.steps.length) {
    throw new SchemaTooNewError(
      `This store has schema version ${current}, but this program only knows versions up to ${layout.steps.length}. Update @credit-usage/server.`,
    );
  }
  if (current > 0 && current < layout.steps.length)
    onProgress?.(`Updating the tables from version ${current} to ${layout.steps.length} …`);
  for (const [index, statements] of layout.steps.entries()) {
    if (index < current) continue;
    for (const statement of statements) {
      stop?.throwIfAborted();
      await run(statement);
    }
    await database.insert('migrations', [{ version: index + 1, applied_at: Date.now() * 1000 }]);
  }
}

/** Returns the name of the database. @throws SchemaDiffersError when its tables do not have the engine of this layout */
async function checkTables(database: Database, layout: Layout): Promise<string> {
  const [found] = await database.select<{ name: string; engines: string[] }>(
    `SELECT currentDatabase() AS name, groupArray(engine) AS engines
     FROM system.tables WHERE database = currentDatabase() AND name = 'usage'`,
  );
  const engine = found?.engines[0];
  if (engine !== undefined && !layout.usageEngine.test(engine))
    throw new SchemaDiffersError(
      `The table usage of this database is a ${engine}: it was made by another program, by an earlier version, or with another CLICKHOUSE_CLUSTER. Name an empty database, and import what was recorded into it.`,
    );
  return found?.name ?? 'default';
}
