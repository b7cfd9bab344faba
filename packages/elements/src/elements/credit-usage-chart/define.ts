import { defineElement } from '../../internal/define-element.js';
import { CreditUsageChartElement } from './credit-usage-chart.js';

defineElement('credit-usage-chart', CreditUsageChartElement);

declare global {
  interface HTMLElementTagNameMap {
    'credit-usage-chart': CreditUsageChartElement;
  }
}
