import { defineElement } from '../../internal/define-element.js';
import { ConversationCreditDetailsElement } from './conversation-credit-details.js';

defineElement('conversation-credit-details', ConversationCreditDetailsElement);

declare global {
  interface HTMLElementTagNameMap {
    'conversation-credit-details': ConversationCreditDetailsElement;
  }
}
