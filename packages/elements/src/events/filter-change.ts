import type { CreditContext } from '../data/context.js';
import { type CreditFilterName, type CreditFilters, changeFilters } from '../data/filters.js';
import { requestSelection } from './select-event.js';

/**
 * What `credit-filter-change` says.
 *
 * @public
 */
export interface CreditFilterChangeDetail {
  /** The filter that a reader has changed; `from` for both ends of a range. */
  readonly filter: CreditFilterName;
  /** All filters as they would be. */
  readonly filters: CreditFilters;
}

/**
 * Asks the page for other filters with a `credit-filter-change` that it may cancel; what it lets happen, the provider does.
 *
 * The provider is told afterwards and not by the event: one that the element names by id is not on the event's way,
 * and a page may cancel on a node further up than the provider.
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
