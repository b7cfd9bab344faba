import type { Conversation, UsageRecord } from '@credit-usage/sdk/contract';
import { add, compare, sum } from '@credit-usage/sdk/credits';
import { formatInstant } from '@credit-usage/sdk/time';
import type { Ask } from './ask.js';
import { expectLike, expectThat } from './expect.js';
import { byId, expectedCategories, grouped, instantOf, selected, totalOf } from './model.js';
import { area } from './rule.js';
import { creditsPath, expectNamed, type Suite } from './suite.js';
import { AGENT_NAMES } from './world.js';

/** By time, then id. */
function inOrder(usage: readonly UsageRecord[]): UsageRecord[] {
  return [...usage].sort((a, b) => instantOf(a.time) - instantOf(b.time) || byId(a, b));
}

/** The rows that the answer must have, latest first; ties do not occur. */
function expectedRows(suite: Suite, ask: Ask, asOf: string) {
  const { world } = suite;
  const usage = selected(world, [world.acme], ask, instantOf(asOf));
  const talks = usage.filter(({ conversationId }) => conversationId !== undefined);
  const keyOf = ({ agentId, conversationId }: UsageRecord) => JSON.stringify([agentId, conversationId]);
  const rows = [...grouped(talks, keyOf)].map(([key, records]) => {
    const [agentId = '', conversationId = ''] = JSON.parse(key) as string[];
    const last = inOrder(records).at(-1)?.time ?? '';
    return {
      organizationId: world.acme,
      agentId,
      agentName: AGENT_NAMES[agentId]?.name,
      agentState: AGENT_NAMES[agentId]?.state,
      conversationId,
      credits: totalOf(records),
      lastActivityAt: formatInstant(instantOf(last)),
      ...known(suite, agentId, conversationId),
    };
  });
  rows.sort((a, b) => instantOf(b.lastActivityAt) - instantOf(a.lastActivityAt));
  return { rows, unattributed: totalOf(usage.filter(({ conversationId }) => !conversationId)) };
}

/** What is known about a whole conversation, from its record, or without one from its first usage. */
function known({ world }: Suite, agentId: string, conversationId: string) {
  for (const record of world.records)
    if (
      record.type === 'conversation' &&
      record.agentId === agentId &&
      record.conversationId === conversationId
    )
      return { title: record.title, messageCount: record.messageCount, startedAt: record.startedAt };
  const usage = world.usage.filter(
    (record) =>
      record.organizationId === world.acme &&
      record.agentId === agentId &&
      record.conversationId === conversationId,
  );
  const first = Math.min(...usage.map(({ time }) => instantOf(time)));
  return { title: null, messageCount: null, startedAt: formatInstant(first) };
}

async function expectRows(suite: Suite, ask: Ask): Promise<void> {
  const page = await suite.conversations(ask, await suite.billing(suite.world.acme));
  const { rows } = expectedRows(suite, ask, page.asOf);
  expectLike(page.data, rows, 'data');
}

const byCredits = (a: Pick<Conversation, 'credits'>, b: Pick<Conversation, 'credits'>) =>
  compare(b.credits, a.credits);

export const conversations = area('conversations', {
  rows: [
    'A conversation is listed when it has usage under the filter; its credits and lastActivityAt cover only that usage.',
    async (suite) => {
      for (const ask of [{}, { period: '24h' }, { period: '12mo', category: ['LLM', 'Video'] }] as const)
        await expectRows(suite, ask);
    },
    'usage',
  ],
  byCredits: [
    'sort=-credits puts the most credits first.',
    async (suite) => {
      const ask = { sort: '-credits', period: '12mo' } as const;
      const page = await suite.conversations(ask, await suite.billing(suite.world.acme));
      const rows = expectedRows(suite, ask, page.asOf).rows.sort(byCredits);
      const of = (all: readonly Pick<Conversation, 'credits' | 'conversationId'>[]) =>
        all.map(({ conversationId, credits }) => ({ conversationId, credits }));
      expectLike(of(page.data), of(rows), 'data');
    },
    'usage',
  ],
  unattributed: [
    'The rows and unattributed add up to the report’s total for the same filter.',
    async (suite) => {
      const token = await suite.billing(suite.world.acme);
      for (const ask of [{ period: '30d' }, { period: '12mo', category: ['Images', 'WebSearch'] }] as const) {
        const page = await suite.conversations(ask, token);
        const { unattributed } = expectedRows(suite, ask, page.asOf);
        expectLike(page.unattributed, unattributed, 'unattributed');
        const { total } = await suite.report(ask, token);
        const whole = add(sum(page.data.map(({ credits }) => credits)), page.unattributed);
        expectLike(whole, total, 'rows and unattributed, of a report’s total');
      }
    },
    'usage',
  ],
  echo: [
    'A page echoes its query with the defaults: 30d, UTC, latest activity first, 25 rows.',
    async (suite) => {
      const page = await suite.conversations({}, await suite.billing(suite.world.nobody));
      const query = { period: '30d', timezone: 'UTC', sort: '-lastActivityAt', limit: 25 };
      const empty = { data: [], unattributed: '0', hasMore: false, nextCursor: null };
      expectLike(page, { object: 'list', query, ...empty }, 'page');
    },
  ],
});

const OWNER = ['Billing', 'Owner'];

export const details = area('details', {
  whole: [
    'Details without a range cover the whole conversation, and so do total and entryCount.',
    async (suite) => {
      const { acme, usage } = suite.world;
      const token = await suite.member(OWNER, acme);
      const answer = await suite.details(creditsPath('research', 'long', { limit: 100 }), token);
      const all = inOrder(
        usage.filter(
          (record) =>
            record.organizationId === acme &&
            record.agentId === 'research' &&
            record.conversationId === 'long',
        ),
      );
      expectLike(answer, { total: totalOf(all), entryCount: all.length }, 'details');
      const entries = all.map(({ id, time, category, description }) => {
        return { id, time: formatInstant(instantOf(time)), category, description };
      });
      expectLike(answer.entries, entries, 'entries');
      expectLike(sum(answer.entries.map(({ credits }) => credits)), totalOf(all), 'sum of the entries');
    },
    'usage',
  ],
  about: [
    'conversation identifies the conversation, with its title, message count and times.',
    async (suite) => {
      const { acme } = suite.world;
      const token = await suite.member(OWNER, acme);
      const { conversation } = await suite.details(creditsPath('research', 'long'), token);
      const which = { organizationId: acme, agentId: 'research', conversationId: 'long' };
      const agentName = AGENT_NAMES.research?.name;
      expectLike(conversation, { ...which, agentName, ...known(suite, 'research', 'long') }, 'conversation');
    },
    'usage',
  ],
  matched: [
    'matched covers what the filter selects; total remains that of the whole conversation.',
    async (suite) => {
      const { acme } = suite.world;
      const token = await suite.member(OWNER, acme);
      const ask = { from: '2012-01-01', to: '2199-01-01' } as const;
      for (const category of [['LLM'], ['WebSearch', 'No such category']]) {
        const answer = await suite.details(creditsPath('research', 'long', { ...ask, category }), token);
        const ofLong = selected(
          suite.world,
          [acme],
          { ...ask, agentId: 'research' },
          instantOf(answer.asOf),
        ).filter(({ conversationId }) => conversationId === 'long');
        const matched = ofLong.filter((record) => category.includes(record.category));
        expectLike(answer.total, totalOf(ofLong), 'total');
        const { categories, ...figures } = answer.matched;
        expectLike(figures, { total: totalOf(matched), entryCount: matched.length }, 'matched');
        expectLike([...categories].sort(byId), expectedCategories(matched), 'matched.categories');
        expectThat(
          answer.entries.every((entry) => category.includes(entry.category)),
          'entries of the filter',
          answer.entries,
        );
      }
    },
    'usage',
  ],
  equalRows: [
    'matched.total equals the credits of the conversation’s row for the same filter.',
    async (suite) => {
      const { acme } = suite.world;
      const token = await suite.member(OWNER, acme);
      for (const ask of [{ period: '72h' }, { period: '30d', category: ['LLM'] }] as const) {
        const { data } = await suite.conversations(ask, token);
        expectThat(data.length > 1, 'rows', data);
        for (const { agentId, conversationId, credits } of data) {
          const path = creditsPath(agentId, conversationId, { ...ask, organizationId: acme });
          const { matched } = await suite.details(path, token);
          expectLike(matched.total, credits, `matched.total of ${agentId}, ${conversationId}`);
        }
      }
    },
    'usage',
  ],
  parameters: [
    'Details refuse unknown parameters and wrong values, as other reads do.',
    async (suite) => {
      const token = await suite.member(OWNER, suite.world.acme);
      const path = creditsPath('research', 'long');
      for (const [query, code, parameter] of [
        ['agentId=research', 'invalid_parameter', 'agentId'],
        ['limit=101', 'invalid_parameter', 'limit'],
        ['timezone=PST', 'invalid_timezone', 'timezone'],
        ['cursor=x', 'invalid_cursor', 'cursor'],
      ] as const)
        expectNamed(await suite.client.ask(`${path}?${query}`, token), code, parameter);
    },
    'usage',
  ],
});
