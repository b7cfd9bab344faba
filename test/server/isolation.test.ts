import type {
  AgentPage,
  CategoryList,
  ConversationCredits,
  ConversationPage,
  OrganizationList,
  Problem,
  UsageReport,
} from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { effort, Random, seedOfRun } from '../support/random.ts';
import { startServer, type TestServer } from '../support/usage-server.ts';
import {
  type Answer,
  Asking,
  asked,
  detailsPath,
  inParallel,
  isTaggedAnew,
  lookOf,
  pathOf,
} from './isolation/asking.ts';
import { expectDetails } from './isolation/expect-details.ts';
import { expectAgents, expectCsv } from './isolation/expect-lists.ts';
import { expectNothing, expectUsageRefusal, namesOf } from './isolation/expect-refusal.ts';
import { expectReport, type GroupBy } from './isolation/expect-report.ts';
import { allowedInRows, expectRows } from './isolation/expect-rows.ts';
import { selectUsage } from './isolation/expected.ts';
import { leaksIn } from './isolation/leaks.ts';
import { detailsQuestion, queryOf, usageQuestion } from './isolation/questions.ts';
import {
  judgeDetails,
  judgeUsage,
  mayDetails,
  mayUsage,
  memberOf,
  rolesIn,
  rolesOn,
} from './isolation/rules.ts';
import { type Grants, makeViewers } from './isolation/viewers.ts';
import {
  AGENTS,
  CONVERSATIONS,
  makeWorld,
  NOW,
  ORGANIZATIONS,
  organizationName,
  secretCategory,
  UNKNOWN_CONVERSATION,
  UNKNOWN_ORGANIZATION,
  usageRecord,
  word,
} from './isolation/world.ts';

const seed = seedOfRun();
const random = new Random(seed);
const world = makeWorld(random);
const viewers = makeViewers(random, 200);

let server: TestServer;
let asking: Asking;
beforeAll(async () => {
  server = await startServer({ now: NOW });
  asking = new Asking(server);
  await server.write(world.records);
});
afterAll(() => server?.close());

/** Draws all questions before any of them runs, so that only the seed decides who asks what. */
const drawn = <Question>(count: number, draw: (random: Random) => Question) =>
  viewers.flatMap((viewer) =>
    Array.from({ length: effort(count) }, () => ({ viewer, question: draw(random) })),
  );

/** Some of the viewers, the unusual ones first. */
const someViewers = (count: number): Grants[] => viewers.slice(0, effort(count));

describe(`isolation of organizations, CREDIT_USAGE_SEED=${seed}`, { timeout: effort(120_000) }, () => {
  it('usage reports hold what the viewer may see and nothing else', async () => {
    const questions = drawn(3, (each) => ({
      ...usageQuestion(each),
      groupBy: each.pick<GroupBy>(['category', 'agent', 'organization']),
      top: each.pick(['1', '3', '50']),
    }));
    await inParallel(questions, ({ viewer, question }) =>
      asked(viewer, question, async () => {
        const { groupBy, top, ...usage } = question;
        const path = pathOf('/v1/usage', { ...queryOf(usage), groupBy, top });
        expectReport(world, viewer, usage, groupBy, await asking.get<UsageReport>(viewer, path));
      }),
    );
  });

  it('pages of conversations hold what the viewer may see and nothing else', async () => {
    const questions = drawn(1, (each) => ({ ...usageQuestion(each), limit: String(each.int(15, 100)) }));
    await inParallel(questions, ({ viewer, question }) =>
      asked(viewer, question, async () => {
        const { limit, ...usage } = question;
        const query = { ...queryOf(usage), limit };
        expectRows(
          world,
          viewer,
          usage,
          await asking.pages<ConversationPage>(viewer, '/v1/conversations', query),
        );
      }),
    );
  });

  it('credit details answer those who may see them, and in one way', async () => {
    await inParallel(drawn(4, detailsQuestion), ({ viewer, question }) =>
      asked(viewer, question, async () =>
        expectDetails(world, viewer, question, await asking.details(viewer, question)),
      ),
    );
  });

  it('CSV files tell what the JSON tells, and no more', async () => {
    const questions = drawn(1, (each) => ({
      usage: queryOf(usageQuestion(each)),
      details: detailsPath(detailsQuestion(each)),
    }));
    await inParallel(questions, ({ viewer, question: { usage, details } }) =>
      asked(viewer, { usage, details }, async () => {
        const list = { ...usage, limit: '100' };
        const [report, opened, ...pages] = [
          await asking.get<UsageReport>(viewer, pathOf('/v1/usage', { ...usage, top: '50' })),
          await asking.get<ConversationCredits>(
            viewer,
            `${details}${details.includes('?') ? '&' : '?'}limit=100`,
          ),
          ...(await asking.pages<ConversationPage>(viewer, '/v1/conversations', list)),
        ] as const;
        const rows = pages.flatMap(({ body }) => body.data ?? []);
        expectCsv(await asking.csv(viewer, pathOf('/v1/usage', usage)), [report], [report.body.total]);
        expectCsv(await asking.csv(viewer, details), [opened], [opened.body.matched?.total]);
        const credits = rows.map((row) => row.credits);
        expectCsv(await asking.csv(viewer, pathOf('/v1/conversations', usage)), pages, credits);
      }),
    );
  });

  it('detailAccess on a row is what the details answer', async () => {
    const seen = { open: 0, refused: 0 };
    const questions = drawn(1, (each) => ({ ...usageQuestion(each), limit: '100' }));
    await inParallel(questions, async ({ viewer, question: { limit, organizationId: _, ...filter } }) => {
      const path = pathOf('/v1/conversations', { ...queryOf(filter), limit });
      const { status, body } = await asking.get<ConversationPage>(viewer, path);
      const rows = status === 200 ? body.data : [];
      const open = rows.filter((row) => row.detailAccess);
      const refused = rows.filter((row) => !row.detailAccess);
      for (const row of [...open.slice(0, 2), ...refused.slice(0, 1)])
        await asked(viewer, { filter, row }, async () => {
          const { organizationId, agentId, conversationId } = row;
          const answer = await asking.details(viewer, { ...filter, organizationId, agentId, conversationId });
          expect(answer.status).toBe(row.detailAccess ? 200 : 403);
          seen[row.detailAccess ? 'open' : 'refused']++;
          if (row.detailAccess) expect(answer.body.matched.total).toBe(row.credits);
          else expect((answer.body as unknown as Problem).requiredRoles).toEqual(row.detailRequires);
        });
    });
    expect(Math.min(seen.open, seen.refused)).toBeGreaterThan(0);
  });

  it('capabilities say what happens', async () => {
    await inParallel(someViewers(25), (viewer) =>
      asked(viewer, 'capabilities', async () => {
        const answer = await asking.get<OrganizationList>(viewer, '/v1/organizations');
        const mine = memberOf(viewer);
        expect(leaksIn(answer, namesOf(mine))).toEqual([]);
        expect(answer.body.viewer).toEqual({ id: viewer.sub });
        expect(answer.body.data.map(({ id, name }) => [id, name])).toEqual(
          mine.map((id) => [id, organizationName(id)]),
        );
        for (const { id, roles, capabilities } of answer.body.data.slice(0, 4)) {
          expect(roles.toSorted()).toEqual(rolesIn(viewer, id).toSorted());
          const usage = await asking.get(viewer, pathOf('/v1/usage', { organizationId: id }));
          expect(usage.status).toBe(capabilities.usage ? 200 : 403);
          for (const agentId of (world.agents.get(id) ?? []).slice(0, 2)) {
            // 404 for those who may know, and 403 for the others.
            const conversationId = UNKNOWN_CONVERSATION;
            const { status } = await asking.details(viewer, { organizationId: id, agentId, conversationId });
            if (capabilities.details === 'all') expect(status).toBe(404);
            if (capabilities.details === 'none') expect(status).toBe(403);
          }
          const owner = rolesIn(viewer, id).includes('Owner');
          const some = viewer.agents.some(
            (grant) => grant.organizationId === id && mayDetails(viewer, id, grant.id),
          );
          expect(capabilities.details).toBe(owner ? 'all' : some ? 'some' : 'none');
        }
      }),
    );
  });

  it('agents and categories are those of organizations with usage', async () => {
    const questions = drawn(1, (each) => ({
      q: each.pick([undefined, 'S', 'ER', 'canary', 'ORG_0', 'nothing-has-this']),
      organizationId: each.pick([undefined, undefined, ...ORGANIZATIONS.slice(0, 3), UNKNOWN_ORGANIZATION]),
      limit: String(each.int(3, 30)),
    }));
    await inParallel(questions, ({ viewer, question }) =>
      asked(viewer, question, async () => {
        const mine = memberOf(viewer).filter((id) => mayUsage(viewer, id));
        const used = selectUsage(world, mine, {}).map(({ category }) => category);
        const categories = await asking.get<CategoryList>(viewer, '/v1/categories');
        expect(categories.body.data).toEqual([...new Set(used)].sort().map((id) => ({ id, label: id })));

        const { organizationId } = question;
        const verdict = judgeUsage(world, viewer, organizationId === undefined ? {} : { organizationId });
        const answers = await asking.pages<AgentPage>(viewer, '/v1/agents', question);
        const [first] = answers as [Answer];
        if (organizationId !== undefined && verdict.status === 404) return expectNothing(first);
        if (organizationId !== undefined && verdict.status === 403)
          return expectUsageRefusal(first, viewer, verdict.candidates);
        expectAgents(world, answers, verdict.status === 200 ? verdict.included : [], question.q);
      }),
    );
  });

  it('who may not open details cannot tell which conversations exist', async () => {
    const refused = viewers.flatMap((viewer) =>
      [...world.agents]
        .flatMap(([organizationId, agents]) => agents.map((agentId) => ({ organizationId, agentId })))
        .map((agent) => ({ ...agent, conversationId: UNKNOWN_CONVERSATION }))
        .filter((question) => judgeDetails(world, viewer, question).status === 403)
        .map((question) => ({ viewer, question })),
    );
    expect(refused.length).toBeGreaterThan(0);
    await inParallel(random.shuffled(refused).slice(0, effort(20)), ({ viewer, question }) =>
      asked(viewer, question, async () => {
        const look = async (conversationId: string) =>
          lookOf(await asking.details(viewer, { ...question, conversationId }));
        const unknown = await look(UNKNOWN_CONVERSATION);
        for (const conversationId of CONVERSATIONS) expect(await look(conversationId)).toEqual(unknown);
      }),
    );
  });

  it('a cursor serves its viewer, with the roles of the moment, and nobody else', async () => {
    const [mine, lost] = ORGANIZATIONS as [string, string];
    const both = [mine, lost].map((id) => ({ id, roles: ['Billing'] }));
    const viewer = { sub: 'reader', organizations: both, agents: [] };
    const list = pathOf('/v1/conversations', { limit: '1', from: '2026-10-01', to: '2026-11-23' });
    const { nextCursor } = (await asking.get<ConversationPage>(viewer, list)).body;
    const next = (grants: Grants) =>
      asking.get<ConversationPage>(grants, `${list}&cursor=${encodeURIComponent(nextCursor ?? '')}`);

    const stranger = await next({ ...viewer, sub: 'somebody else' });
    expect(stranger.status).toBe(400);
    expect((stranger.body as unknown as Problem).code).toBe('invalid_cursor');

    const page = await next({ ...viewer, organizations: both.slice(0, 1) });
    expect(page.status).toBe(200);
    expect(page.body.data.map(({ organizationId }) => organizationId)).toEqual([mine]);
    expect(leaksIn(page, allowedInRows(world, [mine], [mine]))).toEqual([]);

    const member = { ...viewer, organizations: [{ id: mine, roles: ['Member'] }] };
    expectUsageRefusal(await next(member), member, [mine]);
    expect((await next({ ...viewer, organizations: [] })).status).toBe(403);
  });

  it('no viewer’s tag stands for another viewer’s answer', async () => {
    // A twin has the same grants, so the answers are the same except for the tag.
    const alike = someViewers(6).flatMap((viewer) => [viewer, { ...viewer, sub: `${viewer.sub}-twin` }]);
    for (const path of [
      '/v1/usage',
      '/v1/conversations',
      '/v1/organizations',
      '/v1/agents',
      '/v1/categories',
    ]) {
      const answers = await Promise.all(alike.map((viewer) => asking.get(viewer, path)));
      const tags = answers.map(({ headers }) => headers.find(([name]) => name === 'etag')?.[1]);
      const given = tags.filter((tag) => tag !== undefined);
      expect(new Set(given).size).toBe(given.length);
      for (const [index, viewer] of alike.entries()) {
        const statusWith = async (tag: string) =>
          (await asking.get(viewer, path, { 'If-None-Match': tag })).status;
        const own = tags[index];
        expect(await statusWith(given.filter((tag) => tag !== own).join(', '))).toBe(answers[index]?.status);
        if (own === undefined) continue;
        expect(await statusWith(own)).toBe(isTaggedAnew(answers[index] as Answer) ? 200 : 304);
      }
    }
  });

  it('no tag tells when usage is recorded that the viewer may not see', async () => {
    const [seen, hidden] = ORGANIZATIONS as [string, string];
    const both = [seen, hidden];
    const [agent, other] = AGENTS as [string, string];
    const write = (id: string, organization: string, of = agent, conversation: string | null = 'tags-1') =>
      usageRecord({
        ...{
          id: `tags-${id}`,
          organization,
          agent: of,
          conversation,
          category: 'LLM',
          description: 'a step',
        },
        ...{ time: Date.parse(NOW) - 1000, credits: 1n },
      });
    await server.write([
      ...both.flatMap((id) => [
        write(`1-${id}`, id),
        write(`2-${id}`, id),
        write(`3-${id}`, id, other),
        write(`4-${id}`, id, other, 'tags-2'),
      ]),
    ]);
    const member = [{ id: hidden, roles: ['Member'] }];
    const reader = {
      sub: 'tag-reader',
      organizations: [{ id: seen, roles: ['Billing'] }, ...member],
      agents: [],
    };
    const opener = {
      ...{ sub: 'tag-opener', organizations: member },
      agents: [{ organizationId: seen, id: agent, roles: ['Owner'] }],
    };
    const questions = [
      { viewer: reader, path: '/v1/agents?limit=1' },
      { viewer: reader, path: pathOf('/v1/agents', { limit: '1', organizationId: seen }) },
      { viewer: reader, path: '/v1/conversations?limit=1' },
      { viewer: reader, path: pathOf('/v1/conversations', { limit: '1', organizationId: seen }) },
      {
        viewer: opener,
        path: `/v1/agents/${agent}/conversations/tags-1/credits?${new URLSearchParams({ organizationId: seen, limit: '1' })}`,
      },
    ];
    const before = new Map<object, object>();
    for (const question of questions) {
      const answer = await asking.get<AgentPage>(question.viewer, question.path);
      // Only such pages are marked with what was received.
      expect([question.path, answer.status, typeof answer.body.nextCursor]).toEqual([
        question.path,
        200,
        'string',
      ]);
      before.set(question, lookOf(answer));
    }
    const unchanged = async (asked: typeof questions) => {
      for (const question of asked)
        expect(lookOf(await asking.get(question.viewer, question.path))).toEqual(before.get(question));
    };
    await server.write([write('hidden', hidden)]);
    await unchanged(questions);
    // Owner of one agent: what another agent uses is not theirs to know.
    await server.write([write('other', seen, other)]);
    await unchanged(questions.filter(({ viewer }) => viewer === opener));
  });

  // Last: it changes the world.
  it('what happens in one organization changes no answer to a stranger', async () => {
    const changed = random.pick(ORGANIZATIONS);
    const strangers = viewers
      .filter((viewer) => !rolesIn(viewer, changed).length)
      .filter((viewer) => !AGENTS.some((id) => rolesOn(viewer, changed, id).length))
      .slice(0, effort(25));
    expect(strangers.length).toBeGreaterThan(10);
    const questions = strangers.flatMap((viewer) =>
      [
        '/v1/organizations',
        '/v1/agents?limit=100',
        '/v1/categories',
        pathOf('/v1/usage', { ...queryOf(usageQuestion(random)), compare: 'previous' }),
        pathOf('/v1/conversations', { ...queryOf(usageQuestion(random)), limit: '100' }),
        // Pages that are not the last.
        '/v1/agents?limit=1',
        pathOf('/v1/conversations', { ...queryOf(usageQuestion(random)), limit: '1' }),
        detailsPath(detailsQuestion(random)),
        detailsPath({ organizationId: changed, agentId: random.pick(AGENTS), conversationId: 'c1' }),
      ].map((path) => ({ viewer, path })),
    );
    const before = new Map<object, object>();
    await inParallel(questions, async (question) => {
      before.set(question, lookOf(await asking.get(question.viewer, question.path)));
    });
    await server.write(moreUsage(changed));
    await inParallel(questions, (question) =>
      asked(question.viewer, question.path, async () => {
        expect(lookOf(await asking.get(question.viewer, question.path))).toEqual(before.get(question));
      }),
    );
  });
});

/** Usage that would move every figure if it were counted: known and new agents, conversations and categories. */
const moreUsage = (organization: string) =>
  AGENTS.flatMap((agent, index) =>
    [...CONVERSATIONS, null].map((conversation) =>
      usageRecord({
        id: `more-${agent}-${conversation}`,
        organization,
        agent,
        conversation,
        category: random.pick([secretCategory(organization), 'LLM', 'New']),
        description: word('description', organization),
        time: Date.parse(NOW) - index * 1000,
        credits: 123_456_789n,
      }),
    ),
  );
