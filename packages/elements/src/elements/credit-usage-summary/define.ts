import { defineElement } from '../../internal/define-element.js';
import { CreditUsageSummaryElement } from './credit-usage-summary.js';

defineElement('credit-usage-summary', CreditUsageSummaryElement);

declare global {
  interface HTMLElementTagNameMap {
    'credit-usage-summary': CreditUsageSummaryElement;
  }
}
