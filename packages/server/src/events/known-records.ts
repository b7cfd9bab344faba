import type { AgentRow, ConversationRow, NamedRecord, OrganizationRow } from '../store/batch.js';
import { keyOf } from '../store/batch.js';
import {
  CONVERSATION_RECORDS,
  type ConversationRecord,
  conversationLists,
} from '../store/conversation-records.js';
import type { Database } from '../store/database.js';

/** A record that folds by its greatest value, the time first. */
type Folded = NamedRecord | ConversationRow['record'];

/** The order in which records of one key win: field by field, as the store compares tuples. */
export function isNewer(record: Folded, known: Folded | undefined): boolean {
  if (!known) return true;
  const mine = Object.values(record) as (string | number)[];
  const theirs = Object.values(known) as (string | number)[];
  for (const [index, value] of mine.entries()) {
    const other = theirs[index] as string | number;
    if (value === other) continue;
    return typeof value === 'number'
      ? value > (other as number)
      : Buffer.compare(Buffer.from(value), Buffer.from(other as string)) > 0;
  }
  return false;
}

const NAMED =
  'toUnixTimestamp64Micro(record.updated_at) AS updated_at, record.name AS name, record.state AS state';

export async function knownAgents(
  database: Database,
  rows: readonly AgentRow[],
): Promise<Map<string, NamedRecord>> {
  if (!rows.length) return new Map();
  const found = await database.select<{ organization_id: string; agent_id: string } & NamedRecord>(
    `SELECT organization_id, agent_id, ${NAMED} FROM (
       SELECT organization_id, agent_id, max(record) AS record FROM agents
       WHERE (organization_id, agent_id) IN (SELECT arrayJoin(arrayZip({organizations:Array(String)}, {agents:Array(String)})))
       GROUP BY organization_id, agent_id)`,
    { organizations: rows.map((row) => row.organization_id), agents: rows.map((row) => row.agent_id) },
  );
  return new Map(found.map((row) => [keyOf(row.organization_id, row.agent_id), pick(row)]));
}

export async function knownOrganizations(
  database: Database,
  rows: readonly OrganizationRow[],
): Promise<Map<string, NamedRecord>> {
  if (!rows.length) return new Map();
  const found = await database.select<{ organization_id: string } & NamedRecord>(
    `SELECT organization_id, ${NAMED} FROM (
       SELECT organization_id, max(record) AS record FROM organizations
       WHERE organization_id IN {organizations:Array(String)} GROUP BY organization_id)`,
    { organizations: rows.map((row) => row.organization_id) },
  );
  return new Map(found.map((row) => [keyOf(row.organization_id), pick(row)]));
}

export async function knownConversations(
  database: Database,
  rows: readonly ConversationRow[],
): Promise<Map<string, ConversationRow['record']>> {
  if (!rows.length) return new Map();
  const found = await database.select<ConversationRecord>(CONVERSATION_RECORDS, conversationLists(rows));
  return new Map(
    found.map(({ organization_id, agent_id, conversation_id, ...record }) => [
      keyOf(organization_id, agent_id, conversation_id),
      record,
    ]),
  );
}

// A key that is only known from usage has a record of zeros, which loses against any other, since names are never empty.
function pick({ updated_at, name, state }: NamedRecord): NamedRecord {
  return { updated_at, name, state };
}
