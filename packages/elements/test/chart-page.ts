import { fixture } from '@open-wc/testing';
import type { CreditUsageChartElement } from '../src/elements/credit-usage-chart/credit-usage-chart.js';

/** A chart in the page, in English by default. */
export async function chartOf(
  data: unknown,
  attributes: Readonly<Record<string, string>> = {},
  inlineSize = '800px',
): Promise<CreditUsageChartElement> {
  const element = document.createElement('credit-usage-chart');
  for (const [name, value] of Object.entries({ lang: 'en', ...attributes }))
    element.setAttribute(name, value);
  element.style.inlineSize = inlineSize;
  element.data = data as CreditUsageChartElement['data'];
  await fixture(element);
  // The chart draws after it has been measured, which is before the next frame is painted.
  await settled(element);
  return element;
}

/** The first part with a name. */
export function part<Found extends Element = HTMLElement>(element: Element, name: string): Found | null {
  return element.shadowRoot?.querySelector<Found>(`[part~='${name}']`) ?? null;
}

/** All parts with a name. */
export function parts<Found extends Element = HTMLElement>(element: Element, name: string): Found[] {
  return [...(element.shadowRoot?.querySelectorAll<Found>(`[part~='${name}']`) ?? [])];
}

/** Its text, as one line. */
export const textOf = (node: Element | null | undefined): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** The element inside it that has the focus. */
export function focused(element: Element): HTMLElement | null {
  const active = element.shadowRoot?.activeElement;
  return active instanceof HTMLElement ? active : null;
}

/** Waits for the next frame and its drawing. */
export async function settled(element: CreditUsageChartElement): Promise<void> {
  await new Promise(requestAnimationFrame);
  await element.updateComplete;
  await new Promise(requestAnimationFrame);
  await element.updateComplete;
}
