import type { Group } from '../../chart/groups.js';
import type { CreditSelectedBucket, CreditSelectedSeries } from '../../events/bucket-select.js';
import { attempt } from '../../util/attempt.js';
import { readInstant, readObject } from '../../util/read.js';
import type { ChartBucket, ChartFacts } from './credit-usage-chart.model.js';

/** The event detail for a group of buckets, as one. */
export function selectedOf({ buckets }: ChartFacts, { from, to }: Group): CreditSelectedBucket | undefined {
  const [first, last] = [buckets[from], buckets[to - 1]];
  if (!first || !last) return undefined;
  const partial = buckets.slice(from, to).some((bucket) => bucket.partial);
  return { start: first.start, end: last.end, date: first.date, local: first.local, partial };
}

/** The event detail for the series of a part. */
export function selectedSeriesOf({ series }: ChartFacts, index: number): CreditSelectedSeries | undefined {
  const each = series[index];
  return (
    each && {
      id: each.id,
      ...(each.organizationId !== undefined && { organizationId: each.organizationId }),
      ...(each.label !== undefined && { label: each.label }),
    }
  );
}

/** The buckets inside a selected range. The range may come from another chart or answer with other bars. */
export function selectionIn({ buckets }: ChartFacts, selected: unknown): Group | undefined {
  const range = attempt(() => {
    const { start, end } = readObject(selected) ?? {};
    return [readInstant(start), readInstant(end)];
  });
  const [start, end] = range ?? [];
  if (start === undefined || end === undefined) return undefined;
  const isInside = ({ start: from }: ChartBucket): boolean =>
    Date.parse(from) >= start && Date.parse(from) < end;
  const [from, to] = [buckets.findIndex(isInside), buckets.findLastIndex(isInside) + 1];
  return to > 0 ? { from, to } : undefined;
}
