import type { CreditContext } from '../data/context.js';
import { type CreditFilterName, type CreditFilters, changeFilters, RANGE } from '../data/filters.js';
import { requestSelection } from './select-event.js';

/**
 * The detail of `credit-filter-change`.
 *
 * @public
 */
export interface CreditFilterChangeDetail {
  /** The filters that change, also with another one: an agent of another organization goes when the reader chooses an organization. */
  readonly changed: readonly CreditFilterName[];
  /** All filters as they will be unless the event is cancelled. */
  readonly filters: CreditFilters;
}

/**
 * Fires `credit-filter-change`, and changes the provider's filters unless the page cancels.
 *
 * The provider does not listen to the event itself: one that the element names by id is not on the event's path, and a page may cancel on
 * a node further up than the provider.
 */
export function requestFilters(
  element: Element,
  context: CreditContext | undefined,
  present: CreditFilters,
  change: CreditFilters,
): boolean {
  const filters = changeFilters(context?.presentFilters() ?? present, change);
  const asked = Object.keys(change) as CreditFilterName[];
  if (asked.length === 0) return false;
  const names = new Set([...asked, ...(asked.some((name) => RANGE.includes(name)) ? RANGE : [])]);
  const changed = [...names].filter((name) => String(present[name]) !== String(filters[name]));
  const detail: CreditFilterChangeDetail = { changed, filters };
  if (!requestSelection(element, 'credit-filter-change', detail)) return false;
  context?.setFilters(filters);
  return true;
}
