import type { UsageReport } from '@credit-usage/sdk';
import { expect, fixture } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { settle } from '../../../test/fake-source.js';
import { changesOf, type ListSource, listSource, shown } from '../../../test/lists.js';
import { usageReport } from '../../../test/report.js';
import { partText } from '../../../test/shadow.js';
import './define.js';
import '../credit-usage-chart/define.js';
import '../credit-usage-provider/define.js';
import type { CreditUsageProviderElement } from '../credit-usage-provider/credit-usage-provider.js';
import type { CreditUsageFiltersElement } from './credit-usage-filters.js';

/** A page with both, and every report that was asked for. */
async function billingTab(attributes: Readonly<Record<string, string>> = {}): Promise<{
  provider: CreditUsageProviderElement;
  filters: CreditUsageFiltersElement;
  asked: unknown[];
  source: ListSource;
}> {
  const asked: unknown[] = [];
  const source = listSource({
    usage: (query: unknown): UsageReport => {
      asked.push(query);
      return usageReport();
    },
  });
  const provider = document.createElement('credit-usage-provider');
  const filters = document.createElement('credit-usage-filters');
  for (const [name, value] of Object.entries({ lang: 'en', timezone: 'Asia/Jakarta', ...attributes }))
    provider.setAttribute(name, value);
  provider.source = source;
  provider.append(filters, document.createElement('credit-usage-chart'));
  await fixture(provider);
  await shown(filters);
  return { provider, filters, asked, source };
}

describe('in a provider', () => {
  it('a category changes the shared question once, and the lists are not asked for again', async () => {
    const { provider, filters, asked, source } = await billingTab();
    const changed: unknown[] = [];
    provider.addEventListener('credit-filters-changed', (event) =>
      changed.push((event as CustomEvent).detail),
    );
    expect(asked).to.have.length(1);
    expect(source.asked).to.have.members(['organizations', 'agents {"limit":100}', 'categories']);
    filters.shadowRoot?.querySelector<HTMLInputElement>('[value=LLM]')?.click();
    await shown(filters);
    expect(asked.slice(1)).to.deep.equal([{ timezone: 'Asia/Jakarta', categories: ['LLM'] }]);
    expect(changed).to.deep.equal([{ filters: { timezone: 'Asia/Jakarta', categories: ['LLM'] } }]);
    expect(provider.filters.categories).to.deep.equal(['LLM']);
    expect(partText(filters, 'button')).to.equal('LLM');
    expect(source.asked).to.have.length(3);
  });

  it('shows what the provider looks at, whoever has changed it', async () => {
    const { provider, filters } = await billingTab({ period: '72h', 'organization-id': 'org_3' });
    expect(filters.filters).to.include({ period: '72h', organizationId: 'org_3' });
    provider.filters = { ...provider.filters, categories: ['LLM', 'WebSearch', 'Zebra'] };
    await shown(filters);
    expect(partText(filters, 'button')).to.equal('3 categories');
    filters.shadowRoot?.querySelector<HTMLButtonElement>('.clear-button')?.click();
    await shown(filters);
    expect(provider.filters).to.deep.equal({ timezone: 'Asia/Jakarta', period: '30d' });
  });

  it('gives up an attribute of its own when a reader picks something else', async () => {
    const { provider, filters } = await billingTab();
    filters.period = '24h';
    filters.category = ['WebSearch'];
    await shown(filters);
    filters.shadowRoot?.querySelector<HTMLInputElement>("[value='12mo']")?.click();
    await shown(filters);
    expect(provider.filters).to.deep.equal({ timezone: 'Asia/Jakarta', period: '12mo' });
    expect(filters.filters).to.deep.equal({
      timezone: 'Asia/Jakarta',
      period: '12mo',
      categories: ['WebSearch'],
    });
  });

  it('wears the colours of the chart', async () => {
    const { provider, filters } = await billingTab();
    const swatch = (id: string): string | null | undefined =>
      filters.shadowRoot?.querySelector(`[value=${id}] + svg rect`)?.getAttribute('class');
    expect(['Adjustment', 'LLM', 'WebSearch'].map(swatch)).to.deep.equal([
      'series-2',
      'series-1',
      'series-6',
    ]);
    provider.categoryOrder = ['WebSearch', 'LLM'];
    await shown(filters);
    expect(['WebSearch', 'LLM', 'Adjustment'].map(swatch)).to.deep.equal([
      'series-1',
      'series-2',
      'series-6',
    ]);
  });

  it('joins one elsewhere in the page by its id', async () => {
    const { provider, filters, asked } = await billingTab();
    provider.id = 'billing';
    const place = await fixture<HTMLElement>(document.createElement('div'));
    filters.provider = 'billing';
    place.append(filters);
    await shown(filters);
    const changes = changesOf(provider);
    filters.shadowRoot?.querySelector<HTMLInputElement>("[value='72h']")?.click();
    await shown(filters);
    expect(changes).to.deep.equal([]);
    expect(provider.filters.period).to.equal('72h');
    expect(asked).to.have.length(2);
  });

  it('keeps what is typed into a date when the answer comes', async () => {
    const { filters, asked } = await billingTab({ from: '2026-10-01', to: '2026-11-01' });
    const date = filters.shadowRoot?.querySelector<HTMLInputElement>('[type=date]');
    date?.focus();
    await userEvent.keyboard('1005');
    await userEvent.keyboard('{Enter}');
    await shown(filters);
    await settle();
    expect(asked).to.have.length(2);
    expect(date?.value).to.equal('2026-10-05');
    expect(filters.shadowRoot?.activeElement).to.equal(date);
  });
});
