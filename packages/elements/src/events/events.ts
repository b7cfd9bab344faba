import type { CreditBucketSelectDetail } from './bucket-select.js';
import type { CreditConversationCloseDetail, CreditConversationOpenDetail } from './conversation-events.js';
import type { CreditExportDetail } from './export-event.js';
import type { CreditFilterChangeDetail } from './filter-change.js';
import type { CreditLoadDetail, CreditLoadErrorDetail, CreditLoadStartDetail } from './load-events.js';
import type { CreditFiltersChangedDetail, CreditSelectionChangedDetail } from './provider-events.js';
import type { CreditCategorySelectDetail } from './select-event.js';

/**
 * The events of all elements, by name. `addEventListener` knows them wherever this package is imported, on the document too, which
 * those that bubble reach.
 *
 * @example
 * ```ts
 * document.addEventListener("credit-export", (event) => console.log(event.detail.fileName));
 * ```
 * @public
 */
export interface CreditEventMap {
  /** A reader is about to pick a bar, or to clear the selection. */
  'credit-bucket-select': CustomEvent<CreditBucketSelectDetail>;
  /** A reader is about to pick a category, or to clear the selection. */
  'credit-category-select': CustomEvent<CreditCategorySelectDetail>;
  /** A reader is about to close the details of a conversation. */
  'credit-conversation-close': CustomEvent<CreditConversationCloseDetail>;
  /** A reader is about to open a conversation. */
  'credit-conversation-open': CustomEvent<CreditConversationOpenDetail>;
  /** A reader wants numbers as a file. */
  'credit-export': CustomEvent<CreditExportDetail>;
  /** A reader is about to change a filter. */
  'credit-filter-change': CustomEvent<CreditFilterChangeDetail>;
  /** The filters of a provider or a dashboard have changed. */
  'credit-filters-changed': CustomEvent<CreditFiltersChangedDetail>;
  /** The answer is there. */
  'credit-load': CustomEvent<CreditLoadDetail>;
  /** The answer did not come. */
  'credit-load-error': CustomEvent<CreditLoadErrorDetail>;
  /** A request begins. */
  'credit-load-start': CustomEvent<CreditLoadStartDetail>;
  /** What is picked in a provider or a dashboard has changed. */
  'credit-selection-changed': CustomEvent<CreditSelectionChangedDetail>;
}
