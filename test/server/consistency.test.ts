import type {
  ConversationCredits,
  ConversationPage,
  EventRecord,
  UsageReport,
} from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decimal, sumOf } from '../support/exact.ts';
import { effort, Random, seedOfRun } from '../support/random.ts';
import { startServer, type TestServer } from '../support/usage-server.ts';
import { instantOf } from './consistency/calendar.ts';
import { expectPrevious, expectReport, expectSums } from './consistency/expect-report.ts';
import { creditsOf, selectUsage } from './consistency/model.ts';
import { draw, type Question, queryOf, question, usageQuestion } from './consistency/questions.ts';
import { rowsOf, type Sort } from './consistency/rows.ts';
import { makeWorld, ORGANIZATIONS, recordsOf, type World } from './consistency/world.ts';
import { pathOf } from './isolation/asking.ts';

const seed = seedOfRun();
const random = new Random(seed);
const world = makeWorld(random, 3000);

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-25T00:00:00Z' });
  await server.write(recordsOf(random, world));
  token = await server.token({
    organizations: ORGANIZATIONS.map((id) => ({ id, roles: ['Billing', 'Owner'] })),
  });
});
afterAll(() => server?.close());

/** Sets the clock to a scene, and asks some questions at once. */
async function ask<Asked>(
  count: number,
  make: (scene: { zone: string; now: number }) => Asked,
  check: (asked: Asked, asOf: number) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < effort(count); round++) {
    const scene = draw(random, world);
    server.setNow(instantOf(scene.now));
    const questions = Array.from({ length: 4 }, () => make(scene));
    await Promise.all(
      questions.map((asked) =>
        check(asked, scene.now).catch((error: Error) => {
          throw new Error(`${error.message}\nat ${instantOf(scene.now)}, ${JSON.stringify(asked)}`, {
            cause: error,
          });
        }),
      ),
    );
  }
}

describe(`sums, CREDIT_USAGE_SEED=${seed}`, { timeout: effort(120_000) }, () => {
  it('a report agrees with itself and with the records', async () => {
    await ask(
      18,
      (scene) => usageQuestion(random, world, scene),
      async (asked, asOf) => {
        const { bucket, groupBy, top, compare } = asked;
        const query = {
          ...queryOf(asked),
          groupBy,
          top: String(top),
          ...(bucket && { bucket }),
          ...(compare && { compare: 'previous' }),
        };
        const response = await server.get(pathOf('/v1/usage', query), token);
        const report = (await response.json()) as UsageReport;
        if (!hasAgent(world, asked)) {
          expect(response.status).toBe(404);
          return;
        }
        expect(response.status, JSON.stringify(report)).toBe(200);
        expectSums(report);
        expectReport(world, report, asked, asOf);
        if (compare) expectPrevious(world, report, asked, asOf);
      },
    );
  });

  it('conversations and what belongs to none add up to the report', async () => {
    await ask(
      8,
      (scene) => ({
        ...question(random, world, scene),
        sort: random.pick<Sort>(['-lastActivityAt', '-credits']),
        limit: random.pick([1, 7, 25, 100]),
      }),
      async ({ sort, limit, ...asked }, asOf) => {
        if (!hasAgent(world, asked)) return;
        const usage = selectUsage(world, asked, asOf);
        const query = { ...queryOf(asked), sort, limit: String(limit) };
        const expected = rowsOf(world, usage, asOf, sort);
        // Some pages prove as much as hundreds of pages of one row.
        const most = Math.min(expected.length, limit * 8);
        const { rows, unattributed } = await pages(query, most);
        expect(rows).toEqual(expected.slice(0, rows.length));
        expect(rows.length).toBeGreaterThanOrEqual(most);
        expect(sumOf([unattributed, ...expected.map(({ credits }) => credits)])).toBe(
          decimal(creditsOf(usage)),
        );
        // Evenly spread rows, not random ones: with tasks in parallel, random choices could not be repeated from the seed.
        for (const row of rows.filter((_, index) => index % Math.ceil(rows.length / 4) === 0))
          expect((await details(row, asked)).matched.total).toBe(row.credits);
      },
    );
  });

  it('credit details are the records, page by page', async () => {
    await ask(
      6,
      (scene) => question(random, world, scene),
      async ({ agentId: _, ...asked }, asOf) => {
        const usage = selectUsage(world, asked, asOf).filter(({ conversation }) => conversation !== null);
        const one = usage[0];
        if (!one) return;
        const inOne = (each: typeof one) =>
          each.organization === one.organization &&
          each.agent === one.agent &&
          each.conversation === one.conversation;
        const whole = selectUsage(world, {}, asOf).filter(inOne);
        const matched = usage.filter(inOne);
        const row = {
          organizationId: one.organization,
          agentId: one.agent,
          conversationId: one.conversation as string,
        };
        const entries = [];
        let page: ConversationCredits;
        let cursor: string | null = null;
        do {
          page = await details(row, asked, { limit: '3', ...(cursor !== null && { cursor }) });
          expect([page.total, page.entryCount]).toEqual([decimal(creditsOf(whole)), whole.length]);
          expect([page.matched.total, page.matched.entryCount]).toEqual([
            decimal(creditsOf(matched)),
            matched.length,
          ]);
          expect(sumOf(page.matched.categories.map((each) => each.total))).toBe(page.matched.total);
          entries.push(...page.entries);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(entries.map(({ id, time, category, credits }) => ({ id, time, category, credits }))).toEqual(
          matched
            .toSorted((a, b) => a.time - b.time || Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)))
            .map((each) => ({
              id: each.id,
              time: instantOf(each.time),
              category: each.category,
              credits: decimal(each.credits),
            })),
        );
      },
    );
  });

  it('later pages hold what the first one saw, whatever comes in between', async () => {
    server.setNow('2026-11-25T00:00:00Z');
    const asOf = Date.parse('2026-11-25T00:00:00Z') * 1000;
    const range = { from: asOf - 700 * 86_400_000_000, to: asOf };
    const query = { from: instantOf(range.from), to: instantOf(range.to), limit: '60' };
    for (const sort of ['-lastActivityAt', '-credits'] as const) {
      const expected = rowsOf(world, selectUsage(world, { range }, asOf), asOf, sort);
      let count = 0;
      const { rows, unattributed } = await pages({ ...query, sort }, expected.length, async () => {
        await server.write(disturbance(`${sort}-${count++}`, expected));
      });
      expect(rows).toEqual(expected);
      expect(unattributed).toBe(
        decimal(
          creditsOf(selectUsage(world, { range }, asOf).filter(({ conversation }) => conversation === null)),
        ),
      );
      world.usage.push(...added.splice(0));
    }
  });
});

const hasAgent = ({ usage, agents }: World, { agentId, organizationId }: Question): boolean =>
  agentId === undefined ||
  [...usage, ...agents].some(
    (each) => each.agent === agentId && (organizationId ?? each.organization) === each.organization,
  );

/** Pages until there are enough rows. */
async function pages(
  query: Readonly<Record<string, string | readonly string[]>>,
  most: number,
  between?: () => Promise<void>,
) {
  const rows: ConversationPage['data'][number][] = [];
  let page: ConversationPage;
  let cursor: string | null = null;
  do {
    const path = pathOf('/v1/conversations', { ...query, ...(cursor !== null && { cursor }) });
    page = await server.json<ConversationPage>(path, token);
    rows.push(...page.data);
    expect(page.hasMore).toBe(page.nextCursor !== null);
    cursor = page.nextCursor;
    if (cursor !== null) await between?.();
  } while (cursor !== null && rows.length < most);
  return { rows, unattributed: page.unattributed };
}

const details = (
  row: { organizationId: string; agentId: string; conversationId: string },
  { organizationId: _, agentId: __, ...asked }: Question,
  page: Readonly<Record<string, string>> = {},
): Promise<ConversationCredits> => {
  const [agent, conversation] = [row.agentId, row.conversationId].map(encodeURIComponent);
  const path = `/v1/agents/${agent}/conversations/${conversation}/credits`;
  const query = { ...queryOf(asked), organizationId: row.organizationId, ...page };
  return server.json<ConversationCredits>(pathOf(path, query), token);
};

const added: World['usage'] = [];

/** Usage that would move a row to another page, and a new conversation. */
function disturbance(name: string, rows: ReturnType<typeof rowsOf>): EventRecord[] {
  const row = random.pick(rows);
  const time = Date.parse('2026-11-24T23:00:00Z') * 1000 + added.length;
  return [row.conversationId, `new ${name}`, null].map((conversation, index): EventRecord => {
    const usage = {
      id: `${name}-${index}`,
      organization: row.organizationId,
      agent: row.agentId,
      conversation,
      category: 'LLM',
      time: time + index,
      credits: 1_000_000_000_000n,
    };
    added.push(usage);
    return {
      type: 'usage',
      id: usage.id,
      time: instantOf(usage.time),
      organizationId: usage.organization,
      agentId: usage.agent,
      category: usage.category,
      description: '',
      credits: decimal(usage.credits),
      ...(conversation !== null && { conversationId: conversation }),
    };
  });
}
