import { decimal, total } from '../../support/exact.ts';
import { grouped } from '../../support/grouped.ts';
import { agentName, NOW, type Usage, type World } from './world.ts';

// The expected answers, added up from the records one by one.

export interface Filter {
  readonly agentId?: string;
  readonly category?: readonly string[];
  /** In milliseconds. Default: all time. */
  readonly from?: number;
  readonly to?: number;
}

/** The usage of these organizations that a filter selects, without usage in the future. */
export function selectUsage(world: World, organizations: readonly string[], filter: Filter): Usage[] {
  return world.usage.filter(
    (usage) =>
      organizations.includes(usage.organization) &&
      usage.time <= Date.parse(NOW) &&
      (filter.from === undefined || usage.time >= filter.from) &&
      (filter.to === undefined || usage.time < filter.to) &&
      (filter.agentId === undefined || usage.agent === filter.agentId) &&
      (filter.category === undefined || filter.category.includes(usage.category)),
  );
}

export const creditsOf = (usage: readonly Usage[]): string =>
  decimal(total(usage.map(({ credits }) => credits)));

/** Sums by a key, as a plain object that can be compared. */
export function sumsBy(usage: readonly Usage[], key: (usage: Usage) => string): Record<string, string> {
  const groups = grouped(usage, key);
  return Object.fromEntries([...groups].map(([name, group]) => [name, creditsOf(group)]));
}

export interface ExpectedRow {
  readonly organizationId: string;
  readonly agentId: string;
  readonly agentName: string;
  readonly conversationId: string;
  readonly title: string | null;
  readonly credits: string;
  readonly messageCount: number | null;
  readonly lastActivityAt: string;
}

/** The rows of conversations, latest first; ties by the key. */
export function rowsOf(world: World, usage: readonly Usage[]): ExpectedRow[] {
  const attributed = usage.filter(({ conversation }) => conversation !== null);
  const groups = grouped(attributed, (each) => keyOf(each.organization, each.agent, each.conversation));
  const rows = [...groups.values()].map((group) => {
    const [{ organization, agent, conversation }] = group as [Usage];
    const fact = world.conversations.find(
      (each) =>
        each.organization === organization && each.agent === agent && each.conversation === conversation,
    );
    const last = Math.max(...group.map(({ time }) => time));
    return {
      last,
      row: {
        organizationId: organization,
        agentId: agent,
        agentName: agentName(organization, agent),
        conversationId: conversation as string,
        title: fact?.title ?? null,
        credits: creditsOf(group),
        messageCount: fact?.messageCount ?? null,
        lastActivityAt: instant(last),
      },
    };
  });
  const key = ({ organizationId, agentId, conversationId }: ExpectedRow): string =>
    keyOf(organizationId, agentId, conversationId);
  return rows.sort((a, b) => b.last - a.last || (key(a.row) < key(b.row) ? -1 : 1)).map(({ row }) => row);
}

/** Milliseconds as the API writes instants. */
export const instant = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.?0*Z$/, 'Z');

const keyOf = (...ids: readonly (string | null)[]): string => ids.join(' ');
