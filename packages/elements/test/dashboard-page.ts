import { fixture } from '@open-wc/testing';
import type { CreditUsageDashboardElement } from '../src/elements/credit-usage-dashboard/credit-usage-dashboard.js';
import { settle } from './fake-source.js';
import { type ScriptedSource, scriptedSource } from './scripted-source.js';

type Properties = Partial<CreditUsageDashboardElement>;

/** A dashboard that is not in the page yet. */
export function createDashboard(
  source: ScriptedSource | undefined = scriptedSource(),
  properties: Properties = {},
  attributes: Readonly<Record<string, string>> = {},
): CreditUsageDashboardElement {
  const element = document.createElement('credit-usage-dashboard');
  for (const [name, value] of Object.entries({ lang: 'en', timezone: 'Asia/Jakarta', ...attributes }))
    element.setAttribute(name, value);
  return Object.assign(element, { source }, properties);
}

/** One that is, and shows what its source has answered. */
export async function dashboardOf(
  ...args: Parameters<typeof createDashboard>
): Promise<CreditUsageDashboardElement> {
  const element = await fixture<CreditUsageDashboardElement>(createDashboard(...args));
  await shown();
  return element;
}

/** Until what was asked has been answered and drawn, and what was drawn has been measured. */
export async function shown(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await settle();
    await new Promise(requestAnimationFrame);
  }
}

/** A piece of it. */
export function piece<Tag extends keyof HTMLElementTagNameMap>(
  dashboard: Element,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const found = dashboard.shadowRoot?.querySelector(tag);
  if (!found) throw new Error(`There is no ${tag}`);
  return found;
}

/** All visible text in it, including shadow trees and slots. */
export function visibleText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof Element && !isVisible(node)) return '';
  if (node instanceof HTMLSlotElement) {
    const assigned = node.assignedNodes();
    return (assigned.length > 0 ? assigned : [...node.childNodes]).map(visibleText).join(' ');
  }
  const root = node instanceof Element ? node.shadowRoot : null;
  return [...(root ?? node).childNodes]
    .filter((child) => !(child instanceof HTMLStyleElement))
    .map(visibleText)
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** What only takes no place of its own is no less visible. */
const isVisible = (element: Element): boolean =>
  getComputedStyle(element).display === 'contents' ||
  (element.checkVisibility() && !element.matches('.visually-hidden'));
