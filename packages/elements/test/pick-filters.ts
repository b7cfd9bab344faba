import type { CreditContext } from '../src/data/context.js';
import type { CreditFilters } from '../src/data/filters.js';
import { requestFilters } from '../src/events/filter-change.js';

/** What an element has inside; the types of the package leave it out. */
interface Inside {
  readonly context: CreditContext | undefined;
  readonly filters: CreditFilters;
}

/** What a control of an element does when a reader picks something. */
export function pickFilters(element: Element, change: CreditFilters): boolean {
  const { context, filters } = element as unknown as Inside;
  return requestFilters(element, context, filters, change);
}
