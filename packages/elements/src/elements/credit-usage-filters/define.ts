import { defineElement } from '../../internal/define-element.js';
import { CreditUsageFiltersElement } from './credit-usage-filters.js';

defineElement('credit-usage-filters', CreditUsageFiltersElement);

declare global {
  interface HTMLElementTagNameMap {
    'credit-usage-filters': CreditUsageFiltersElement;
  }
}
