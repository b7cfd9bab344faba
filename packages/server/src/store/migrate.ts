import type { Database } from './database.js';
import { MIGRATIONS } from './tables.js';

/** The store is newer than this program. */
export class SchemaTooNewError extends Error {
  override readonly name = 'SchemaTooNewError';
}

/** Brings the tables to this program's version, one step at a time. Running it again changes nothing. */
export async function migrate(database: Database): Promise<void> {
  await database.command(
    `CREATE TABLE IF NOT EXISTS migrations (version UInt32, applied_at DateTime64(6, 'UTC'))
     ENGINE = MergeTree ORDER BY version SETTINGS fsync_after_insert = 1, fsync_part_directory = 1`,
  );
  const rows = await database.select<{ version: number }>('SELECT max(version) AS version FROM migrations');
  const current = rows[0]?.version ?? 0;
  if (current > MIGRATIONS.length) {
    throw new SchemaTooNewError(
      `This store has schema version ${current}, this program knows ${MIGRATIONS.length}. Update @credit-usage/server.`,
    );
  }
  for (const [index, statements] of MIGRATIONS.entries()) {
    if (index < current) continue;
    // A step that was cut off half-way is done again, so every statement must bear that.
    for (const statement of statements)
      await database.command(statement.replace('CREATE TABLE ', 'CREATE TABLE IF NOT EXISTS '));
    await database.insert('migrations', [{ version: index + 1, applied_at: Date.now() * 1000 }]);
  }
}
