import { attempt } from './attempt.js';
import { readTexts } from './read.js';

/** Categories in a list, or in a text that separates them by commas; without blanks. */
export function categoriesIn(value: unknown): readonly string[] {
  return readTexts(typeof value === 'string' ? value.split(',') : value).map((name) => name.trim());
}

/** Reads the selected categories from whatever a page has set. */
export function readSelection(value: unknown): ReadonlySet<string> {
  return new Set(attempt(() => categoriesIn(value)));
}
