import type { ConversationPage } from '@credit-usage/sdk/contract';
import { normalize } from '@credit-usage/sdk/credits';
import { formatInstant } from '@credit-usage/sdk/time';
import { judgeSelection } from '../auth/scope.js';
import type { Viewer } from '../auth/viewer.js';
import type { Source } from '../names/source.js';
import { bindingOf, type CursorCodec } from '../query/cursor.js';
import type { Moment } from '../query/moment.js';
import { Paging } from '../query/paging.js';
import type { Sight } from '../store/selection.js';
import { describeConversations } from './describe.js';
import type { ConversationsQuery } from './query.js';
import { conversationRows, type Position, positionOf, unattributedCredits } from './rows.js';

/** Makes a page of a viewer's recent conversations, and says what counts in all of its list. */
export async function readConversations(
  source: Source,
  cursors: CursorCodec,
  viewer: Viewer,
  query: ConversationsQuery,
  now: Moment,
): Promise<{ readonly page: ConversationPage; readonly sight: Sight }> {
  const binding = bindingOf(viewer.sub, 'conversations', { ...query.echo, limit: undefined });
  const paging = new Paging(cursors, binding, query.cursor, now);
  const { at, range = query.time.range } = paging;
  const { selection, scope } = await judgeSelection(source, viewer, query, range, at);
  const [found, unattributed] = await Promise.all([
    conversationRows(source.database, selection, {
      sort: query.sort,
      limit: query.limit,
      after: paging.position as Position | undefined,
    }),
    unattributedCredits(source.database, selection),
  ]);
  const { rows, ...way } = paging.cut(found, query.limit, (row) => positionOf(row, query.sort), range);
  const page: ConversationPage = {
    object: 'list',
    asOf: formatInstant(at.asOf),
    query: query.echo,
    range: { from: formatInstant(range.from), to: formatInstant(range.to) },
    scope,
    unattributed: normalize(unattributed),
    ...way,
    data: await describeConversations(source, viewer, rows, selection),
  };
  return { page, sight: selection };
}
