import type { ConversationSort, ScopedRole } from '@credit-usage/sdk';
import type { CreditConversationKey } from '../util/conversation-key.js';

/**
 * The detail of `credit-conversation-open`.
 *
 * @public
 */
export interface CreditConversationOpenDetail extends CreditConversationKey {
  /** The start of the range that the row's credits are of, an instant: `from` for details that have to agree with the row. Absent if not known. */
  readonly from?: string;
  /** The end of that range, exclusive: `to` for these details. */
  readonly to?: string;
  /** Whether the viewer may see the credit details. */
  readonly detailAccess: boolean;
  /** If not: the roles of which any one suffices, so that the page can offer a way to request one. */
  readonly requiredRoles?: readonly ScopedRole[];
}

/**
 * The detail of `credit-conversation-close`.
 *
 * @public
 */
export interface CreditConversationCloseDetail extends CreditConversationKey {}

/**
 * The detail of `credit-sort-change`.
 *
 * @public
 */
export interface CreditSortChangeDetail {
  /** The order that the rows will have unless the event is cancelled. */
  readonly sort: ConversationSort;
}
