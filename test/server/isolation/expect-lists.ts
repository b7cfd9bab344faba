import type { AgentPage } from '@credit-usage/sdk/contract';
import { expect } from 'vitest';
import { sumOf } from '../../support/exact.ts';
import { type Answer, type Asking, lookOf } from './asking.ts';
import { leaksIn } from './leaks.ts';
import { agentName, type World } from './world.ts';

/** A CSV file has the same refusal as the JSON, or the same sum, and no words that the JSON does not have. */
export function expectCsv(
  { answer, rows }: Awaited<ReturnType<Asking['csv']>>,
  pages: readonly Answer[],
  credits: readonly (string | undefined)[],
): void {
  const [first] = pages as [Answer];
  expect(answer.status).toBe(first.status);
  if (answer.status !== 200) {
    expect(lookOf(answer)).toEqual(lookOf(first));
    return;
  }
  const told = pages.flatMap((page) => leaksIn(page, {}));
  expect(leaksIn(answer, {}).filter((word) => !told.includes(word))).toEqual([]);
  expect(sumOf(rows.map((row) => row.credits as string))).toBe(sumOf(credits.map((amount) => amount ?? '0')));
}

/** The agents of these organizations whose name or id has the text. */
export function expectAgents(
  world: World,
  answers: readonly Answer<AgentPage>[],
  included: readonly string[],
  q = '',
): void {
  const words = { agent: (id: string) => included.includes(id) };
  for (const answer of answers) expect(leaksIn(answer, { ids: included, words })).toEqual([]);
  const all = included.flatMap((organizationId) =>
    (world.agents.get(organizationId) ?? [])
      .toSorted()
      .map((id) => ({ organizationId, id, name: agentName(organizationId, id), state: 'active' })),
  );
  expect(answers.flatMap(({ body }) => body.data)).toEqual(
    all.filter(({ id, name }) => [id, name].some((text) => text.toLowerCase().includes(q.toLowerCase()))),
  );
}
