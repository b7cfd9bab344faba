import { defineElement } from '../../internal/define-element.js';
import { CreditCategoryPieElement } from './credit-category-pie.js';

defineElement('credit-category-pie', CreditCategoryPieElement);

declare global {
  interface HTMLElementTagNameMap {
    'credit-category-pie': CreditCategoryPieElement;
  }
}
