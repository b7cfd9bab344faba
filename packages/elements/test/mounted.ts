import { fixture } from '@open-wc/testing';
import '../src/elements/credit-usage-summary/define.js';
import type { CreditUsageSummaryElement } from '../src/elements/credit-usage-summary/credit-usage-summary.js';
import { type FakeSource, settle } from './fake-source.js';

export type Properties = Partial<CreditUsageSummaryElement>;

/** A summary that is not in the page yet. */
export const create = (source?: FakeSource, properties: Properties = {}): CreditUsageSummaryElement =>
  Object.assign(document.createElement('credit-usage-summary'), { lang: 'en', source }, properties);

/** One that is, and has asked. */
export async function mounted(
  source?: FakeSource,
  properties: Properties = {},
): Promise<CreditUsageSummaryElement> {
  const element = await fixture<CreditUsageSummaryElement>(create(source, properties));
  await settle();
  return element;
}

/** Collects its events about loading. */
export function heard(element: Element): { type: string; detail: unknown }[] {
  const events: { type: string; detail: unknown }[] = [];
  for (const type of ['credit-load-start', 'credit-load', 'credit-load-error'])
    element.addEventListener(type, (event) => events.push({ type, detail: (event as CustomEvent).detail }));
  return events;
}
