import { readText } from './read.js';

/**
 * Identifies a conversation.
 *
 * @public
 */
export interface CreditConversationKey {
  /** The organization that pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly agentId: string;
  /** The conversation, unique within the agent. */
  readonly conversationId: string;
}

/** Reads a key; undefined unless it is complete. */
export function readConversationKey(
  fields: Readonly<Partial<Record<keyof CreditConversationKey, unknown>>> | undefined,
): CreditConversationKey | undefined {
  const organizationId = readText(fields?.organizationId);
  const agentId = readText(fields?.agentId);
  const conversationId = readText(fields?.conversationId);
  return organizationId === undefined || agentId === undefined || conversationId === undefined
    ? undefined
    : { organizationId, agentId, conversationId };
}

/** Whether both keys are the same conversation. All ids count: an agent id is unique only in its organization, a conversation id only in its agent. */
export function isSameConversation(
  a: CreditConversationKey | undefined,
  b: CreditConversationKey | undefined,
): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.organizationId === b.organizationId &&
    a.agentId === b.agentId &&
    a.conversationId === b.conversationId
  );
}
