/**
 * Custom elements for credit usage. This entry exports the classes and registers nothing;
 * `@credit-usage/elements/define` registers them all.
 *
 * @packageDocumentation
 */
export type { CreditBucketRange } from './data/bucket-range.js';
export type {
  CreditClient,
  CreditSource,
  CreditSourceOptions,
  CreditSourcePageOptions,
} from './data/credit-source.js';
export type { CreditFilterName, CreditFilters } from './data/filters.js';
export type { CreditLoadError, CreditLoadErrorKind } from './data/load-error.js';
export type { CreditAnswers, CreditRoute } from './data/query-request.js';
export { forgetAnswers } from './data/query-store.js';
export { ConversationCreditDetailsElement } from './elements/conversation-credit-details/conversation-credit-details.js';
export { CreditCategoryPieElement } from './elements/credit-category-pie/credit-category-pie.js';
export { CreditUsageChartElement } from './elements/credit-usage-chart/credit-usage-chart.js';
export { CreditUsageDashboardElement } from './elements/credit-usage-dashboard/credit-usage-dashboard.js';
export { CreditUsageFiltersElement } from './elements/credit-usage-filters/credit-usage-filters.js';
export { CreditUsageProviderElement } from './elements/credit-usage-provider/credit-usage-provider.js';
export { CreditUsageSummaryElement } from './elements/credit-usage-summary/credit-usage-summary.js';
export { RecentConversationsElement } from './elements/recent-conversations/recent-conversations.js';
export type {
  CreditBucketSelectDetail,
  CreditSelectedBucket,
  CreditSelectedSeries,
} from './events/bucket-select.js';
export type {
  CreditConversationCloseDetail,
  CreditConversationOpenDetail,
  CreditSortChangeDetail,
} from './events/conversation-events.js';
export type { CreditEventMap } from './events/events.js';
export type { CreditExportDetail } from './events/export-event.js';
export type { CreditFilterChangeDetail } from './events/filter-change.js';
export type {
  CreditLoadDetail,
  CreditLoadErrorDetail,
  CreditLoadStartDetail,
} from './events/load-events.js';
export type { CreditFiltersChangedDetail, CreditSelectionChangedDetail } from './events/provider-events.js';
export type { CreditCategorySelectDetail } from './events/select-event.js';
export type { CreditMessages, CreditPluralMessage } from './i18n/messages.js';
// As types: the elements are made to be used, and a page that extends one depends on what no version promises.
export type { CreditDataElement } from './internal/credit-data-element.js';
export type { CreditElement } from './internal/credit-element.js';
export type { CreditSourceElement } from './internal/credit-source-element.js';
export type { CreditConversationKey } from './util/conversation-key.js';
export type { CreditStatus } from './util/status.js';
