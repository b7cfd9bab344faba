import type { CreditContext } from '../data/context.js';
import { type CreditFilterName, type CreditFilters, changeFilters } from '../data/filters.js';
import { requestSelection } from './select-event.js';

/**
 * The detail of `credit-filter-change`.
 *
 * @public
 */
export interface CreditFilterChangeDetail {
  /** The filter that the reader has changed; `from` stands for both ends of a range. */
  readonly filter: CreditFilterName;
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
  const [filter] = Object.keys(change) as CreditFilterName[];
  if (filter === undefined) return false;
  const detail: CreditFilterChangeDetail = { filter, filters };
  if (!requestSelection(element, 'credit-filter-change', detail)) return false;
  context?.setFilters(filters);
  return true;
}
