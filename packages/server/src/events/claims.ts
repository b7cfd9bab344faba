import { randomUUID } from 'node:crypto';
import { keyOf, type UsageRow } from '../store/batch.js';
import type { Database } from '../store/database.js';

/**
 * How long a claim counts. By then its server has long written the rows or given up: each of the few statements in between ends within
 * the client's time limit.
 */
export const CLAIM_SECONDS = 600;

/** How several servers that write to the same store keep out of each other's way. */
export interface Claim {
  /** Whether another server is about to write something else under the id of this row. */
  contested(row: UsageRow): boolean;
  /** Releases the claims of these rows, which will not be written. */
  release(rows: readonly UsageRow[]): Promise<void>;
}

/** Looks for the claims of others, once ours are there. */
export type ClaimsOfOthers = () => Promise<Claim>;

/**
 * Claims the ids of these rows, in a store that other servers write to as well. A server claims ids before it looks up known ids, so of two
 * servers that write one id at the same moment, at least one sees the claim of the other. With the same content, both go on, and the table
 * folds their rows into one. With different content, a server that sees the other's claim gives up before it has written anything.
 */
export async function claimIds(database: Database, rows: readonly UsageRow[]): Promise<ClaimsOfOthers> {
  const claim = randomUUID();
  const insert = (claimed: readonly UsageRow[], released: 0 | 1): Promise<void> =>
    database.insert(
      'claims',
      claimed.map(({ organization_id, id, content_hash }) => ({
        organization_id,
        id,
        content_hash,
        claim,
        released,
      })),
    );
  if (rows.length) await insert(rows, 0);
  return async () => {
    const others = await claimsBeside(database, claim, rows);
    return {
      contested: (row) =>
        others.get(keyOf(row.organization_id, row.id))?.some((hash) => hash !== row.content_hash) ?? false,
      release: async (released) => {
        if (released.length) await insert(released, 1);
      },
    };
  };
}

/** The contents that others claim these ids for. */
async function claimsBeside(
  database: Database,
  claim: string,
  rows: readonly UsageRow[],
): Promise<Map<string, readonly string[]>> {
  if (!rows.length) return new Map();
  const found = await database.select<{ organization_id: string; id: string; hashes: string[] }>(
    `SELECT organization_id, id, groupUniqArray(toString(content_hash)) AS hashes
     FROM (
       SELECT organization_id, id, content_hash, claim
       FROM claims
       WHERE (organization_id, id) IN (SELECT arrayJoin(arrayZip({organizations:Array(String)}, {ids:Array(String)})))
         AND claim != {claim:UUID} AND claimed_at > now() - {seconds:UInt32}
       GROUP BY organization_id, id, content_hash, claim
       HAVING max(released) = 0)
     GROUP BY organization_id, id`,
    {
      claim,
      seconds: CLAIM_SECONDS,
      organizations: rows.map((row) => row.organization_id),
      ids: rows.map((row) => row.id),
    },
  );
  return new Map(found.map((row) => [keyOf(row.organization_id, row.id), row.hashes]));
}
