import type { Conversation, ConversationPage } from '@credit-usage/sdk/contract';
import { normalize } from '@credit-usage/sdk/credits';
import { type EpochMicros, formatInstant } from '@credit-usage/sdk/time';
import { maySeeDetails, requiredForDetails } from '../auth/roles.js';
import type { Viewer } from '../auth/viewer.js';
import { loadNames, type Names } from '../directory/names.js';
import { bindingOf, type CursorCodec } from '../http/cursor.js';
import type { Database } from '../store/database.js';
import type { Selection } from '../store/selection.js';
import { judgeScope } from '../usage/scope.js';
import type { ConversationsQuery } from './query.js';
import { type ConversationFacts, conversationFacts, conversationKeyOf } from './records.js';
import {
  type ConversationUsage,
  conversationRows,
  type Position,
  positionOf,
  unattributedCredits,
} from './rows.js';

/** Makes a page of a viewer's recent conversations. */
export async function readConversations(
  database: Database,
  cursors: CursorCodec,
  viewer: Viewer,
  query: ConversationsQuery,
  now: { readonly asOf: EpochMicros; readonly mark: EpochMicros; readonly clock: EpochMicros },
): Promise<ConversationPage> {
  const binding = bindingOf(viewer.sub, 'conversations', { ...query.echo, limit: undefined });
  const pinned =
    query.cursor === undefined ? undefined : await cursors.decode(query.cursor, binding, now.clock);
  const at = pinned ?? now;
  const range =
    pinned?.from !== undefined && pinned.to !== undefined
      ? { from: pinned.from, to: pinned.to }
      : query.time.range;
  const scope = await judgeScope(database, viewer, query);
  const selection: Selection = {
    organizations: scope.organizations,
    agentId: query.agentId,
    categories: query.categories,
    range,
    asOf: at.asOf,
    mark: at.mark,
  };
  const [found, unattributed] = await Promise.all([
    conversationRows(database, selection, {
      sort: query.sort,
      limit: query.limit,
      after: pinned?.position as Position | undefined,
    }),
    unattributedCredits(database, selection),
  ]);
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  const hasMore = found.length > rows.length && last !== undefined;
  const [facts, names] = await Promise.all([
    conversationFacts(database, rows, at),
    loadNames(database, {
      organizations: [...new Set(rows.map((row) => row.organization_id))],
      agents: rows.map((row) => [row.organization_id, row.agent_id]),
    }),
  ]);
  return {
    object: 'list',
    asOf: formatInstant(at.asOf),
    query: query.echo,
    range: { from: formatInstant(range.from), to: formatInstant(range.to) },
    scope: scope.answer,
    unattributed: normalize(unattributed),
    hasMore,
    nextCursor: hasMore
      ? await cursors.encode({
          binding,
          issuedAt: pinned?.issuedAt ?? now.clock,
          asOf: at.asOf,
          mark: at.mark,
          from: range.from,
          to: range.to,
          position: positionOf(last, query.sort),
        })
      : null,
    data: rows.map((row) => conversation(row, facts.get(conversationKeyOf(row)), names, viewer)),
  };
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
