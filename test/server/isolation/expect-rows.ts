import type { ConversationPage } from '@credit-usage/sdk/contract';
import { expect } from 'vitest';
import type { Answer } from './asking.ts';
import { expectNothing, expectUsageRefusal } from './expect-refusal.ts';
import { creditsOf, rowsOf, selectUsage } from './expected.ts';
import { type Allowed, leaksIn } from './leaks.ts';
import type { UsageQuestion } from './questions.ts';
import { detailsNeed, judgeUsage, mayDetails } from './rules.ts';
import type { Grants } from './viewers.ts';
import { hasAgent, secretCategory, type World } from './world.ts';

/** All pages of the viewer's conversations, or the refusal that is due. */
export function expectRows(
  world: World,
  viewer: Grants,
  question: UsageQuestion,
  answers: readonly Answer<ConversationPage>[],
): void {
  const verdict = judgeUsage(world, viewer, question);
  const [first] = answers as [Answer<ConversationPage>];
  expect(first.status).toBe(verdict.status);
  if (verdict.status === 404) expectNothing(first);
  else if (verdict.status === 403) expectUsageRefusal(first, viewer, verdict.candidates);
  else {
    const { included, excluded } = verdict;
    const usage = selectUsage(world, included, question);
    const rows = answers.flatMap(({ body }) => body.data);
    expect(rows.map(({ agentState, startedAt, detailAccess, detailRequires, ...row }) => row)).toEqual(
      rowsOf(world, usage),
    );
    for (const { organizationId, agentId, detailAccess, detailRequires } of rows) {
      expect(detailAccess).toBe(mayDetails(viewer, organizationId, agentId));
      expect(detailRequires).toEqual(detailAccess ? undefined : detailsNeed(organizationId, agentId));
    }
    const loose = creditsOf(usage.filter(({ conversation }) => conversation === null));
    for (const answer of answers) {
      expect(answer.body.unattributed).toBe(loose);
      const allowed = allowedInRows(world, [...included, ...excluded], included, question);
      expect(leaksIn(answer, allowed)).toEqual([]);
    }
  }
}

/** What a page of rows may reveal. */
export const allowedInRows = (
  world: World,
  known: readonly string[],
  included: readonly string[],
  question: UsageQuestion = {},
): Allowed => ({
  ids: known,
  words: {
    organization: (id) => known.includes(id),
    agent: (id, agent) => included.includes(id) && hasAgent(world, id, agent),
    title: (id) => included.includes(id),
    // The page repeats the question's own words.
    category: (id) => question.category?.includes(secretCategory(id)) === true,
  },
});
