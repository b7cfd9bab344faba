import { attempt } from './attempt.js';
import { readTexts } from './read.js';

/** Reads the selected categories from whatever a page has set: an id or a list of ids. */
export function readSelection(value: unknown): ReadonlySet<string> {
  return new Set(attempt(() => readTexts(typeof value === 'string' ? [value] : value)));
}
