import { byHours, byMonths, byWeeks, type CalendarKey, type Dated } from './calendar-keys.js';

/** Buckets `[from, to)` that are one target for keys and fingers. */
export interface Group {
  readonly from: number;
  readonly to: number;
}

/** More targets would be too small to hit and too many to step through. */
export const MOST_GROUPS = 62;

/** From fine to coarse. Groups are stretches of the calendar, such as 6 hours, a day or a week. */
const KEYS: readonly CalendarKey[] = [
  byHours(2),
  byHours(3),
  byHours(4),
  byHours(6),
  byHours(12),
  byHours(24),
  byWeeks(1),
  byMonths(1),
];

/** One group for each bucket if there are few buckets; otherwise the finest stretches of the calendar that are few enough. */
export function groupBuckets(buckets: readonly Dated[]): Group[] {
  if (buckets.length <= MOST_GROUPS) return chunks(buckets.length, 1);
  for (const key of KEYS) {
    const groups = grouped(buckets, key);
    if (groups) return groups;
  }
  return chunks(buckets.length, Math.ceil(buckets.length / MOST_GROUPS));
}

/** Undefined if there are too many groups. */
function grouped(buckets: readonly Dated[], key: CalendarKey): Group[] | undefined {
  const groups: Group[] = [];
  let from = 0;
  for (let index = 1; index <= buckets.length; index++) {
    const [before, now] = [buckets[index - 1], buckets[index]];
    if (before && now && key(before) === key(now)) continue;
    groups.push({ from, to: index });
    if (groups.length > MOST_GROUPS) return undefined;
    from = index;
  }
  return groups;
}

function chunks(count: number, size: number): Group[] {
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    from: index * size,
    to: Math.min(count, (index + 1) * size),
  }));
}

/** The group that a bucket is in. */
export function groupOf(groups: readonly Group[], bucket: number): number {
  return groups.findIndex(({ from, to }) => from <= bucket && bucket < to);
}
