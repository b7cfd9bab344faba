/** Where the keyboard is: on a bar (or a group of them), or on one segment of it. */
export interface ChartFocus {
  readonly group: number;
  /** Counted from the bottom; undefined is the whole bar. */
  readonly segment: number | undefined;
}

/** What there is to move about in. */
export interface FocusField {
  readonly groups: number;
  /** How far a page goes. */
  readonly page: number;
  readonly rightToLeft: boolean;
  /** How many segments a bar has. */
  segments(group: number): number;
}

type Move = (focus: ChartFocus, field: FocusField) => ChartFocus;

const toGroup =
  (target: (group: number, field: FocusField) => number): Move =>
  ({ group }, field) => ({
    group: Math.max(0, Math.min(field.groups - 1, target(group, field))),
    segment: undefined,
  });

/** As they are seen: the right arrow moves to the right, wherever later lies. */
const later = toGroup((group) => group + 1);
const earlier = toGroup((group) => group - 1);

/** From the whole bar to its lowest segment, and up; at the top it stays. */
const up: Move = ({ group, segment }, field) => {
  const top = field.segments(group) - 1;
  return { group, segment: top < 0 ? undefined : Math.min(top, segment === undefined ? 0 : segment + 1) };
};

/** Below the lowest segment is the whole bar again. */
const down: Move = ({ group, segment }) => ({
  group,
  segment: segment === undefined || segment === 0 ? undefined : segment - 1,
});

const MOVES: Readonly<Record<string, Move>> = {
  ArrowRight: (focus, field) => (field.rightToLeft ? earlier : later)(focus, field),
  ArrowLeft: (focus, field) => (field.rightToLeft ? later : earlier)(focus, field),
  ArrowUp: up,
  ArrowDown: down,
  Home: toGroup(() => 0),
  End: toGroup((_, { groups }) => groups - 1),
  PageUp: toGroup((group, { page }) => group - page),
  PageDown: toGroup((group, { page }) => group + page),
};

/** Where a key leads; undefined for keys that are none of the chart's business. */
export function moveFocus(key: string, focus: ChartFocus, field: FocusField): ChartFocus | undefined {
  return Object.hasOwn(MOVES, key) ? MOVES[key]?.(focus, field) : undefined;
}
