import { type Group, groupOf } from './groups.js';

/** Where the focus is: on a bar or a group of bars, on one bar of a group, or on one segment of any of these. */
export interface ChartFocus {
  readonly group: number;
  /** One bar of the group; undefined for the whole group. */
  readonly bucket: number | undefined;
  /** Counted from the bottom; undefined for the whole bar. */
  readonly segment: number | undefined;
}

/** What the focus can move in. */
export interface FocusField {
  readonly groups: readonly Group[];
  /** How many bars Page Up and Page Down move. */
  readonly page: number;
  readonly rightToLeft: boolean;
  /** How many segments a bar, or a group, has. */
  segments(bars: Group): number;
}

type Move = (focus: ChartFocus, field: FocusField) => ChartFocus;

/** The bars that have the focus. */
export function focusedBars({ group, bucket }: ChartFocus, groups: readonly Group[]): Group {
  return bucket === undefined ? (groups[group] ?? { from: 0, to: 0 }) : { from: bucket, to: bucket + 1 };
}

/** Moves from group to group, or from bar to bar inside a group. `right` is the step to the next bar on the right: -1 in right-to-left text. */
const along =
  (target: (at: number, last: number, page: number, right: number) => number): Move =>
  ({ group, bucket }, { groups, page, rightToLeft }) => {
    const bars = groups.at(-1)?.to ?? 0;
    const pages = (count: number): number => Math.max(1, Math.round((page * count) / bars));
    const to = (at: number, count: number): number =>
      Math.max(0, Math.min(count - 1, target(at, count - 1, pages(count), rightToLeft ? -1 : 1)));
    if (bucket === undefined) return { group: to(group, groups.length), bucket, segment: undefined };
    const next = to(bucket, bars);
    return { group: groupOf(groups, next), bucket: next, segment: undefined };
  };

/** From the whole bar to its lowest segment, then up to the top one. */
const up: Move = (focus, { groups, segments }) => {
  const top = segments(focusedBars(focus, groups)) - 1;
  const { segment } = focus;
  return { ...focus, segment: top < 0 ? undefined : Math.min(top, segment === undefined ? 0 : segment + 1) };
};

/** From the lowest segment to the whole bar, and from a whole group to its first bar. */
const down: Move = (focus, { groups }) => {
  const { bucket, segment } = focus;
  if (segment !== undefined) return { ...focus, segment: segment === 0 ? undefined : segment - 1 };
  const { from, to } = focusedBars(focus, groups);
  return { ...focus, bucket: to - from > 1 ? from : bucket };
};

const MOVES: Readonly<Record<string, Move>> = {
  ArrowRight: along((at, _last, _page, right) => at + right),
  ArrowLeft: along((at, _last, _page, right) => at - right),
  ArrowUp: up,
  ArrowDown: down,
  Home: along(() => 0),
  End: along((_, last) => last),
  PageUp: along((at, _, page) => at - page),
  PageDown: along((at, _, page) => at + page),
};

/** The focus after a key; undefined for keys that the chart does not use. */
export function moveFocus(key: string, focus: ChartFocus, field: FocusField): ChartFocus | undefined {
  return Object.hasOwn(MOVES, key) ? MOVES[key]?.(focus, field) : undefined;
}

/** One step out: from a segment to its bar, from a bar to its group; undefined if there is none. */
export function outerFocus({ group, bucket, segment }: ChartFocus): ChartFocus | undefined {
  if (segment !== undefined) return { group, bucket, segment: undefined };
  return bucket === undefined ? undefined : { group, bucket: undefined, segment };
}
