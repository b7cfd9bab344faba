type Move = (index: number, last: number) => number;

const next: Move = (index) => index + 1;
const previous: Move = (index) => index - 1;

/** As they are seen: the right arrow moves to the right, wherever the next lies. */
const MOVES: Readonly<Record<string, (rightToLeft: boolean) => Move>> = {
  ArrowDown: () => next,
  ArrowUp: () => previous,
  ArrowRight: (rightToLeft) => (rightToLeft ? previous : next),
  ArrowLeft: (rightToLeft) => (rightToLeft ? next : previous),
  Home: () => () => 0,
  End: () => (_, last) => last,
};

/** Where a key leads in a list of buttons that is one tab stop; undefined for keys that are none of its business. */
export function moveInList(
  key: string,
  index: number,
  count: number,
  rightToLeft: boolean,
): number | undefined {
  if (count === 0 || !Object.hasOwn(MOVES, key)) return undefined;
  const to = MOVES[key]?.(rightToLeft)(index, count - 1) ?? index;
  return Math.max(0, Math.min(count - 1, to));
}
