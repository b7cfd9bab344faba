import type { EpochMicros } from '@credit-usage/sdk/time';
import { keyOf } from '../store/batch.js';
import {
  CONVERSATION_KEYS,
  CONVERSATION_RECORDS,
  type ConversationKey,
  type ConversationRecord,
  conversationLists,
} from '../store/conversation-records.js';
import type { Reader } from '../store/reader.js';
import type { Sight } from '../store/selection.js';

/** What conversation records and usage say about a conversation as a whole. */
export interface ConversationFacts {
  readonly title: string | null;
  readonly messageCount: number | null;
  readonly startedAt: EpochMicros;
  /** From the record; undefined where there is none. */
  readonly lastActivityAt?: EpochMicros;
}

export const conversationKeyOf = (key: ConversationKey): string =>
  keyOf(key.organization_id, key.agent_id, key.conversation_id);

/**
 * The facts of these conversations, from the newest record of each. Without a record, the start is that of the first usage, and title and
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
       AND (organization_id, agent_id, conversation_id) IN ${CONVERSATION_KEYS}
       AND time <= fromUnixTimestamp64Micro({as_of:Int64}) AND received_at <= fromUnixTimestamp64Micro({mark:Int64})
     GROUP BY organization_id, agent_id, conversation_id`,
    { ...conversationLists(unrecorded), as_of: sight.asOf, mark: sight.mark },
  );
  for (const row of rows)
    facts.set(conversationKeyOf(row), { title: null, messageCount: null, startedAt: row.started_at });
  return facts;
}

async function recorded(
  database: Reader,
  keys: readonly ConversationKey[],
): Promise<Map<string, ConversationFacts>> {
  const rows = await database.read<ConversationRecord>(
    organizationsOf(keys),
    CONVERSATION_RECORDS,
    conversationLists(keys),
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
