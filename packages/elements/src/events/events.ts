import type { CreditBucketSelectDetail } from './bucket-select.js';
import type {
  CreditConversationCloseDetail,
  CreditConversationOpenDetail,
  CreditSortChangeDetail,
} from './conversation-events.js';
import type { CreditExportDetail } from './export-event.js';
import type { CreditFilterChangeDetail } from './filter-change.js';
import type {
  CreditLoadDetail,
  CreditLoadErrorDetail,
  CreditLoadStartDetail,
  LoadEvents,
} from './load-events.js';
import type { CreditFiltersChangedDetail, CreditSelectionChangedDetail } from './provider-events.js';
import type { CreditCategorySelectDetail } from './select-event.js';

/**
 * The events of all elements, by name. Wherever this package is imported, `addEventListener` knows their types: on elements of all events, on
 * the document and the window of those that bubble. The others fire only on the element that they are about.
 *
 * @example
 * ```ts
 * document.addEventListener("credit-export", (event) => console.log(event.detail.fileName));
 * ```
 * @public
 */
export interface CreditEventMap {
  /** The reader selects a bar or clears the selection. */
  'credit-bucket-select': CustomEvent<CreditBucketSelectDetail>;
  /** The reader selects a category or clears the selection. */
  'credit-category-select': CustomEvent<CreditCategorySelectDetail>;
  /** The reader closes the details of a conversation. */
  'credit-conversation-close': CustomEvent<CreditConversationCloseDetail>;
  /** The reader opens a conversation. */
  'credit-conversation-open': CustomEvent<CreditConversationOpenDetail>;
  /** The reader downloads numbers as a file. */
  'credit-export': CustomEvent<CreditExportDetail>;
  /** The reader changes a filter. */
  'credit-filter-change': CustomEvent<CreditFilterChangeDetail>;
  /** The filters of a provider or a dashboard have changed. */
  'credit-filters-changed': CustomEvent<CreditFiltersChangedDetail>;
  /** Loading has succeeded. */
  'credit-load': CustomEvent<CreditLoadDetail>;
  /** Loading has failed. */
  'credit-load-error': CustomEvent<CreditLoadErrorDetail>;
  /** Loading begins. */
  'credit-load-start': CustomEvent<CreditLoadStartDetail>;
  /** The selected bar or the selected category of a provider or a dashboard has changed. */
  'credit-selection-changed': CustomEvent<CreditSelectionChangedDetail>;
  /** The reader sorts the conversations. */
  'credit-sort-change': CustomEvent<CreditSortChangeDetail>;
}

/** The events that reach the document. */
export interface CreditBubblingEventMap
  extends Omit<CreditEventMap, 'credit-filters-changed' | 'credit-selection-changed' | keyof LoadEvents> {}
