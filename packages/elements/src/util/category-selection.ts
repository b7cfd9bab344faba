import { attempt } from './attempt.js';
import { readList, readText } from './read.js';

/** The categories that are picked, whatever a page has set: an id, or a list of them. */
export function readSelection(value: unknown): ReadonlySet<string> {
  const ids = attempt(() => readList(typeof value === 'string' ? [value] : value).map(readText)) ?? [];
  return new Set(ids.filter((id) => id !== undefined));
}
