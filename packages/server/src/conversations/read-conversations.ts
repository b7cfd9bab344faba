import type { ConversationPage } from '@credit-usage/sdk/contract';
import { normalize } from '@credit-usage/sdk/credits';
import { formatInstant } from '@credit-usage/sdk/time';
import type { Viewer } from '../auth/viewer.js';
import { bindingOf, type CursorCodec, rangeOf } from '../http/cursor.js';
import type { Moment } from '../http/moment.js';
import type { Database } from '../store/database.js';
import type { Selection } from '../store/selection.js';
import { judgeScope } from '../usage/scope.js';
import { describeConversations } from './describe.js';
import type { ConversationsQuery } from './query.js';
import { conversationRows, type Position, positionOf, unattributedCredits } from './rows.js';

/** Makes a page of a viewer's recent conversations. */
export async function readConversations(
  database: Database,
  cursors: CursorCodec,
  viewer: Viewer,
  query: ConversationsQuery,
  now: Moment,
): Promise<ConversationPage> {
  const binding = bindingOf(viewer.sub, 'conversations', { ...query.echo, limit: undefined });
  const pinned =
    query.cursor === undefined ? undefined : await cursors.decode(query.cursor, binding, now.clock);
  const at = pinned ?? now;
  const range = (pinned && rangeOf(pinned)) ?? query.time.range;
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
    data: await describeConversations(database, viewer, rows, at),
  };
}
