import type { Conversation } from '@credit-usage/sdk/contract';
import { normalize } from '@credit-usage/sdk/credits';
import { formatInstant } from '@credit-usage/sdk/time';
import { maySeeDetails, requiredForDetails } from '../auth/roles.js';
import type { Viewer } from '../auth/viewer.js';
import { loadNames, type Names } from '../names/names.js';
import type { Source } from '../names/source.js';
import type { Sight } from '../store/selection.js';
import { type ConversationFacts, conversationFacts, conversationKeyOf } from './records.js';
import type { ConversationUsage } from './rows.js';

/** Rows as the viewer sees them: with names, facts of the whole conversation, and whether the viewer may open its details. */
export async function describeConversations(
  source: Source,
  viewer: Viewer,
  rows: readonly ConversationUsage[],
  sight: Sight,
): Promise<Conversation[]> {
  const [facts, names] = await Promise.all([
    conversationFacts(source.database, rows, sight),
    loadNames(source, {
      organizations: [...new Set(rows.map((row) => row.organization_id))],
      agents: rows.map((row) => [row.organization_id, row.agent_id]),
    }),
  ]);
  return rows.map((row) => conversation(row, facts.get(conversationKeyOf(row)), names, viewer));
}

function conversation(
  row: ConversationUsage,
  facts: ConversationFacts | undefined,
  names: Names,
  viewer: Viewer,
): Conversation {
  const { organization_id: organizationId, agent_id: agentId } = row;
  const agent = names.agent(organizationId, agentId);
  const detailAccess = maySeeDetails(viewer, organizationId, agentId);
  return {
    organizationId,
    agentId,
    agentName: agent.name,
    agentState: agent.state,
    conversationId: row.conversation_id,
    title: facts?.title ?? null,
    credits: normalize(row.credits),
    messageCount: facts?.messageCount ?? null,
    startedAt: formatInstant(facts?.startedAt ?? row.last_activity_at),
    lastActivityAt: formatInstant(row.last_activity_at),
    detailAccess,
    ...(!detailAccess && {
      detailRequires: requiredForDetails(organizationId, agentId, {
        organization: (id) => names.organization(id).name,
        agent: () => agent.name,
      }),
    }),
  };
}
