import { decimal, divideHalfEven, total } from '../../support/exact.ts';
import { grouped } from '../../support/grouped.ts';
import { type Bucket, bucketsOf, instantOf, type Range } from './calendar.ts';
import type { Question, UsageQuestion } from './questions.ts';
import type { Usage, World } from './world.ts';

// The expected reports, added up from the records one by one.

/** The usage that counts: selected, and up to `asOf`. */
export function selectUsage(world: World, question: Partial<Question>, asOf: number): Usage[] {
  const { range, organizationId, agentId, category } = question;
  return world.usage.filter(
    (usage) =>
      usage.time <= asOf &&
      (!range || (usage.time >= range.from && usage.time < range.to)) &&
      (organizationId === undefined || usage.organization === organizationId) &&
      (agentId === undefined || usage.agent === agentId) &&
      (!category || category.includes(usage.category)),
  );
}

export const creditsOf = (usage: readonly Usage[]): bigint => total(usage.map(({ credits }) => credits));

interface Series {
  readonly id: string;
  readonly organization: string;
  readonly usage: readonly Usage[];
  readonly total: bigint;
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);
/** Sorts by bytes, which is neither the order of UTF-16 nor that of any language. */
export const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** "Ranked by |total| descending, then id." */
export function rankSeries(usage: readonly Usage[], groupBy: UsageQuestion['groupBy']): Series[] {
  const keyOf = (each: Usage): [id: string, organization: string] =>
    groupBy === 'agent' ? [each.agent, each.organization] : [each[groupBy], ''];
  const groups = grouped(usage, (each) => JSON.stringify(keyOf(each)));
  return [...groups]
    .map(([key, members]): Series => {
      const [id, organization] = JSON.parse(key) as [string, string];
      return { id, organization, usage: members, total: creditsOf(members) };
    })
    .sort((a, b) => {
      const difference = size(b.total) - size(a.total);
      if (difference !== 0n) return difference > 0n ? 1 : -1;
      return byBytes(a.id, b.id) || byBytes(a.organization, b.organization);
    });
}

/** The series in a report, and the usage of each. */
export function foldSeries(ranked: readonly Series[], top: UsageQuestion['top']) {
  const kept = top === 'all' || ranked.length <= top + 1 ? ranked : ranked.slice(0, top);
  const rest = ranked.slice(kept.length);
  return {
    kept,
    rest,
    columns: [
      ...kept.map((each) => each.usage),
      ...(rest.length ? [rest.flatMap((each) => each.usage)] : []),
    ],
  };
}

const within = (usage: readonly Usage[], { start, end }: Pick<Bucket, 'start' | 'end'>): Usage[] =>
  usage.filter(({ time }) => time >= start && time < end);

/** The bars, with an amount for each series. */
export function barsOf(buckets: readonly Bucket[], columns: readonly (readonly Usage[])[]) {
  return buckets.map(({ start, end, local, date, partial }) => {
    const values = columns.map((usage) => creditsOf(within(usage, { start, end })));
    return {
      start: instantOf(start),
      end: instantOf(end),
      local,
      date,
      partial,
      total: decimal(total(values)),
      values: values.map(decimal),
    };
  });
}

export function summaryOf(usage: readonly Usage[], question: Question, asOf: number) {
  const { range, zone, period } = question;
  const begun = { from: range.from, to: Math.min(range.to, asOf) };
  const days = period === '24h' ? 1 : period === '72h' ? 3 : daysIn(begun, zone, asOf).length;
  const peaks = daysIn(range, zone, asOf).map((day) => ({ day, credits: creditsOf(within(usage, day)) }));
  const peak = peaks.reduce<(typeof peaks)[number] | null>(
    (best, each) => (each.credits > (best?.credits ?? 0n) ? each : best),
    null,
  );
  const categories = grouped(usage, ({ category }) => category);
  return {
    averageDaily: days ? decimal(divideHalfEven(creditsOf(usage), BigInt(days))) : null,
    days,
    peakDay: peak && {
      date: peak.day.date,
      start: instantOf(peak.day.start),
      end: instantOf(peak.day.end),
      partial: peak.day.partial,
      total: decimal(peak.credits),
    },
    activeCategories: [...categories.values()].filter((group) => creditsOf(group) !== 0n).length,
  };
}

const daysIn = (range: Range, zone: string, asOf: number): Bucket[] => bucketsOf(range, 'day', zone, asOf);

/** An agent's last known name and state. */
export function agentOf(world: World, organization: string, agent: string) {
  const mine = <Item extends { organization: string; agent: string }>(items: readonly Item[]): Item[] =>
    items.filter((each) => each.organization === organization && each.agent === agent);
  const record = mine(world.agents).sort((a, b) => b.updatedAt - a.updatedAt)[0];
  if (record) return { name: record.name, state: record.state };
  const named = mine(world.usage)
    .filter(({ agentName }) => agentName !== undefined)
    .sort((a, b) => b.time - a.time)[0];
  return { name: named?.agentName ?? agent, state: 'active' };
}
