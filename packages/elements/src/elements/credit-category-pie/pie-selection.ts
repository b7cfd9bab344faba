import type { PiePart, PieParts } from './pie-parts.js';

/** The selected categories that this pie has. A selection that it does not have dims nothing here. */
export function selectionIn(
  { parts, refunds }: PieParts,
  selection: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set([...parts, ...refunds].flatMap(({ ids }) => ids).filter((id) => selection.has(id)));
}

/** Whether all categories of a part are selected. */
export function isSelected({ ids }: PiePart, selection: ReadonlySet<string>): boolean {
  return ids.every((id) => selection.has(id));
}

/** Whether a part is dimmed: there is a selection, and none of it is in the part. */
export function isBack({ ids }: PiePart, selection: ReadonlySet<string>): boolean {
  return selection.size > 0 && !ids.some((id) => selection.has(id));
}
