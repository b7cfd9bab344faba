import { readText } from './read.js';

/**
 * Which conversation.
 *
 * @public
 */
export interface CreditConversationKey {
  /** Who pays. */
  readonly organizationId: string;
  /** The agent, unique within the organization. */
  readonly agentId: string;
  /** The conversation, unique within the agent. */
  readonly conversationId: string;
}

/** Which conversation something is about, as far as it says so completely. */
export function readConversationKey(
  fields: Readonly<Record<string, unknown>> | undefined,
): CreditConversationKey | undefined {
  const organizationId = readText(fields?.organizationId);
  const agentId = readText(fields?.agentId);
  const conversationId = readText(fields?.conversationId);
  return organizationId === undefined || agentId === undefined || conversationId === undefined
    ? undefined
    : { organizationId, agentId, conversationId };
}

/** Whether two keys are of one conversation: each id is unique only within the one before. */
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
