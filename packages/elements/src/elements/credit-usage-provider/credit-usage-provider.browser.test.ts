import { query } from '@credit-usage/sdk';
import { expect, fixture } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { fakeSource, REFUSAL, settle } from '../../../test/fake-source.js';
import { pickFilters } from '../../../test/pick-filters.js';
import { usageReport } from '../../../test/report.js';
import { partText } from '../../../test/shadow.js';
import type { CreditContext } from '../../data/context.js';
import { ContextRequestEvent } from '../../data/context.js';
import type { CreditFilters } from '../../data/filters.js';
import { defineElement } from '../../internal/define-element.js';
import { CreditUsageSummaryElement } from '../credit-usage-summary/credit-usage-summary.js';
import '../credit-usage-summary/define.js';
import './define.js';
import { CreditUsageProviderElement } from './credit-usage-provider.js';

type Properties = Partial<CreditUsageProviderElement>;

const summary = (): CreditUsageSummaryElement => document.createElement('credit-usage-summary');

async function provided(properties: Properties, ...children: Element[]): Promise<CreditUsageProviderElement> {
  const provider = Object.assign(document.createElement('credit-usage-provider'), { lang: 'en' }, properties);
  provider.append(...children);
  await fixture(provider);
  await settle();
  return provider;
}

/** What an element at a place would be told. */
function sharedAt(place: Element): CreditContext | undefined {
  let shared: CreditContext | undefined;
  const asking = document.createElement('i');
  place.append(asking);
  asking.dispatchEvent(
    new ContextRequestEvent(asking, (value, leave) => {
      shared = value;
      leave?.();
    }),
  );
  asking.remove();
  return shared;
}

describe('a source', () => {
  it('feeds everything inside with one request', async () => {
    const source = fakeSource();
    const elements = [summary(), summary(), summary()];
    await provided({ source }, ...elements);
    expect(source.calls).to.have.length(1);
    await source.last.answer();
    expect(elements.map(({ status }) => status)).to.deep.equal(['ready', 'ready', 'ready']);
  });

  it('reaches through shadow roots, however deep', async () => {
    const outer = document.createElement('div');
    const inner = document.createElement('div');
    outer.attachShadow({ mode: 'open' }).append(inner);
    const element = summary();
    inner.attachShadow({ mode: 'closed' }).append(element);
    await provided({ source: fakeSource(() => usageReport()) }, outer);
    expect(element.status).to.equal('ready');
  });

  it('can be set later, changed, and taken away', async () => {
    const element = summary();
    const provider = await provided({}, element);
    expect(element.status).to.equal('idle');
    provider.source = fakeSource(() => usageReport());
    await settle();
    expect(element.status).to.equal('ready');
    provider.source = fakeSource();
    await settle();
    expect(element.status).to.equal('loading');
    provider.source = undefined;
    await settle();
    expect(element.status).to.equal('idle');
  });

  it('of an element’s own comes first, and its data before that', async () => {
    const source = fakeSource();
    const [own, given] = [summary(), summary()];
    own.source = fakeSource(() => usageReport({ total: '7' }));
    given.data = usageReport({ total: '8' });
    await provided({ source }, own, given);
    expect(source.calls).to.have.length(0);
    expect([partText(own, 'number'), partText(given, 'number')]).to.deep.equal(['7', '8']);
  });

  it('comes from the provider around, where the inner one has none', async () => {
    const source = fakeSource(() => usageReport());
    const element = summary();
    const inner = document.createElement('credit-usage-provider');
    inner.setAttribute('period', '72h');
    inner.append(element);
    await provided({ source, filters: { organizationId: 'org_1' } }, inner);
    expect(source.last.query).to.have.property('period', '72h');
    expect(source.last.query).not.to.have.property('organizationId');
    expect(element.status).to.equal('ready');
  });

  it('is asked again for everything by refresh()', async () => {
    const source = fakeSource(() => usageReport());
    const other = summary();
    other.period = '24h';
    const provider = await provided({ source }, summary(), other);
    await provider.refresh();
    expect(source.calls).to.have.length(4);
  });
});

describe('who is there first does not matter', () => {
  it('elements may come before the provider is upgraded', async () => {
    const late = document.createElement('late-provider');
    const element = summary();
    late.append(element);
    Object.assign(late, { source: fakeSource(() => usageReport()), filters: { period: '72h' } });
    await fixture(late);
    await settle();
    expect(element.status).to.equal('idle');
    defineElement('late-provider', class extends CreditUsageProviderElement {});
    await settle();
    expect(element.status).to.equal('ready');
    expect((late as CreditUsageProviderElement).filters).to.deep.equal({ period: '72h' });
  });

  it('elements may be upgraded after it', async () => {
    const early = document.createElement('later-summary') as CreditUsageSummaryElement;
    early.period = '72h';
    const source = fakeSource(() => usageReport());
    await provided({ source }, early);
    defineElement('later-summary', class extends CreditUsageSummaryElement {});
    await settle();
    expect(early.status).to.equal('ready');
    expect(source.calls.map(({ query }) => (query as CreditFilters).period)).to.deep.equal(['72h']);
  });

  it('elements may come in, go out and be moved with the provider', async () => {
    const source = fakeSource(() => usageReport());
    const element = summary();
    const provider = await provided({ source }, element);
    document.body.append(provider);
    await settle();
    expect(source.calls).to.have.length(1);
    expect(element.status).to.equal('ready');
    document.body.append(element);
    await settle();
    expect(element.status).to.equal('idle');
    provider.append(element);
    await settle();
    expect(element.status).to.equal('ready');
    provider.remove();
  });
});

describe('an id', () => {
  it('joins elements from elsewhere in the page, also out of a shadow root', async () => {
    const source = fakeSource(() => usageReport());
    const place = await fixture<HTMLElement>(document.createElement('div'));
    const outside = summary();
    const deep = summary();
    outside.provider = 'billing';
    deep.provider = 'billing';
    place.append(outside);
    place.attachShadow({ mode: 'open' }).append(document.createElement('slot'), deep);
    await settle();
    expect([outside.status, deep.status]).to.deep.equal(['idle', 'idle']);

    const provider = await provided({ source, id: 'billing', filters: { period: '72h' } });
    expect([outside.status, deep.status]).to.deep.equal(['ready', 'ready']);
    expect(source.calls).to.have.length(1);
    expect(source.last.query).to.have.property('period', '72h');

    provider.remove();
    await settle();
    expect(outside.status).to.equal('idle');
  });

  it('is followed when it changes, on either side', async () => {
    const element = summary();
    element.setAttribute('provider', 'b');
    await fixture(element);
    const provider = await provided({ source: fakeSource(() => usageReport()), id: 'a' });
    expect(element.status).to.equal('idle');
    provider.id = 'b';
    await settle();
    expect(element.status).to.equal('ready');
    element.setAttribute('provider', 'c');
    await settle();
    expect(element.status).to.equal('idle');
  });

  it('is waited for: the surrounding provider is not what was asked for', async () => {
    const element = summary();
    element.provider = 'elsewhere';
    await provided({ source: fakeSource(() => usageReport()) }, element);
    expect(element.status).to.equal('idle');
  });
});

describe('filters', () => {
  it('are shared, and an element’s own attributes come over them', async () => {
    const source = fakeSource(() => usageReport());
    const own = summary();
    own.period = '24h';
    const filters: CreditFilters = {
      from: '2026-11-01',
      to: '2026-11-08',
      timezone: 'Asia/Jakarta',
      agentId: 'a',
    };
    const provider = await provided({ source, filters }, summary(), own);
    expect(source.calls.map(({ query }) => query)).to.deep.equal([
      filters,
      { period: '24h', timezone: 'Asia/Jakarta', agentId: 'a' },
    ]);
    expect(provider.filters).to.deep.equal(filters);
  });

  it('can be attributes, one by one', async () => {
    const provider = await provided({});
    for (const [name, value] of [
      ['from', '2026-11-01'],
      ['to', '2026-11-08'],
      ['category', 'b,a'],
      ['group-by', 'agent'],
      ['bucket', 'century'],
      ['compare', 'previous'],
    ] as const)
      provider.setAttribute(name, value);
    expect(provider.filters).to.deep.equal({
      from: '2026-11-01',
      to: '2026-11-08',
      categories: ['a', 'b'],
      groupBy: 'agent',
      compare: 'previous',
    });
    provider.removeAttribute('category');
    provider.setAttribute('period', '24h');
    expect(provider.filters).to.deep.equal({ period: '24h', groupBy: 'agent', compare: 'previous' });
  });

  it('can be properties, one by one, also before the element is registered', async () => {
    const late = document.createElement('late-filters') as CreditUsageProviderElement;
    Object.assign(late, { from: '2026-11-01', to: '2026-11-08', category: 'b, a', compare: 'previous' });
    document.body.append(late);
    defineElement('late-filters', class extends CreditUsageProviderElement {});
    await late.updateComplete;
    const { from, to, period, category, compare } = late;
    expect({ from, to, period, category, compare }).to.deep.equal({
      from: '2026-11-01',
      to: '2026-11-08',
      period: undefined,
      category: ['a', 'b'],
      compare: 'previous',
    });
    // A period and a range exclude each other: what was set last counts, once it is whole.
    late.period = '24h';
    late.compare = 'none';
    expect(late.filters).to.deep.equal({ period: '24h', categories: ['a', 'b'] });
    expect(late.compare).to.equal('none');
    late.period = undefined;
    expect(late.filters).to.include({ from: '2026-11-01', to: '2026-11-08' });
    Object.assign(late, { from: undefined, to: undefined, period: '30d' });
    late.from = '2026-11-02';
    expect(late.period).to.equal('30d');
    late.to = '2026-11-03';
    expect(late.filters).to.deep.equal({ from: '2026-11-02', to: '2026-11-03', categories: ['a', 'b'] });
    late.filters = undefined;
    expect(late.filters).to.deep.equal({});
    late.remove();
  });

  it.each([
    'period="24h" from="2026-11-01" to="2026-11-08"',
    'from="2026-11-01" to="2026-11-08" period="24h"',
  ])('are those of the period where attributes name a range too: %s', async (attributes) => {
    const place = document.createElement('div');
    place.innerHTML = `<credit-usage-provider ${attributes}></credit-usage-provider>`;
    await fixture(place);
    const provider = place.firstElementChild as CreditUsageProviderElement;
    expect(provider.filters).to.deep.equal({ period: '24h' });
    provider.removeAttribute('period');
    expect(provider.filters).to.deep.equal({ from: '2026-11-01', to: '2026-11-08' });
    provider.period = '30d';
    provider.to = '2026-11-09';
    expect(provider.filters).to.deep.equal({ from: '2026-11-01', to: '2026-11-09' });
  });

  it('forget the ends of a range once there is another one', async () => {
    const provider = await provided({ from: '2026-11-01', to: '2026-11-05' });
    provider.filters = { from: '2026-11-10', to: '2026-11-12' };
    provider.to = '2026-11-15';
    expect(provider.filters).to.deep.equal({ from: '2026-11-10', to: '2026-11-15' });
    provider.filters = { period: '24h' };
    provider.period = undefined;
    expect(provider.filters).to.deep.equal({});
  });

  it('compare in no element that has said not to', async () => {
    const source = fakeSource(() => usageReport());
    await provided({ source, compare: 'previous' }, Object.assign(summary(), { compare: 'none' }), summary());
    expect(source.calls.map(({ query }) => (query as CreditFilters).compare)).to.deep.equal([
      undefined,
      'previous',
    ]);
  });

  it('never throw, whatever is set', async () => {
    const element = summary();
    const provider = await provided({ source: fakeSource(() => usageReport()) }, element);
    for (const lie of [
      null,
      7,
      'period=72h',
      [],
      { period: {} },
      { categories: 'a' },
      { from: 'x', to: 'y' },
    ]) {
      provider.filters = lie as CreditFilters;
      provider.categoryOrder = lie as never;
      provider.announcer = lie as never;
      await settle();
      expect(element.status).to.equal('ready');
    }
  });

  it('change for everybody when a reader picks, and the page is told', async () => {
    const source = fakeSource(() => usageReport());
    const [element, other] = [summary(), summary()];
    const provider = await provided({ source, filters: { timezone: 'Asia/Jakarta' } }, element, other);
    const told: [type: string, detail: unknown][] = [];
    for (const type of ['credit-filter-change', 'credit-filters-changed'])
      provider.addEventListener(type, (event) => told.push([type, (event as CustomEvent).detail]));
    expect(pickFilters(element, { period: '72h' })).to.equal(true);
    await settle();
    const filters = { timezone: 'Asia/Jakarta', period: '72h' };
    expect(told).to.deep.equal([
      ['credit-filter-change', { changed: ['period'], filters }],
      ['credit-filters-changed', { filters }],
    ]);
    expect(source.calls.map(({ query }) => query)).to.deep.equal([{ timezone: 'Asia/Jakarta' }, filters]);
    // What the page sets itself, and what changes nothing, is no news.
    provider.filters = { period: '24h' };
    pickFilters(element, { period: '24h' });
    await settle();
    expect(told.filter(([type]) => type === 'credit-filters-changed')).to.have.length(1);
  });

  it('do not change when the page says no, wherever it listens', async () => {
    const source = fakeSource(() => usageReport());
    const element = summary();
    const provider = await provided({ source }, element);
    const refuse = (event: Event): void => event.preventDefault();
    document.addEventListener('credit-filter-change', refuse);
    expect(pickFilters(element, { period: '72h' })).to.equal(false);
    document.removeEventListener('credit-filter-change', refuse);
    await settle();
    expect(provider.filters).to.deep.equal({});
    expect(source.calls).to.have.length(1);
  });

  it('change from elsewhere in the page too', async () => {
    const element = summary();
    element.provider = 'joined';
    await fixture(element);
    const provider = await provided({ id: 'joined' });
    pickFilters(element, { categories: ['LLM'] });
    expect(provider.filters).to.deep.equal({ categories: ['LLM'] });
  });

  it('live in the page’s URL, if it wants', async () => {
    const element = summary();
    const provider = await provided({ filters: query.fromSearchParams('period=72h&tab=billing') }, element);
    let url = '';
    provider.addEventListener('credit-filters-changed', () => {
      url = query.toSearchParams(provider.filters).toString();
    });
    pickFilters(element, { categories: ['WebSearch', 'LLM'] });
    expect(url).to.equal('period=72h&category=LLM&category=WebSearch');
  });
});

describe('colours', () => {
  it('may be ordered by the page', async () => {
    const provider = await provided({ categoryOrder: ['b', 'a'] });
    expect([...(sharedAt(provider)?.slots.placesOf(['c']) ?? [])]).to.deep.equal([
      ['b', 0],
      ['a', 1],
      ['c', 3],
    ]);
  });
});

describe('its voice', () => {
  const voice = (provider: Element): string =>
    provider.shadowRoot?.querySelector('[role=status]')?.textContent ?? 'none';
  const gathered = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 200));

  it('is there before anything is said, and takes no place', async () => {
    const provider = await provided({});
    expect(voice(provider)).to.equal('');
    expect(getComputedStyle(provider).display).to.equal('contents');
    await expect(provider).to.be.accessible();
  });

  it('says once what three elements say, and does not comment on the first answer', async () => {
    const source = fakeSource();
    const provider = await provided({ source }, summary(), summary(), summary());
    await source.last.answer();
    await gathered();
    expect(voice(provider)).to.equal('');
    void provider.refresh();
    await settle();
    await source.last.fail(REFUSAL);
    await gathered();
    expect(voice(provider)).to.equal(
      'You need the Billing role in Acme to see usage. Ask the person who holds it.',
    );
  });

  it('says what a reader’s choice came to', async () => {
    const source = fakeSource();
    const element = summary();
    const provider = await provided({ source }, element);
    await source.last.answer();
    pickFilters(element, { period: '72h' });
    await settle();
    await source.last.answer(usageReport({ total: '12' }));
    await gathered();
    expect(voice(provider)).to.equal('Total usage: 12 credits.');
  });

  it('says nothing of what is hidden by then', async () => {
    const source = fakeSource();
    const [shown, hidden] = [summary(), summary()];
    hidden.messages = { refusedUsage: 'Hidden: {roles}' };
    const provider = await provided({ source }, shown, hidden);
    await source.last.fail(REFUSAL);
    hidden.hidden = true;
    await gathered();
    expect(voice(provider)).to.contain('You need the Billing role');
    expect(voice(provider)).not.to.contain('Hidden');
  });

  it('may be the page’s own, and that of the outermost provider', async () => {
    const said: string[] = [];
    const inner = document.createElement('credit-usage-provider');
    const outer = await provided({ announcer: (text) => said.push(text) }, inner);
    sharedAt(inner)?.announce('Hello');
    sharedAt(outer)?.announce('Hello');
    await gathered();
    expect(said).to.deep.equal(['Hello.']);
    expect(voice(inner)).to.equal('');
  });
});

it('leaves nothing behind, 200 times', async () => {
  const source = fakeSource(() => usageReport());
  const place = await fixture<HTMLElement>(document.createElement('div'));
  const joined = summary();
  joined.provider = 'coming-and-going';
  place.append(joined);
  for (let round = 0; round < 200; round++) {
    const provider = Object.assign(document.createElement('credit-usage-provider'), {
      source,
      id: 'coming-and-going',
    });
    provider.append(summary());
    place.append(provider);
    await provider.updateComplete;
    provider.remove();
    await Promise.resolve();
  }
  await settle();
  expect(joined.status).to.equal('idle');
  expect(place.childNodes).to.have.length(1);
  const calls = source.calls.length;
  const last = await provided({ source });
  await last.refresh();
  expect(source.calls).to.have.length(calls);
});
