import type { PiePart, PieParts } from './pie-parts.js';

/** The selection as far as this pie has it: what is picked elsewhere makes nothing step back here. */
export function selectionIn(
  { parts, refunds }: PieParts,
  selection: ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set([...parts, ...refunds].flatMap(({ ids }) => ids).filter((id) => selection.has(id)));
}

/** Whether all of a part is picked. */
export function isSelected({ ids }: PiePart, selection: ReadonlySet<string>): boolean {
  return ids.every((id) => selection.has(id));
}

/** Whether a part steps back behind what is picked: it has nothing of it. */
export function isBack({ ids }: PiePart, selection: ReadonlySet<string>): boolean {
  return selection.size > 0 && !ids.some((id) => selection.has(id));
}
