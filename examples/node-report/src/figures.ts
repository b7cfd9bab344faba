import {
  type Conversation,
  type ConversationCredits,
  type ConversationPage,
  type CreditUsageClient,
  type UsageEntry,
  type UsageReport,
  verifyReport,
} from '@credit-usage/sdk';
import type { Options } from './arguments.ts';

/** One conversation with every step that cost credits. */
export interface Details {
  readonly conversation: Conversation;
  readonly credits: ConversationCredits;
  readonly entries: readonly UsageEntry[];
}

/** Everything that the report shows. */
export interface Figures {
  readonly report: UsageReport;
  readonly conversations: ConversationPage;
  /** The most expensive conversation; absent when there is none, or when the viewer may not open it. */
  readonly details?: Details;
}

const MOST_EXPENSIVE = 10;

export async function fetchFigures(client: CreditUsageClient, options: Options): Promise<Figures> {
  const { period, timezone, organizationId } = options;
  const filter = { period, timezone, organizationId };
  const [report, conversations] = await Promise.all([
    // No category is folded, so that one answer suffices for the bars, the shares and the file.
    client.usage.get({
      ...filter,
      top: 'all',
      compare: 'previous',
      ...(period === '12mo' && { bucket: 'week' as const }),
    }),
    client.conversations.list({ ...filter, sort: '-credits', limit: MOST_EXPENSIVE }),
  ]);
  const verified = verifyReport(report);
  if (!verified.ok) throw new Error(`The report does not add up: ${verified.difference.message}`);
  const [first] = conversations.data;
  if (!first?.detailAccess) return { report, conversations };
  return { report, conversations, details: await fetchDetails(client, first, { period, timezone }) };
}

/** The same range as the list, so that the entries add up to the row. */
async function fetchDetails(
  client: CreditUsageClient,
  conversation: Conversation,
  range: Pick<Options, 'period' | 'timezone'>,
): Promise<Details> {
  const { organizationId, agentId, conversationId } = conversation;
  const list = client.conversations.credits({
    organizationId,
    agentId,
    conversationId,
    ...range,
    limit: 100,
  });
  const entries: UsageEntry[] = [];
  for await (const entry of list.entries()) entries.push(entry);
  return { conversation, credits: await list, entries };
}
