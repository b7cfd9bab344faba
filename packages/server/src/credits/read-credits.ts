import type { CategoryTotal, ConversationCredits } from '@credit-usage/sdk/contract';
import { abs, compare, normalize, sum } from '@credit-usage/sdk/credits';
import { type EpochMicros, formatInstant } from '@credit-usage/sdk/time';
import type { Viewer } from '../auth/viewer.js';
import { conversationFacts, conversationKeyOf } from '../conversations/records.js';
import { loadNames } from '../directory/names.js';
import { bindingOf, type CursorCodec } from '../http/cursor.js';
import { notFound } from '../http/problem-error.js';
import type { Database } from '../store/database.js';
import type { Selection } from '../store/selection.js';
import { judgeDetails } from './access.js';
import { categorySums, type EntryPosition, entryRows } from './entries.js';
import type { CreditsQuery } from './query.js';

/** Makes the credit details of one conversation. */
export async function readCredits(
  database: Database,
  cursors: CursorCodec,
  viewer: Viewer,
  conversation: { readonly agentId: string; readonly conversationId: string },
  query: CreditsQuery,
  now: { readonly asOf: EpochMicros; readonly mark: EpochMicros; readonly clock: EpochMicros },
): Promise<ConversationCredits> {
  const { agentId, conversationId } = conversation;
  const { time, organizationId, categories } = query;
  const binding = bindingOf(viewer.sub, 'credits', {
    agentId,
    conversationId,
    organizationId,
    categories,
    ...time?.echo,
  });
  const pinned =
    query.cursor === undefined ? undefined : await cursors.decode(query.cursor, binding, now.clock);
  const at = pinned ?? now;
  const payer = await judgeDetails(database, viewer, agentId, organizationId);
  const whole: Selection = { organizations: [payer], agentId, conversationId, asOf: at.asOf, mark: at.mark };
  const range =
    pinned?.from !== undefined && pinned.to !== undefined
      ? { from: pinned.from, to: pinned.to }
      : time?.range;
  const matched: Selection = { ...whole, categories, range };
  const key = { organization_id: payer, agent_id: agentId, conversation_id: conversationId };
  const [wholeSums, matchedSums, found, facts, names] = await Promise.all([
    categorySums(database, whole),
    range || categories ? categorySums(database, matched) : undefined,
    entryRows(database, matched, {
      limit: query.limit,
      after: pinned?.position as EntryPosition | undefined,
    }),
    conversationFacts(database, [key], at),
    loadNames(database, { agents: [[payer, agentId]] }),
  ]);
  const known = facts.get(conversationKeyOf(key));
  if (!known) throw notFound();

  const entries = found.slice(0, query.limit);
  const last = entries.at(-1);
  const hasMore = found.length > entries.length && last !== undefined;
  const usedLast = Math.max(...wholeSums.map((each) => each.last), known.lastActivityAt ?? 0);
  return {
    object: 'conversation_credits',
    asOf: formatInstant(at.asOf),
    conversation: {
      organizationId: payer,
      agentId,
      agentName: names.agent(payer, agentId).name,
      conversationId,
      title: known.title,
      messageCount: known.messageCount,
      startedAt: formatInstant(known.startedAt),
      lastActivityAt: formatInstant(usedLast),
    },
    ...totals(wholeSums),
    matched: { ...totals(matchedSums ?? wholeSums), categories: categoryTotals(matchedSums ?? wholeSums) },
    entries: entries.map((entry) => ({
      id: entry.id,
      time: formatInstant(entry.time),
      category: entry.category,
      description: entry.description,
      credits: normalize(entry.credits),
    })),
    hasMore,
    nextCursor: hasMore
      ? await cursors.encode({
          binding,
          issuedAt: pinned?.issuedAt ?? now.clock,
          asOf: at.asOf,
          mark: at.mark,
          ...(range && { from: range.from, to: range.to }),
          position: [last.time, last.id],
        })
      : null,
  };
}

type Sums = Awaited<ReturnType<typeof categorySums>>;

const totals = (sums: Sums) => ({
  total: sum(sums.map((each) => each.total)),
  entryCount: sums.reduce((count, each) => count + each.entries, 0),
});

function categoryTotals(sums: Sums): CategoryTotal[] {
  return sums
    .map(({ category, total }) => ({ id: category, label: category, total: normalize(total) }))
    .sort((a, b) => compare(abs(b.total), abs(a.total)) || (a.id < b.id ? -1 : 1));
}
