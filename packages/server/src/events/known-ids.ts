import { keyOf, type UsageRow } from '../store/batch.js';
import type { Database } from '../store/database.js';

/** What the store already holds of these rows' ids: key to content hash. Unfolded rows say the same, and need not be folded first. */
export async function knownIds(database: Database, rows: readonly UsageRow[]): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  if (!rows.length) return known;
  const found = await database.select<{ organization_id: string; id: string; hash: string }>(
    `SELECT organization_id, id, toString(content_hash) AS hash
     FROM usage
     WHERE (organization_id, id) IN (SELECT arrayJoin(arrayZip({organizations:Array(String)}, {ids:Array(String)})))
     SETTINGS final = 0`,
    { organizations: rows.map((row) => row.organization_id), ids: rows.map((row) => row.id) },
  );
  for (const row of found) known.set(keyOf(row.organization_id, row.id), row.hash);
  return known;
}
