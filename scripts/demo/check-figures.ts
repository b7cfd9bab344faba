import {
  type Conversation,
  type ConversationCredits,
  CreditUsageClient,
  credits,
  type UsageBucket,
  type UsageEntry,
  type UsageReport,
  verifyReport,
} from '@credit-usage/sdk';
import { expectEqual, expectThat } from './expect.ts';
import type { Demo } from './start.ts';

/** The API's figures, read with the SDK, with which everything else is compared. */
export interface ApiFigures {
  readonly report: UsageReport;
  readonly conversations: readonly Conversation[];
  readonly details: ConversationCredits;
  readonly entries: readonly UsageEntry[];
  readonly spike: SpikeFigures;
}

/** The end of the story: one bar, and one category of it. */
export interface SpikeFigures {
  readonly bar: UsageBucket;
  /** The most expensive conversation of that bar. */
  readonly dearest: Conversation;
  readonly category: string;
  /** The last 30 days of that category alone. */
  readonly report: UsageReport;
  /** The details of that conversation, for that bar and category. */
  readonly details: ConversationCredits;
}

/** The category that the story ends with. */
const CATEGORY = 'WebSearch';

const total = (parts: readonly { readonly credits: string }[]): string =>
  credits.sum(parts.map((part) => part.credits));

/** Reads everything of the last 30 days, and checks that the parts add up to the whole, to the last decimal. */
export async function readFigures({ api, timezone }: Demo): Promise<ApiFigures> {
  const { token } = await api.mintToken();
  const client = new CreditUsageClient({ baseUrl: api.url, token });
  const filter = { period: '30d', timezone } as const;
  const report = await client.usage.get({ ...filter, top: 'all', compare: 'previous' });
  const verified = verifyReport(report);
  expectThat('report', verified.ok, verified.ok ? '' : verified.difference.message);

  const list = client.conversations.list({ ...filter, sort: '-credits', limit: 100 });
  const conversations: Conversation[] = [];
  for await (const row of list) conversations.push(row);
  const { unattributed } = await list;
  expectEqual(
    'conversations and what belongs to none',
    credits.add(total(conversations), unattributed),
    report.total,
  );

  const [dearest] = conversations;
  if (!dearest) throw new Error('There is no conversation');
  const { organizationId, agentId, conversationId } = dearest;
  const answer = client.conversations.credits({
    ...filter,
    organizationId,
    agentId,
    conversationId,
    limit: 100,
  });
  const entries: UsageEntry[] = [];
  for await (const entry of answer.entries()) entries.push(entry);
  const details = await answer;
  expectEqual('the dearest conversation’s details', details.matched.total, dearest.credits);
  expectEqual('the entries of the details', total(entries), details.matched.total);
  const spike = await readSpike(client, report, timezone);
  return { report, conversations, details, entries, spike };
}

async function readSpike(
  client: CreditUsageClient,
  report: UsageReport,
  timezone: string,
): Promise<SpikeFigures> {
  const bar = report.buckets.find(({ date }) => date === report.summary.peakDay?.date);
  if (!bar) throw new Error('There is no peak');
  const range = { from: bar.start, to: bar.end, timezone } as const;
  const { data } = await client.conversations.list({ ...range, sort: '-credits', limit: 1 });
  const [dearest] = data;
  if (!dearest) throw new Error('There is no conversation at the peak');
  const { organizationId, agentId, conversationId } = dearest;
  const categories = [CATEGORY];
  const details = await client.conversations.credits({
    ...range,
    categories,
    organizationId,
    agentId,
    conversationId,
  });
  const ofCategory = await client.usage.get({ period: '30d', timezone, categories, compare: 'previous' });
  return { bar, dearest, category: CATEGORY, report: ofCategory, details };
}

/** Checks that the story can be found: a Tuesday, one category, one conversation, hundreds of steps. */
export function checkStory({ report, conversations, entries }: ApiFigures): void {
  const { peakDay, averageDaily } = report.summary;
  const weekday = peakDay && new Date(`${peakDay.date}T00:00:00Z`).getUTCDay();
  expectEqual('the weekday of the peak', String(weekday), '2');
  expectThat(
    'the peak',
    credits.toNumber(peakDay?.total ?? '0') > 4 * credits.toNumber(averageDaily ?? '0'),
    `${peakDay?.total} is not far above the average of ${averageDaily}`,
  );
  const [first, second] = conversations;
  expectThat(
    'the dearest conversation',
    credits.toNumber(first?.credits ?? '0') > 5 * credits.toNumber(second?.credits ?? '0'),
    `${first?.credits} is not far above the next one’s ${second?.credits}`,
  );
  const calls = entries.filter(({ category }) => category === 'LLM').length;
  expectThat('the dearest conversation', calls > 300, `has ${calls} LLM steps`);
}
