import type { ScopedRole } from '@credit-usage/sdk';
import type { CreditConversationKey } from '../util/conversation-key.js';

/**
 * What `credit-conversation-open` says.
 *
 * @public
 */
export interface CreditConversationOpenDetail extends CreditConversationKey {
  /** Whether the viewer may see its credit details. */
  readonly detailAccess: boolean;
  /** Where the viewer may not: the roles any one of which would do, so that the page can offer a way to ask. */
  readonly requiredRoles?: readonly ScopedRole[];
}

/**
 * What `credit-conversation-close` says.
 *
 * @public
 */
export interface CreditConversationCloseDetail extends CreditConversationKey {}
