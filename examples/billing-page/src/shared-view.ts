import type { CreditUsageDashboardElement } from '@credit-usage/elements';
import { query } from '@credit-usage/sdk';

/** The page's own parameters, for the selected bar. */
const BAR = { start: 'barStart', end: 'barEnd' };

/** Keeps what a reader looks at in the page's address, so that it survives a reload and can be sent to a colleague. */
export function shareView(dashboard: CreditUsageDashboardElement): void {
  restore(dashboard, new URLSearchParams(location.search));
  const write = (): void => history.replaceState(null, '', `?${paramsOf(dashboard)}${location.hash}`);
  dashboard.addEventListener('credit-filters-changed', write);
  dashboard.addEventListener('credit-selection-changed', write);
}

function restore(dashboard: CreditUsageDashboardElement, params: URLSearchParams): void {
  try {
    const filters = query.fromSearchParams(params);
    // Without parameters, the page starts with the attributes in its HTML.
    if (Object.keys(filters).length > 0) dashboard.filters = filters;
  } catch {
    // Somebody has edited the address: the usual view is better than none.
  }
  const [start, end] = [params.get(BAR.start), params.get(BAR.end)];
  if (start !== null && end !== null) dashboard.selectedBucket = { start, end };
}

function paramsOf({ filters, selectedBucket }: CreditUsageDashboardElement): URLSearchParams {
  const params = query.toSearchParams(filters);
  if (selectedBucket) {
    params.set(BAR.start, selectedBucket.start);
    params.set(BAR.end, selectedBucket.end);
  }
  return params;
}
