import type { ConversationPage } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { formatInstant } from '@credit-usage/sdk/time';
import { queryOf } from './ask.js';
import { ok } from './client.js';
import { expectLike, expectThat } from './expect.js';
import { area, Mismatch } from './rule.js';
import { creditsPath, expectNamed, type Suite } from './suite.js';

async function expectInvalid({ client }: Suite, path: string, token: string): Promise<void> {
  expectNamed(await client.ask(path, token), 'invalid_cursor', 'cursor');
}

/** No list of this suite has as many pages: one that does goes in circles. */
const MAX_PAGES = 50;

interface Page {
  readonly hasMore: boolean;
  readonly nextCursor: string | null;
}

/** All pages of a list, from the first or from a cursor on. */
async function walk<P extends Page>(
  suite: Suite,
  pathOf: (cursor?: string) => string,
  token: string,
  cursor?: string,
): Promise<P[]> {
  const pages: P[] = [];
  for (let next = cursor, more = true; more; ) {
    const page = ok(await suite.client.ask(pathOf(next), token)).json<P>();
    pages.push(page);
    expectThat(pages.length < MAX_PAGES, 'pages that end', `${pages.length} pages`);
    expectThat(page.hasMore === (page.nextCursor !== null), 'nextCursor when there is more', page.nextCursor);
    next = page.nextCursor ?? undefined;
    more = page.hasMore;
  }
  return pages;
}

const pagesOf =
  (path: string, query: object) =>
  (cursor?: string): string =>
    `${path}${queryOf({ ...query, ...(cursor !== undefined && { cursor }) })}`;

/** The cursor for the second page. */
async function cursorOf(suite: Suite, path: string, token: string): Promise<string> {
  const { nextCursor } = ok(await suite.client.ask(path, token)).json<Page>();
  if (typeof nextCursor !== 'string') throw new Mismatch('a nextCursor', String(nextCursor));
  return nextCursor;
}

/** Every list that has pages, with more than one row for a viewer of everything. */
const LISTS = ['/v1/conversations', '/v1/agents', creditsPath('research', 'long')];

const everything = ({ world }: Suite, sub = 'conformance pages') => ({
  sub,
  organizations: [{ id: world.acme, roles: ['Billing', 'Owner'] }],
  agents: [],
});

/** Checks that each list refuses a cursor that `ask` puts to another use. */
async function expectRefused(
  suite: Suite,
  ask: (path: string, cursor: string) => readonly [path: string, token: string],
): Promise<void> {
  const token = await suite.viewer(everything(suite));
  for (const path of LISTS) {
    const cursor = await cursorOf(suite, `${path}?limit=1`, token);
    const [asked, by] = ask(path, cursor);
    await expectInvalid(suite, asked, by);
  }
}

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
  garbage: [
    'Anything that is not a cursor is 400 invalid_cursor that names the parameter.',
    async (suite) => {
      const token = await suite.viewer({ organizations: [{ id: suite.world.nobody, roles: ['Billing'] }] });
      for (const path of ['/v1/conversations', '/v1/agents'])
        for (const cursor of ['x', 'e30.e30', 'null', '%00'])
          await expectInvalid(suite, `${path}${queryOf({ cursor })}`, token);
    },
  ],
  forged: [
    'A cursor cannot be made up or changed: with a single letter changed it is invalid_cursor.',
    async (suite) => {
      const token = await suite.viewer(everything(suite));
      await expectRefused(suite, (path, cursor) => {
        const at = Math.floor(cursor.length / 3);
        const other = cursor[at] === 'A' ? 'B' : 'A';
        const forged = cursor.slice(0, at) + other + cursor.slice(at + 1);
        return [`${path}${queryOf({ cursor: forged, limit: 1 })}`, token];
      });
    },
    'usage',
  ],
  otherViewer: [
    'A cursor belongs to one viewer: from any other viewer it is invalid_cursor.',
    async (suite) => {
      const other = await suite.viewer(everything(suite, 'conformance other'));
      await expectRefused(suite, (path, cursor) => [`${path}${queryOf({ cursor, limit: 1 })}`, other]);
    },
    'usage',
  ],
  otherFilter: [
    'A cursor belongs to one filter: with any other filter it is invalid_cursor.',
    async (suite) => {
      const token = await suite.viewer(everything(suite));
      await expectRefused(suite, (path, cursor) => {
        const filter = path === '/v1/agents' ? { q: 'e' } : { category: ['LLM'] };
        return [`${path}${queryOf({ cursor, limit: 1, ...filter })}`, token];
      });
    },
    'usage',
  ],
  judgedAnew: [
    'What the viewer may see is checked again for each page.',
    async (suite) => {
      const token = await suite.viewer(everything(suite));
      const cursor = await cursorOf(suite, '/v1/conversations?limit=1', token);
      const demoted = await suite.viewer({
        ...everything(suite),
        organizations: [{ id: suite.world.acme, roles: ['Member'] }],
      });
      const path = `/v1/conversations${queryOf({ cursor, limit: 1 })}`;
      await suite.refused(path, demoted, { status: 403, code: 'role_required' });
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
});
