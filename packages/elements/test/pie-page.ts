import { fixture } from '@open-wc/testing';
import type { CreditCategoryPieElement } from '../src/elements/credit-category-pie/credit-category-pie.js';

/** A pie in the page, in English by default. */
export function pieOf(
  data: unknown,
  attributes: Readonly<Record<string, string>> = {},
  inlineSize = '800px',
): Promise<CreditCategoryPieElement> {
  const element = document.createElement('credit-category-pie');
  for (const [name, value] of Object.entries({ lang: 'en', ...attributes }))
    element.setAttribute(name, value);
  element.style.inlineSize = inlineSize;
  element.data = data as CreditCategoryPieElement['data'];
  return fixture(element);
}
