/** The pages of one request that a reader has visited. */
export interface PageTrail {
  /** The source and the request of the pages. A cursor is only valid for these. */
  readonly source: unknown;
  readonly question: string | undefined;
  /** The cursor of each page; undefined for the first. */
  readonly cursors: readonly (string | undefined)[];
  /** The index of the page shown. */
  readonly at: number;
}

/** The trail of a request: the present one if it is the same request, else a new one at its first page. */
export function trailOf(
  trail: PageTrail | undefined,
  source: unknown,
  question: string | undefined,
): PageTrail {
  if (trail && trail.source === source && trail.question === question) return trail;
  return { source, question, cursors: [undefined], at: 0 };
}

/** Moves to the next page. After a refresh, its cursor may differ from the one in the trail. */
export function onward(trail: PageTrail, nextCursor: string | undefined): PageTrail {
  if (nextCursor === undefined) return trail;
  const at = trail.at + 1;
  return { ...trail, cursors: [...trail.cursors.slice(0, at), nextCursor], at };
}

/** Moves to the previous page. */
export function back(trail: PageTrail): PageTrail {
  return trail.at === 0 ? trail : { ...trail, at: trail.at - 1 };
}

/** The cursor of the page shown. */
export function cursorOf(trail: PageTrail): string | undefined {
  return trail.cursors[trail.at];
}
