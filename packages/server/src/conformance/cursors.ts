import type { ConversationCredits, ConversationPage } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { formatInstant } from '@credit-usage/sdk/time';
import { type Ask, queryOf } from './ask.js';
import { ok } from './client.js';
import { expectLike } from './expect.js';
import { recordOf, taken } from './ingest-records.js';
import { everything, type Page, pagesOf, walk } from './pages.js';
import { expectedRows } from './rows-model.js';
import { area } from './rule.js';
import { creditsPath } from './suite.js';

export const cursors = area('cursors', {
  conversations: [
    'Pages of conversations make up one list in one order: no row is repeated or missing.',
    async (suite) => {
      const token = await suite.viewer(everything(suite));
      for (const sort of ['-lastActivityAt', '-credits']) {
        const whole = await suite.conversations({ period: '12mo', limit: 100, ...{ sort } } as object, token);
        const pages = await walk<ConversationPage>(
          suite,
          pagesOf('/v1/conversations', { period: '12mo', limit: 2, sort }),
          token,
        );
        const rows = pages.flatMap(({ data }) => data);
        expectLike(rows, whole.data, 'rows of the pages');
        for (const { data } of pages.slice(0, -1)) expectLike(data.length, 2, 'rows of a page');
      }
    },
    'usage',
  ],
  details: [
    'Pages of entries add up to the conversation, whatever the limit of each page, and each page has the whole total.',
    async (suite) => {
      const token = await suite.viewer(everything(suite));
      const path = creditsPath('research', 'long');
      const pages = await walk<Page & { total: string; entries: { id: string; credits: string }[] }>(
        suite,
        (cursor) => pagesOf(path, { limit: cursor === undefined ? 2 : 3 })(cursor),
        token,
      );
      const whole = await suite.details(`${path}?limit=100`, token);
      const entries = pages.flatMap((page) => page.entries);
      expectLike(
        entries.map(({ id }) => id),
        whole.entries.map(({ id }) => id),
        'entries of the pages',
      );
      expectLike(sum(entries.map(({ credits }) => credits)), whole.total, 'sum of the entries');
      for (const { total } of pages) expectLike(total, whole.total, 'total of a page');
    },
    'usage',
  ],
  equals: [
    'Rows that are equal are ordered by organization, agent and conversation, in any order of arrival, and pages keep that order.',
    async (suite) => {
      const { crowd, throng, now } = suite.world;
      const token = await suite.billing(crowd, throng);
      for (const sort of ['-lastActivityAt', '-credits'] as const) {
        const { rows } = expectedRows(suite.world, [crowd, throng], { sort }, now);
        const pages = await walk<ConversationPage>(
          suite,
          pagesOf('/v1/conversations', { limit: 10, sort }),
          token,
        );
        expectLike(
          pages.flatMap(({ data }) => data),
          rows,
          'rows of the pages',
        );
      }
    },
    'usage',
  ],
  agents: [
    'Pages of agents are ordered by organization and id; no agent is repeated or missing.',
    async (suite) => {
      const { acme, globex } = suite.world;
      const token = await suite.billing(acme, globex);
      const pages = await walk<Page & { data: { organizationId: string; id: string }[] }>(
        suite,
        pagesOf('/v1/agents', { limit: 2 }),
        token,
      );
      const expected = [
        ...['research', 'retired', 'twin'].map((id) => ({ organizationId: acme, id })),
        ...['solo', 'twin'].map((id) => ({ organizationId: globex, id })),
      ];
      expectLike(
        pages.flatMap(({ data }) => data),
        expected,
        'agents of the pages',
      );
    },
    'usage',
  ],
  full: [
    'The last page says that there is no more, even when it is full.',
    async (suite) => {
      const { acme } = suite.world;
      const token = await suite.viewer(everything(suite));
      const ask = { period: '12mo', organizationId: acme } as const;
      const lists: [string, Ask, number][] = [
        ['/v1/conversations', ask, expectedRows(suite.world, [acme], ask, suite.world.now).rows.length],
        ['/v1/agents', { organizationId: acme }, ['research', 'retired', 'twin'].length],
        [creditsPath('retired', 'short'), { organizationId: acme }, 3],
      ];
      for (const [path, query, limit] of lists) {
        const { hasMore, nextCursor } = ok(
          await suite.client.ask(path + queryOf({ ...query, limit }), token),
        ).json<Page>();
        expectLike({ hasMore, nextCursor }, { hasMore: false, nextCursor: null }, `a page of ${limit}`);
      }
    },
    'usage',
  ],
  pinned: [
    'Later pages count only what had been received when the first page was made.',
    async (suite) => {
      const { growing } = suite.world;
      const token = await suite.viewer({
        organizations: [{ id: growing, roles: ['Billing', 'Owner'] }],
      });
      const pathOf = pagesOf('/v1/conversations', { limit: 2 });
      const before = await suite.conversations({}, token);
      const first = ok(await suite.client.ask(pathOf(), token)).json<ConversationPage>();
      // Their times have passed already: only the time of receipt tells that they do not count.
      const late = before.data.map(({ agentId, conversationId }, index) => ({
        type: 'usage',
        id: `late_${index}`,
        time: formatInstant(suite.world.now - 60_000_000),
        organizationId: growing,
        agentId,
        conversationId,
        category: 'LLM',
        description: 'Came in later',
        credits: '1000',
      }));
      ok(await suite.write(late));
      const rest = await walk<ConversationPage>(suite, pathOf, token, first.nextCursor ?? undefined);
      const rows = [first, ...rest].flatMap(({ data }) => data);
      const of = (data: ConversationPage['data']) =>
        data.map(({ agentId, conversationId, credits }) => ({ agentId, conversationId, credits }));
      expectLike(of(rows), of(before.data), 'rows of the pages');
      for (const { asOf } of rest) expectLike(asOf, first.asOf, 'asOf of a later page');
      const after = await suite.report({}, token);
      const expected = sum([
        ...before.data.map(({ credits }) => credits),
        ...late.map(({ credits }) => credits),
      ]);
      expectLike(after.total, expected, 'total of a new report');
    },
    'usage',
  ],
  pinnedDetails: [
    'Later pages of details, too, count only what had been received when the first page was made.',
    async (suite) => {
      const name = 'pinned';
      const step = (id: string, minute: number) =>
        recordOf(suite, name, { id, conversationId: 'talk', time: `2024-06-01T10:0${minute}:00Z` });
      taken(await suite.write([step('a', 1), step('b', 3), step('c', 5)]));
      const token = await suite.member(['Owner'], `${suite.world.nobody}_${name}`);
      const pathOf = (cursor?: string) => pagesOf(creditsPath('agent', 'talk'), { limit: 2 })(cursor);
      const first = await suite.details(pathOf(), token);
      // Before, between and after the entries of the next page.
      taken(await suite.write([step('d', 2), step('e', 4), step('f', 6)]));
      const rest = await walk<ConversationCredits>(suite, pathOf, token, first.nextCursor ?? undefined);
      expectLike(
        rest.flatMap(({ entries }) => entries.map(({ id }) => id)),
        ['c'],
        'entries of the later pages',
      );
      const { asOf, total, entryCount, matched } = first;
      expectLike({ total, entryCount }, { total: '4.5', entryCount: 3 }, 'details');
      for (const page of rest) expectLike(page, { asOf, total, entryCount, matched }, 'a later page');
    },
    'usage',
  ],
});
