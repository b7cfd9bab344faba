import { defineElement } from '../../internal/define-element.js';
import { CreditUsageProviderElement } from './credit-usage-provider.js';

defineElement('credit-usage-provider', CreditUsageProviderElement);

declare global {
  interface HTMLElementTagNameMap {
    'credit-usage-provider': CreditUsageProviderElement;
  }
}
