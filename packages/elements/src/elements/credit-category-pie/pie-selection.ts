import { attempt } from '../../internal/attempt.js';
import { readList, readText } from '../../internal/read.js';
import type { PiePart, PieParts } from './pie-parts.js';

/** The categories that are picked, whatever a page has set: an id, or a list of them. */
export function readSelection(value: unknown): ReadonlySet<string> {
  const ids = attempt(() => readList(typeof value === 'string' ? [value] : value).map(readText)) ?? [];
  return new Set(ids.filter((id) => id !== undefined));
}

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
