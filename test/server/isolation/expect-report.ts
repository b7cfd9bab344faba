import type { UsageReport } from '@credit-usage/sdk/contract';
import { expect } from 'vitest';
import type { Answer } from './asking.ts';
import { expectNothing, expectUsageRefusal } from './expect-refusal.ts';
import { creditsOf, instant, selectUsage, sumsBy } from './expected.ts';
import { leaksIn } from './leaks.ts';
import type { UsageQuestion } from './questions.ts';
import { judgeUsage, usageNeeds } from './rules.ts';
import type { Grants } from './viewers.ts';
import { hasAgent, organizationName, secretCategory, type Usage, type World } from './world.ts';

export type GroupBy = 'category' | 'agent' | 'organization';

const SERIES_KEY: Record<GroupBy, (usage: Usage) => string> = {
  category: ({ category }) => category,
  agent: ({ organization, agent }) => `${organization} ${agent}`,
  organization: ({ organization }) => organization,
};

/** A usage report of the viewer's, or the refusal that is due. */
export function expectReport(
  world: World,
  viewer: Grants,
  question: UsageQuestion,
  groupBy: GroupBy,
  answer: Answer<UsageReport>,
): void {
  const verdict = judgeUsage(world, viewer, question);
  expect(answer.status).toBe(verdict.status);
  if (verdict.status === 404) expectNothing(answer);
  else if (verdict.status === 403) expectUsageRefusal(answer, viewer, verdict.candidates);
  else {
    const { included, excluded } = verdict;
    expect(answer.body.scope).toEqual({
      included: included.map((id) => ({ id, name: organizationName(id) })),
      includedCount: included.length,
      excluded: excluded.map((id) => ({
        id,
        name: organizationName(id),
        code: 'role_required',
        requiredRoles: usageNeeds([id]),
      })),
    });
    expectFigures(world, included, question, groupBy, answer.body);
    const known = [...included, ...excluded];
    const words = {
      organization: (id: string) => known.includes(id),
      // The report repeats the question's own words.
      category: (id: string) =>
        included.includes(id) || question.category?.includes(secretCategory(id)) === true,
      agent: (id: string, agent: string) =>
        groupBy === 'agent' && included.includes(id) && hasAgent(world, id, agent),
    };
    expect(leaksIn(answer, { ids: known, words })).toEqual([]);
  }
}

function expectFigures(
  world: World,
  included: readonly string[],
  question: UsageQuestion,
  groupBy: GroupBy,
  report: UsageReport,
): void {
  const usage = selectUsage(world, included, question);
  expect(report.total).toBe(creditsOf(usage));
  expect(Object.fromEntries(report.categories.map(({ id, total }) => [id, total]))).toEqual(
    sumsBy(usage, SERIES_KEY.category),
  );
  const groups = sumsBy(usage, SERIES_KEY[groupBy]);
  const members = report.series.filter((series) => series.kind === 'member');
  for (const { organizationId, id, total } of members)
    expect(total).toBe(groups[organizationId === undefined ? id : `${organizationId} ${id}`]);
  const folded = report.series.find((series) => series.kind === 'other')?.members ?? 0;
  expect(members.length + folded).toBe(Object.keys(groups).length);
  const { agentId } = question;
  const ever = selectUsage(world, included, agentId === undefined ? {} : { agentId });
  const latest = ever.length ? instant(Math.max(...ever.map(({ time }) => time))) : null;
  expect(report.latestUsageAt).toBe(latest);
}
