import { defineElement } from '../../internal/define-element.js';
import '../conversation-credit-details/define.js';
import { RecentConversationsElement } from './recent-conversations.js';

defineElement('recent-conversations', RecentConversationsElement);

declare global {
  interface HTMLElementTagNameMap {
    'recent-conversations': RecentConversationsElement;
  }
}
