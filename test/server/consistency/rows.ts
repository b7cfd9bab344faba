import { decimal } from '../../support/exact.ts';
import { grouped } from '../../support/grouped.ts';
import { instantOf } from './calendar.ts';
import { agentOf, byBytes, creditsOf } from './model.ts';
import type { Usage, World } from './world.ts';

export type Sort = '-lastActivityAt' | '-credits';

/** The expected rows of all pages, in order. */
export function rowsOf(world: World, usage: readonly Usage[], asOf: number, sort: Sort) {
  const attributed = usage.filter(({ conversation }) => conversation !== null);
  const rows = [...grouped(attributed, keyOf).values()].map((group) => {
    const [{ organization, agent, conversation }] = group as [Usage];
    const same = (each: { organization: string; agent: string; conversation: string | null }) =>
      each.organization === organization && each.agent === agent && each.conversation === conversation;
    const record = world.conversations.filter(same).sort((a, b) => b.updatedAt - a.updatedAt)[0];
    const times = world.usage.filter(same).map(({ time }) => time);
    const first = Math.min(...times.filter((time) => time <= asOf));
    const last = Math.max(...group.map(({ time }) => time));
    const { name, state } = agentOf(world, organization, agent);
    return {
      last,
      credits: creditsOf(group),
      key: [organization, agent, conversation as string],
      row: {
        organizationId: organization,
        agentId: agent,
        agentName: name,
        agentState: state,
        conversationId: conversation as string,
        title: record?.title ?? null,
        credits: decimal(creditsOf(group)),
        messageCount: record?.messageCount ?? null,
        startedAt: instantOf(record?.startedAt ?? first),
        lastActivityAt: instantOf(last),
        detailAccess: true,
      },
    };
  });
  const byKey = (a: readonly string[], b: readonly string[]): number =>
    a.map((part, index) => byBytes(part, b[index] as string)).find((order) => order !== 0) ?? 0;
  return rows
    .sort((a, b) => {
      const order =
        sort === '-credits' ? Number(b.credits > a.credits) - Number(b.credits < a.credits) : b.last - a.last;
      return order || byKey(a.key, b.key);
    })
    .map(({ row }) => row);
}

const keyOf = ({ organization, agent, conversation }: Usage): string =>
  JSON.stringify([organization, agent, conversation]);
