import { describe, expect, it } from 'vitest';
import { CASES } from './contract/cases.js';
import { feedOf } from './contract/feed.js';

/** A page's server imports the modules without a DOM. */
describe('on a server', () => {
  it('imports the classes without registering them or adding a global', async () => {
    // Lit's own DOM shims come first, so that every later addition is ours.
    await import('lit');
    await import('lit/decorators.js');
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    const { CreditUsageDashboardElement, CreditUsageProviderElement, CreditUsageSummaryElement } =
      await import('../src/index.js');
    expect(Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))).toEqual([]);
    expect(customElements.get('credit-usage-summary')).toBeUndefined();
    expect(new CreditUsageSummaryElement().status).toBe('idle');
    expect(new CreditUsageProviderElement().filters).toEqual({});
    const dashboard = new CreditUsageDashboardElement();
    expect(dashboard.status).toBe('idle');
    expect(dashboard.filters).toEqual({ compare: 'previous' });
  });

  it('imports the registering entry too', async () => {
    const { CreditUsageSummaryElement } = await import('../src/define.js');
    expect(customElements.get('credit-usage-summary')).toBe(CreditUsageSummaryElement);
  });

  it.each(CASES)('makes a <$tag> and sets what it is to show', async ({ tag, attributes }) => {
    await import('../src/define.js');
    const Class = customElements.get(tag) as new () => HTMLElement & { status?: string };
    const element = Object.assign(new Class(), { source: feedOf(), heading: 'Usage', lang: 'en' });
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    expect(element.status ?? 'idle').toBe('idle');
  });
});
