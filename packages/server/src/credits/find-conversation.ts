import type { Viewer } from '../auth/viewer.js';
import { type ConversationFacts, conversationFacts, conversationKeyOf } from '../conversations/records.js';
import type { Source } from '../names/source.js';
import { notFound } from '../problems/problem-error.js';
import type { Selection, Sight } from '../store/selection.js';
import { judgeDetails } from './access.js';

/** A conversation as named in the path. */
export interface ConversationId {
  readonly agentId: string;
  readonly conversationId: string;
}

/** A conversation that the viewer may open. */
export interface FoundConversation {
  readonly organizationId: string;
  readonly facts: ConversationFacts;
  /** All of its usage. */
  readonly whole: Selection;
}

/**
 * Finds a conversation for a viewer: first the role, then the conversation.
 *
 * @throws ProblemError `not_found`, `role_required`, `invalid_parameter` when several organizations have the agent
 */
export async function findConversation(
  source: Source,
  viewer: Viewer,
  { agentId, conversationId }: ConversationId,
  organizationId: string | undefined,
  at: Sight,
): Promise<FoundConversation> {
  const payer = await judgeDetails(source, viewer, agentId, organizationId);
  const sight = source.database.settle([payer], at);
  const key = { organization_id: payer, agent_id: agentId, conversation_id: conversationId };
  const facts = (await conversationFacts(source.database, [key], sight)).get(conversationKeyOf(key));
  if (!facts) throw notFound();
  return {
    organizationId: payer,
    facts,
    whole: { organizations: [payer], agentId, conversationId, ...sight },
  };
}
