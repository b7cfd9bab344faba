/** The pages of one question that a reader has come through. */
export interface PageTrail {
  /** What the pages are of: the source and the question. A cursor means nothing to another one. */
  readonly source: unknown;
  readonly question: string | undefined;
  /** The cursor of each page, the first without one. */
  readonly cursors: readonly (string | undefined)[];
  /** Which of them is shown. */
  readonly at: number;
}

/** The trail of a question: the one there is, or a new one at its first page. */
export function trailOf(
  trail: PageTrail | undefined,
  source: unknown,
  question: string | undefined,
): PageTrail {
  if (trail && trail.source === source && trail.question === question) return trail;
  return { source, question, cursors: [undefined], at: 0 };
}

/** On to the page that the shown one names. It may name another one than it did before: it has been read anew. */
export function onward(trail: PageTrail, nextCursor: string | undefined): PageTrail {
  if (nextCursor === undefined) return trail;
  const at = trail.at + 1;
  return { ...trail, cursors: [...trail.cursors.slice(0, at), nextCursor], at };
}

/** Back to the page before. */
export function back(trail: PageTrail): PageTrail {
  return trail.at === 0 ? trail : { ...trail, at: trail.at - 1 };
}

/** The cursor of the page that is shown. */
export function cursorOf(trail: PageTrail): string | undefined {
  return trail.cursors[trail.at];
}
