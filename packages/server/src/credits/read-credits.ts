import type { CategoryTotal, ConversationCredits } from '@credit-usage/sdk/contract';
import { normalize, sum } from '@credit-usage/sdk/credits';
import { formatInstant } from '@credit-usage/sdk/time';
import type { Viewer } from '../auth/viewer.js';
import { loadNames } from '../names/names.js';
import type { Source } from '../names/source.js';
import { bindingOf, type CursorCodec } from '../query/cursor.js';
import type { Moment } from '../query/moment.js';
import { Paging } from '../query/paging.js';
import { byText } from '../store/by-text.js';
import type { Selection } from '../store/selection.js';
import { bySize } from '../usage/order.js';
import { type CategorySum, categorySums, describeEntry, type EntryPosition, entryRows } from './entries.js';
import { type ConversationId, findConversation } from './find-conversation.js';
import type { CreditsQuery } from './query.js';

/** Makes the credit details of one conversation. */
export async function readCredits(
  source: Source,
  cursors: CursorCodec,
  viewer: Viewer,
  conversation: ConversationId,
  query: CreditsQuery,
  now: Moment,
): Promise<ConversationCredits> {
  const { database } = source;
  const { agentId, conversationId } = conversation;
  const { time, organizationId, categories } = query;
  const binding = bindingOf(viewer.sub, 'credits', {
    agentId,
    conversationId,
    organizationId,
    categories,
    ...time?.echo,
  });
  const paging = new Paging(cursors, binding, query.cursor, now);
  const { at, range = time?.range } = paging;
  const {
    organizationId: payer,
    facts,
    whole,
  } = await findConversation(source, viewer, conversation, organizationId, at);
  const matched: Selection = { ...whole, categories, range };
  const [wholeSums, matchedSums, found, names] = await Promise.all([
    categorySums(database, whole),
    range || categories ? categorySums(database, matched) : undefined,
    entryRows(database, matched, {
      limit: query.limit,
      after: paging.position as EntryPosition | undefined,
    }),
    loadNames(source, { agents: [[payer, agentId]] }),
  ]);

  const { rows, ...way } = paging.cut(found, query.limit, ({ time, id }) => [time, id], range);
  const usedLast = Math.max(...wholeSums.map((each) => each.last), facts.lastActivityAt ?? 0);
  return {
    object: 'conversation_credits',
    asOf: formatInstant(at.asOf),
    conversation: {
      organizationId: payer,
      agentId,
      agentName: names.agent(payer, agentId).name,
      conversationId,
      title: facts.title,
      messageCount: facts.messageCount,
      startedAt: formatInstant(facts.startedAt),
      lastActivityAt: formatInstant(usedLast),
    },
    ...totals(wholeSums),
    matched: { ...totals(matchedSums ?? wholeSums), categories: categoryTotals(matchedSums ?? wholeSums) },
    entries: rows.map(describeEntry),
    ...way,
  };
}

const totals = (sums: readonly CategorySum[]) => ({
  total: sum(sums.map((each) => each.total)),
  entryCount: sums.reduce((count, each) => count + each.entries, 0),
});

function categoryTotals(sums: readonly CategorySum[]): CategoryTotal[] {
  return sums
    .map(({ category, total }) => ({ id: category, label: category, total: normalize(total) }))
    .sort((a, b) => bySize(a, b) || byText(a.id, b.id));
}
