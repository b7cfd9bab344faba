import type { Conversation } from '@credit-usage/sdk/contract';
import { add, sum } from '@credit-usage/sdk/credits';
import { formatInstant } from '@credit-usage/sdk/time';
import type { Ask } from './ask.js';
import { expectLike, expectThat } from './expect.js';
import { byId, expectedCategories, instantOf, selected, totalOf } from './model.js';
import { expectedRows, inOrder, isOf, known, lastActivity } from './rows-model.js';
import { area } from './rule.js';
import { creditsPath, expectNamed, type Suite } from './suite.js';
import { AGENT_NAMES } from './world.js';
import { ODD_AGENT, ODD_TALK } from './world-crowd.js';

async function expectRows(suite: Suite, ask: Ask): Promise<void> {
  const page = await suite.conversations(ask, await suite.billing(suite.world.acme));
  const { world } = suite;
  const { rows } = expectedRows(world, [world.acme], ask, instantOf(page.asOf));
  expectLike(page.data, rows, 'data');
}

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
      const { rows } = expectedRows(suite.world, [suite.world.acme], ask, instantOf(page.asOf));
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
        const { world } = suite;
        const { unattributed } = expectedRows(world, [world.acme], ask, instantOf(page.asOf));
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
      const talk = { organizationId: acme, agentId: 'research', conversationId: 'long' };
      const all = inOrder(usage.filter(isOf(talk)));
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
    'conversation identifies the conversation, with its title, message count and times, whatever the filter: its last activity is that of its record or its latest usage, whichever is later.',
    async (suite) => {
      const { acme } = suite.world;
      const token = await suite.member(OWNER, acme);
      const agentName = AGENT_NAMES.research?.name;
      // Of the first, the latest usage is later than the record says; of the second, it is earlier; of the third, nothing is recorded.
      for (const conversationId of ['long', 'second', 'old']) {
        const which = { organizationId: acme, agentId: 'research', conversationId };
        const path = creditsPath('research', conversationId, { category: ['WebSearch'] });
        const { conversation, asOf } = await suite.details(path, token);
        const times = {
          ...known(suite.world, which),
          lastActivityAt: lastActivity(suite.world, which, asOf),
        };
        expectLike(conversation, { ...which, agentName, ...times }, `conversation ${conversationId}`);
      }
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
  idsInPath: [
    'Ids in a path are percent-encoded UTF-8, in which + is a plus.',
    async (suite) => {
      const { crowd } = suite.world;
      const token = await suite.member(OWNER, crowd);
      const talk = { organizationId: crowd, agentId: ODD_AGENT, conversationId: ODD_TALK };
      const path = creditsPath(ODD_AGENT, ODD_TALK);
      for (const each of [path, path.replaceAll('%2B', '+'), path.replaceAll('%2B', '%2b')])
        expectLike((await suite.details(each, token)).conversation, talk, 'conversation');
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
