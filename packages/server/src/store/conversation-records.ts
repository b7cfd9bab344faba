import type { ConversationRow } from './batch.js';

/** A conversation's key. */
export interface ConversationKey {
  readonly organization_id: string;
  readonly agent_id: string;
  readonly conversation_id: string;
}

/** The parameters of `CONVERSATION_KEYS`. */
export const conversationLists = (keys: readonly ConversationKey[]) => ({
  organizations: keys.map((key) => key.organization_id),
  agents: keys.map((key) => key.agent_id),
  conversations: keys.map((key) => key.conversation_id),
});

/** Several conversations, for `(organization_id, agent_id, conversation_id) IN …`. */
export const CONVERSATION_KEYS =
  '(SELECT arrayJoin(arrayZip({organizations:Array(String)}, {agents:Array(String)}, {conversations:Array(String)})))';

/** A row of `CONVERSATION_RECORDS`. */
export type ConversationRecord = ConversationKey & ConversationRow['record'];

/** The newest record of each of several conversations. Its fields stand in the order in which records are compared. */
export const CONVERSATION_RECORDS = `SELECT organization_id, agent_id, conversation_id,
    toUnixTimestamp64Micro(record.updated_at) AS updated_at,
    toUnixTimestamp64Micro(record.last_activity_at) AS last_activity_at,
    record.message_count AS message_count, toUnixTimestamp64Micro(record.started_at) AS started_at,
    record.has_title AS has_title, record.title AS title
  FROM (
    SELECT organization_id, agent_id, conversation_id, max(record) AS record FROM conversations
    WHERE (organization_id, agent_id, conversation_id) IN ${CONVERSATION_KEYS}
    GROUP BY organization_id, agent_id, conversation_id)`;
