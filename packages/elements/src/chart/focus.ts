import { type Group, groupOf } from './groups.js';

/** Where the keyboard is: on a bar (or a group of them), on one bar of a group, or on one segment of any of these. */
export interface ChartFocus {
  readonly group: number;
  /** One bar of the group; undefined is all of it. */
  readonly bucket: number | undefined;
  /** Counted from the bottom; undefined is the whole bar. */
  readonly segment: number | undefined;
}

/** What there is to move about in. */
export interface FocusField {
  readonly groups: readonly Group[];
  /** How many bars a page is. */
  readonly page: number;
  readonly rightToLeft: boolean;
  /** How many segments a bar, or a group, has. */
  segments(bars: Group): number;
}

type Move = (focus: ChartFocus, field: FocusField) => ChartFocus;

/** The bars that the keyboard is on. */
export function focusedBars({ group, bucket }: ChartFocus, groups: readonly Group[]): Group {
  return bucket === undefined ? (groups[group] ?? { from: 0, to: 0 }) : { from: bucket, to: bucket + 1 };
}

/** From group to group, or from bar to bar where a group has been entered: so fine as it was. */
const along =
  (target: (at: number, last: number, page: number) => number): Move =>
  ({ group, bucket }, { groups, page }) => {
    const bars = groups.at(-1)?.to ?? 0;
    const to = (at: number, count: number): number =>
      Math.max(0, Math.min(count - 1, target(at, count - 1, Math.max(1, Math.round((page * count) / bars)))));
    if (bucket === undefined) return { group: to(group, groups.length), bucket, segment: undefined };
    const next = to(bucket, bars);
    return { group: groupOf(groups, next), bucket: next, segment: undefined };
  };

/** As they are seen: the right arrow moves to the right, wherever later lies. */
const later = along((at) => at + 1);
const earlier = along((at) => at - 1);

/** From the whole bar to its lowest segment, and up; at the top it stays. */
const up: Move = (focus, { groups, segments }) => {
  const top = segments(focusedBars(focus, groups)) - 1;
  const { segment } = focus;
  return { ...focus, segment: top < 0 ? undefined : Math.min(top, segment === undefined ? 0 : segment + 1) };
};

/** Below the lowest segment is the whole bar again, and below a whole group the first of its bars. */
const down: Move = (focus, { groups }) => {
  const { bucket, segment } = focus;
  if (segment !== undefined) return { ...focus, segment: segment === 0 ? undefined : segment - 1 };
  const { from, to } = focusedBars(focus, groups);
  return { ...focus, bucket: to - from > 1 ? from : bucket };
};

const MOVES: Readonly<Record<string, Move>> = {
  ArrowRight: (focus, field) => (field.rightToLeft ? earlier : later)(focus, field),
  ArrowLeft: (focus, field) => (field.rightToLeft ? later : earlier)(focus, field),
  ArrowUp: up,
  ArrowDown: down,
  Home: along(() => 0),
  End: along((_, last) => last),
  PageUp: along((at, _, page) => at - page),
  PageDown: along((at, _, page) => at + page),
};

/** Where a key leads; undefined for keys that are none of the chart's business. */
export function moveFocus(key: string, focus: ChartFocus, field: FocusField): ChartFocus | undefined {
  return Object.hasOwn(MOVES, key) ? MOVES[key]?.(focus, field) : undefined;
}

/** One step back, from a segment to its bar, and from a bar to its group; undefined where there is none. */
export function outerFocus({ group, bucket, segment }: ChartFocus): ChartFocus | undefined {
  if (segment !== undefined) return { group, bucket, segment: undefined };
  return bucket === undefined ? undefined : { group, bucket: undefined, segment };
}
