import { readText } from '../../util/read.js';
import { readItems } from './list-items.js';

/** A category that can be chosen. */
export interface CategoryFacts {
  readonly id: string;
  readonly label: string;
}

/** Reads the categories of an answer; undefined if it is not a list. */
export function readCategoryList(answer: unknown): readonly CategoryFacts[] | undefined {
  return readItems(answer, ({ id: given, label }) => {
    const id = readText(given);
    return id === undefined ? undefined : { id, label: readText(label) ?? id };
  });
}

/** The list, with chosen categories that are not in it at the end, so that they can be cleared. */
export function withChosenCategories(
  categories: readonly CategoryFacts[],
  chosen: readonly string[],
): readonly CategoryFacts[] {
  const known = new Set(categories.map(({ id }) => id));
  return [...categories, ...chosen.filter((id) => !known.has(id)).map((id) => ({ id, label: id }))];
}

/** The choice after one category is ticked or unticked; undefined for all categories. */
export function toggled(chosen: readonly string[], id: string): readonly string[] | undefined {
  const next = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
  return next.length > 0 ? next : undefined;
}
