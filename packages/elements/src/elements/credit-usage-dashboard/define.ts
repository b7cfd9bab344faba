import { defineElement } from '../../internal/define-element.js';
import '../credit-category-pie/define.js';
import '../credit-usage-chart/define.js';
import '../credit-usage-filters/define.js';
import '../credit-usage-provider/define.js';
import '../credit-usage-summary/define.js';
import '../recent-conversations/define.js';
import { CreditUsageDashboardElement } from './credit-usage-dashboard.js';

defineElement('credit-usage-dashboard', CreditUsageDashboardElement);

declare global {
  interface HTMLElementTagNameMap {
    'credit-usage-dashboard': CreditUsageDashboardElement;
  }
}
