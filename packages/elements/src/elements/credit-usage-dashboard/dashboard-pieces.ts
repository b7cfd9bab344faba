import type { CreditContext } from '../../data/context.js';
import type { CreditUsageDashboardElement } from './credit-usage-dashboard.js';

/** The elements that a dashboard is made of. */
export type DashboardPiece =
  | 'credit-usage-provider'
  | 'credit-usage-filters'
  | 'credit-usage-summary'
  | 'credit-usage-chart'
  | 'credit-category-pie'
  | 'recent-conversations';

/** A piece, once it is rendered. */
export function pieceOf<Tag extends DashboardPiece>(
  { shadowRoot }: Element,
  tag: Tag,
): HTMLElementTagNameMap[Tag] | null {
  return shadowRoot?.querySelector(tag) ?? null;
}

/** Whether the page has filled a slot of an element. Text can only fill the default one, and white space does not. */
export function isFilled({ childNodes }: Element, slot: string): boolean {
  return [...childNodes].some((node) =>
    node instanceof Element
      ? node.slot === slot
      : slot === '' && node instanceof Text && node.data.trim() !== '',
  );
}

/**
 * Passes on the page's own values, outside of templates: a template would inspect them, and some values throw when inspected. `outer` is
 * what the provider around the dashboard, or the one that it names, shares.
 */
export function handOn(
  dashboard: CreditUsageDashboardElement,
  outer: CreditContext | undefined,
  announceThere: (text: string) => void,
): void {
  const { unit, messages, refreshInterval, controls, categoryOrder, filters, selectedBucket } = dashboard;
  const { withPatterns, pieVariant } = dashboard;
  const give = (tag: DashboardPiece, values: object): void => {
    Object.assign(pieceOf(dashboard, tag) ?? {}, values);
  };
  const source = dashboard.source ?? outer?.source;
  const announcer = dashboard.announcer ?? (outer && announceThere);
  give('credit-usage-provider', { source, announcer, categoryOrder, filters, selectedBucket });
  give('credit-usage-filters', { controls, messages });
  give('credit-usage-summary', { unit, messages, refreshInterval });
  give('credit-usage-chart', { unit, messages, withPatterns });
  give('credit-category-pie', { unit, messages, withPatterns, variant: pieVariant });
  give('recent-conversations', { unit, messages, refreshInterval });
}
