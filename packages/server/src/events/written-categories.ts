import { LRUCache } from 'lru-cache';
import { keyOf } from '../store/batch.js';
import type { CategoryUsage } from './directory-rows.js';

/** More than the organizations that send usage at a time have together. */
const MOST = 10_000;

/**
 * Remembers which categories have been written, with their first usage. Nearly every batch has the same few, and the embedded engine takes
 * as long for rows that change nothing as for any others. Correct only where this process alone writes.
 */
export class WrittenCategories {
  readonly #first = new LRUCache<string, number>({ max: MOST });

  /** Those that the store does not have yet, or not as early. */
  newAmong(rows: readonly CategoryUsage[]): readonly CategoryUsage[] {
    return rows.filter((row) => row.first_usage < (this.#first.get(idOf(row)) ?? Number.POSITIVE_INFINITY));
  }

  /** Notes rows of `newAmong` that have been written. */
  note(rows: readonly CategoryUsage[]): void {
    for (const row of rows) this.#first.set(idOf(row), row.first_usage);
  }
}

const idOf = ({ organization_id, category }: CategoryUsage): string => keyOf(organization_id, category);
