import { readText } from '../../util/read.js';
import { readItems } from './list-items.js';

/** A category that can be chosen. */
export interface CategoryFacts {
  readonly id: string;
  readonly label: string;
}

/** The categories of an answer; undefined for what is no list. */
export function readCategoryList(answer: unknown): readonly CategoryFacts[] | undefined {
  return readItems(answer, ({ id: given, label }) => {
    const id = readText(given);
    return id === undefined ? undefined : { id, label: readText(label) ?? id };
  });
}

/** The list, with what is chosen and not in it at its end: it has to be there to be taken away. */
export function withChosenCategories(
  categories: readonly CategoryFacts[],
  chosen: readonly string[],
): readonly CategoryFacts[] {
  const known = new Set(categories.map(({ id }) => id));
  return [...categories, ...chosen.filter((id) => !known.has(id)).map((id) => ({ id, label: id }))];
}

/** What is chosen after one has been ticked or cleared; undefined for all of them. */
export function toggled(chosen: readonly string[], id: string): readonly string[] | undefined {
  const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
  return next.length > 0 ? next : undefined;
}
