import type { UsageRecord } from '@credit-usage/sdk/contract';
import { abs, average, changeRatio, compare, isZero, sum } from '@credit-usage/sdk/credits';
import {
  buckets,
  defaultBucket,
  type EpochMicros,
  formatInstant,
  isLocalDate,
  parseInstant,
  previousRange,
  resolveDates,
  resolvePeriod,
  summaryDays,
  type TimeBucket,
  type TimeRange,
} from '@credit-usage/sdk/time';
import type { Ask } from './ask.js';
import { AGENT_NAMES, type World } from './world.js';

// What a server has to answer, computed from the records that were written, without any code of a server.

/** The range that a question means at a moment. */
export function rangeOf({ period = '30d', from, to, timezone = 'UTC' }: Ask, asOf: EpochMicros): TimeRange {
  if (from === undefined || to === undefined) return resolvePeriod(period, timezone, asOf);
  if (isLocalDate(from)) return resolveDates(from, to, timezone);
  return { from: instantOf(from), to: instantOf(to) };
}

/** Reports are cut into hundreds of buckets, and each looks at every record. */
const KNOWN = new Map<string, EpochMicros>();

/** An instant that is known to be one. */
export function instantOf(text: string): EpochMicros {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  const instant = parseInstant(text);
  if (instant === undefined) throw new RangeError(`${text} is no instant`);
  KNOWN.set(text, instant);
  return instant;
}

/** The range as answers write it. */
export const writtenRange = ({ from, to }: TimeRange) => ({
  from: formatInstant(from),
  to: formatInstant(to),
});

/** The usage that a question is about: of these organizations, in its range, until a moment. */
export function selected(
  { usage }: Pick<World, 'usage'>,
  organizations: readonly string[],
  ask: Ask,
  asOf: EpochMicros,
  range: TimeRange = rangeOf(ask, asOf),
): UsageRecord[] {
  return usage.filter((record) => {
    const time = instantOf(record.time);
    return (
      organizations.includes(record.organizationId) &&
      (ask.agentId === undefined || record.agentId === ask.agentId) &&
      (ask.category === undefined || ask.category.includes(record.category)) &&
      time >= range.from &&
      time < range.to &&
      time <= asOf
    );
  });
}

export const totalOf = (usage: readonly UsageRecord[]): string => sum(usage.map(({ credits }) => credits));

/** Records under keys, in the order of the keys' first record. */
export function grouped(
  usage: readonly UsageRecord[],
  keyOf: (record: UsageRecord) => string,
): Map<string, UsageRecord[]> {
  const groups = new Map<string, UsageRecord[]>();
  for (const record of usage) {
    const key = keyOf(record);
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return groups;
}

/** The report that a server must return for a question. */
export function expectedReport(world: World, organizations: readonly string[], ask: Ask, asOf: EpochMicros) {
  const { timezone = 'UTC', period = ask.from === undefined ? '30d' : undefined } = ask;
  const range = rangeOf(ask, asOf);
  const usage = selected(world, organizations, ask, asOf);
  const unit = ask.bucket ?? defaultBucket(period ?? range);
  const bars = buckets(range, unit, timezone, asOf);
  const { series, columns } = expectedSeries(world, usage, ask);
  const total = totalOf(usage);
  const days = summaryDays(range, timezone, asOf, period);
  const categories = expectedCategories(usage);
  return {
    range: writtenRange(range),
    latestUsageAt: latest(world, organizations, ask, asOf),
    total,
    series,
    buckets: bars.map((bar) => ({
      ...writtenBucket(bar),
      total: totalOf(within(usage, bar)),
      values: columns.map((column) => totalOf(within(column, bar))),
    })),
    categories,
    summary: {
      days,
      averageDaily: days > 0 ? average(total, days) : null,
      peakDay: peakDay(usage, buckets(range, 'day', timezone, asOf)),
      activeCategories: categories.filter((category) => !isZero(category.total)).length,
    },
    ...(ask.compare && { previous: expectedPrevious(world, organizations, ask, asOf, total) }),
  };
}

/** A bucket's place in time, as answers write it. */
export const writtenBucket = ({ start, end, local, date, partial }: TimeBucket) => ({
  start: formatInstant(start),
  end: formatInstant(end),
  local,
  date,
  partial,
});

const within = (usage: readonly UsageRecord[], { start, end }: Pick<TimeBucket, 'start' | 'end'>) =>
  usage.filter(({ time }) => instantOf(time) >= start && instantOf(time) < end);

/** By absolute value, then by id. */
function ranked<One extends { readonly id: string; readonly total: string }>(all: readonly One[]): One[] {
  return [...all].sort(
    (a, b) => compare(abs(b.total), abs(a.total)) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
}

function expectedSeries(world: World, usage: readonly UsageRecord[], ask: Ask) {
  const { groupBy = 'category', top = 6 } = ask;
  const key = {
    category: (record: UsageRecord) => JSON.stringify([record.category]),
    agent: (record: UsageRecord) => JSON.stringify([record.agentId, record.organizationId]),
    organization: (record: UsageRecord) => JSON.stringify([record.organizationId]),
  }[groupBy];
  const members = ranked(
    [...grouped(usage, key)].map(([text, records]) => {
      const [id, organizationId] = JSON.parse(text) as [string, string?];
      return { ...named(world, groupBy, id, organizationId), total: totalOf(records), records };
    }),
  );
  // A single series is never folded.
  const kept = top === 'all' || members.length <= top + 1 ? members : members.slice(0, top);
  const rest = members.slice(kept.length);
  const folded = rest.flatMap(({ records }) => records);
  return {
    series: [
      ...kept.map(({ records: _, ...series }) => series),
      ...(rest.length ? [{ kind: 'other', id: null, members: rest.length, total: totalOf(folded) }] : []),
    ],
    columns: [...kept.map(({ records }) => records), ...(rest.length ? [folded] : [])],
  };
}

function named(
  world: World,
  groupBy: 'category' | 'agent' | 'organization',
  id: string,
  organizationId?: string,
) {
  const kind = 'member' as const;
  if (groupBy === 'agent') {
    const { name: label, state } = AGENT_NAMES[id] ?? { name: id, state: 'active' };
    return { kind, id, organizationId, label, state };
  }
  if (groupBy === 'category') return { kind, id, label: id, state: 'active' };
  return { kind, id, label: world.names[id] ?? id, state: id === world.throng ? 'deleted' : 'active' };
}

/** In the order of their ids: the contract promises none. */
export function expectedCategories(usage: readonly UsageRecord[]) {
  return [...grouped(usage, ({ category }) => category)]
    .map(([id, records]) => ({ id, label: id, total: totalOf(records) }))
    .sort(byId);
}

export const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : Number(a.id > b.id);

function peakDay(usage: readonly UsageRecord[], days: readonly TimeBucket[]) {
  const totals = days.map((day) => ({ day, total: totalOf(within(usage, day)) }));
  const peak = totals.reduce<(typeof totals)[number] | undefined>(
    (best, each) => (compare(each.total, best?.total ?? '0') > 0 ? each : best),
    undefined,
  );
  if (!peak) return null;
  const { local: _, ...place } = writtenBucket(peak.day);
  return { ...place, total: peak.total };
}

/** Whatever the range and the categories. */
function latest(
  world: World,
  organizations: readonly string[],
  { agentId }: Ask,
  asOf: EpochMicros,
): string | null {
  const usage = selected(world, organizations, { ...(agentId !== undefined && { agentId }) }, asOf, {
    from: 0,
    to: asOf + 1,
  });
  return usage.length ? formatInstant(Math.max(...usage.map(({ time }) => instantOf(time)))) : null;
}

function expectedPrevious(
  world: World,
  organizations: readonly string[],
  ask: Ask,
  asOf: EpochMicros,
  total: string,
) {
  const { timezone = 'UTC' } = ask;
  const range = rangeOf(ask, asOf);
  const previous = previousRange(range, timezone, asOf);
  // Before the range has begun, nothing counts, not even at its cut.
  const usage = asOf < range.from ? [] : selected(world, organizations, ask, previous.cutAt, previous);
  const unit = ask.bucket ?? defaultBucket(ask.period ?? (ask.from === undefined ? '30d' : range));
  const bars = buckets(previous, unit, timezone, asOf);
  const { length } = buckets(range, unit, timezone, asOf);
  // The last bucket gets what has no counterpart.
  const places = bars.slice(0, length);
  const before = places.map(({ start, end }, index) =>
    totalOf(within(usage, { start, end: index === length - 1 ? previous.to : end })),
  );
  const missing = Array.from({ length: length - places.length }, () => '0');
  const aligned = unit === 'hour' || unit === 'day';
  return {
    ...writtenRange(previous),
    cutAt: formatInstant(previous.cutAt),
    total: totalOf(usage),
    changeRatio: changeRatio(total, totalOf(usage)),
    buckets: aligned ? [...before, ...missing] : null,
  };
}
