import type { EpochMicros } from '@credit-usage/sdk/time';
import { keyOf } from '../store/batch.js';
import type { Reader } from '../store/reader.js';
import type { Sight } from '../store/selection.js';

/** What conversation records and usage say of a conversation as a whole. */
export interface ConversationFacts {
  readonly title: string | null;
  readonly messageCount: number | null;
  readonly startedAt: EpochMicros;
  /** From the record; undefined where there is none. */
  readonly lastActivityAt?: EpochMicros;
}

/** A conversation's key. */
export interface ConversationKey {
  readonly organization_id: string;
  readonly agent_id: string;
  readonly conversation_id: string;
}

export const conversationKeyOf = (key: ConversationKey): string =>
  keyOf(key.organization_id, key.agent_id, key.conversation_id);

const KEYS =
  '(SELECT arrayJoin(arrayZip({organizations:Array(String)}, {agents:Array(String)}, {conversations:Array(String)})))';

/**
 * The facts of these conversations: from the newest record; where there is none, the start is that of the first usage, and title and
 * message count are not known.
 */
export async function conversationFacts(
  database: Reader,
  keys: readonly ConversationKey[],
  sight: Sight,
): Promise<Map<string, ConversationFacts>> {
  if (!keys.length) return new Map();
  const facts = await recorded(database, keys);
  const unrecorded = keys.filter((key) => !facts.has(conversationKeyOf(key)));
  if (!unrecorded.length) return facts;
  const rows = await database.read<ConversationKey & { started_at: EpochMicros }>(
    organizationsOf(unrecorded),
    `SELECT organization_id, agent_id, conversation_id, toUnixTimestamp64Micro(min(time)) AS started_at
     FROM usage
     WHERE organization_id IN {organizations:Array(String)} AND conversation_id IN {conversations:Array(String)}
       AND (organization_id, agent_id, conversation_id) IN ${KEYS}
       AND time <= fromUnixTimestamp64Micro({as_of:Int64}) AND received_at <= fromUnixTimestamp64Micro({mark:Int64})
     GROUP BY organization_id, agent_id, conversation_id`,
    { ...listsOf(unrecorded), as_of: sight.asOf, mark: sight.mark },
  );
  for (const row of rows)
    facts.set(conversationKeyOf(row), { title: null, messageCount: null, startedAt: row.started_at });
  return facts;
}

async function recorded(
  database: Reader,
  keys: readonly ConversationKey[],
): Promise<Map<string, ConversationFacts>> {
  const rows = await database.read<
    ConversationKey & {
      message_count: number;
      started_at: number;
      last_activity_at: number;
      has_title: number;
      title: string;
    }
  >(
    organizationsOf(keys),
    `SELECT organization_id, agent_id, conversation_id, record.message_count AS message_count,
       toUnixTimestamp64Micro(record.started_at) AS started_at,
       toUnixTimestamp64Micro(record.last_activity_at) AS last_activity_at,
       record.has_title AS has_title, record.title AS title
     FROM (
       SELECT organization_id, agent_id, conversation_id, max(record) AS record FROM conversations
       WHERE (organization_id, agent_id, conversation_id) IN ${KEYS}
       GROUP BY organization_id, agent_id, conversation_id)`,
    listsOf(keys),
  );
  return new Map(
    rows.map((row) => [
      conversationKeyOf(row),
      {
        title: row.has_title ? row.title : null,
        messageCount: row.message_count,
        startedAt: row.started_at,
        lastActivityAt: row.last_activity_at,
      },
    ]),
  );
}

const organizationsOf = (keys: readonly ConversationKey[]): readonly string[] => [
  ...new Set(keys.map((key) => key.organization_id)),
];

const listsOf = (keys: readonly ConversationKey[]) => ({
  organizations: keys.map((key) => key.organization_id),
  agents: keys.map((key) => key.agent_id),
  conversations: keys.map((key) => key.conversation_id),
});
