import { describe, expect, it } from 'vitest';

/** What a page's server does: import the modules, where there is no DOM. */
describe('on a server', () => {
  it('imports the classes without registering them or adding a global', async () => {
    // Lit's own stand-ins come first, so that what is added after them is ours.
    await import('lit');
    await import('lit/decorators.js');
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    const { CreditUsageProviderElement, CreditUsageSummaryElement } = await import('../src/index.js');
    expect(Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))).toEqual([]);
    expect(customElements.get('credit-usage-summary')).toBeUndefined();
    expect(new CreditUsageSummaryElement().status).toBe('idle');
    expect(new CreditUsageProviderElement().filters).toEqual({});
  });

  it('imports the registering entry too, twice if need be', async () => {
    const { CreditUsageSummaryElement } = await import('../src/define.js');
    expect(customElements.get('credit-usage-summary')).toBe(CreditUsageSummaryElement);
  });
});
