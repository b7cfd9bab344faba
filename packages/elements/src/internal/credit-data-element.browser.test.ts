import type { CreditUsageClient } from '@credit-usage/sdk';
import { expect, fixture } from '@open-wc/testing';
import { describe, it, vi } from 'vitest';
import { FAILURE, fakeSource, settle } from '../../test/fake-source.js';
import { create, heard, mounted } from '../../test/mounted.js';
import { emptyReport, usageReport } from '../../test/report.js';
import { part, partText } from '../../test/shadow.js';
import type { CreditUsageSummaryElement } from '../elements/credit-usage-summary/credit-usage-summary.js';

describe('requests', () => {
  it('are one for three elements that ask the same', async () => {
    const source = fakeSource();
    const place = await fixture<HTMLElement>(document.createElement('div'));
    place.append(create(source), create(source), create(source, { period: '30d' }));
    await settle();
    expect(source.calls).to.have.length(1);
    await source.last.answer();
    for (const element of place.querySelectorAll('credit-usage-summary'))
      expect(element.status).to.equal('ready');
  });

  it('ask what all attributes say together, and only that', async () => {
    const source = fakeSource();
    const element = create(source);
    for (const [name, value] of Object.entries({
      from: '2026-11-01',
      to: '2026-11-08',
      timezone: 'Asia/Jakarta',
      'organization-id': 'org_1',
      'agent-id': 'agent_1',
      category: 'WebSearch, LLM',
      bucket: 'hour',
      'group-by': 'agent',
      compare: 'previous',
    }))
      element.setAttribute(name, value);
    await fixture(element);
    await settle();
    expect(element.category).to.deep.equal(['LLM', 'WebSearch']);
    expect(source.calls.map(({ query }) => query)).to.deep.equal([
      {
        from: '2026-11-01',
        to: '2026-11-08',
        timezone: 'Asia/Jakarta',
        organizationId: 'org_1',
        agentId: 'agent_1',
        categories: ['LLM', 'WebSearch'],
        bucket: 'hour',
        groupBy: 'agent',
        compare: 'previous',
      },
    ]);
  });

  it('are of the type they say, whatever their attributes are', () => {
    const element = create(fakeSource());
    const names = ['heading', 'unit', 'provider', 'period', 'group-by', 'refresh-interval', 'category'];
    const read = (): unknown[] => {
      const { heading, unit, provider, period, groupBy, refreshInterval, category } = element;
      return [heading, unit, provider, period, groupBy, refreshInterval, category];
    };
    const before = read();
    expect(before).to.deep.equal(['', '', ...Array(5).fill(undefined)]);
    for (const name of names) element.setAttribute(name, 'x');
    expect(read()).to.deep.equal(['x', 'x', 'x', 'x', 'x', undefined, ['x']]);
    element.setAttribute('refresh-interval', '60');
    expect(element.refreshInterval).to.equal(60);
    for (const name of names) element.removeAttribute(name);
    expect(read()).to.deep.equal(before);
    Object.assign(element, { category: 'WebSearch, LLM' });
    expect(element.category).to.deep.equal(['LLM', 'WebSearch']);
  });

  it('take what cannot be asked for as not set, in the zone of the browser', async () => {
    const source = fakeSource();
    const element = create(source);
    const attributes = [
      'period',
      'from',
      'to',
      'timezone',
      'bucket',
      'group-by',
      'compare',
      'refresh-interval',
    ];
    for (const name of attributes) element.setAttribute(name, '\u0000 nonsense');
    Object.assign(element, { category: 7, organizationId: {}, agentId: Symbol('x'), provider: [] });
    await fixture(element);
    await settle();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(source.last.query).to.deep.equal({ timezone: timeZone });
    expect(source.calls).to.have.length(1);
  });

  it('ask the categories that are shown to be set: what a page does to its array afterwards is nothing that was asked', async () => {
    const source = fakeSource();
    const category = ['LLM'];
    const element = await mounted(source, { category });
    category.push('WebSearch');
    element.requestUpdate();
    await settle();
    expect(element.category).to.deep.equal(['LLM']);
    expect(source.calls).to.have.length(1);
    element.category = category;
    await settle();
    expect(source.last.query).to.deep.include({ categories: ['LLM', 'WebSearch'] });
  });

  it('are aborted when the last element has left', async () => {
    const source = fakeSource();
    const [first, second] = [await mounted(source), await mounted(source)];
    first.remove();
    await settle();
    expect(source.last.signal.aborted).to.equal(false);
    second.remove();
    await settle();
    expect(source.last.signal.aborted).to.equal(true);
  });

  it('are not made for data of the page’s own', async () => {
    const source = fakeSource();
    const element = await mounted(source, { data: usageReport() });
    expect(source.calls).to.have.length(0);
    expect(element.status).to.equal('ready');
    element.data = undefined;
    await settle();
    expect(source.calls).to.have.length(1);
  });

  it('go through a client as it is', async () => {
    const client = { usage: { get: vi.fn(async () => usageReport()) } } as unknown as CreditUsageClient;
    const element = await fixture<CreditUsageSummaryElement>(Object.assign(create(), { source: client }));
    await settle();
    expect(element.status).to.equal('ready');
  });
});

describe('while a new answer is on its way', () => {
  it('the old one to the same question stays', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.answer();
    void element.refresh();
    await settle();
    expect(element.status).to.equal('refreshing');
    expect(part(element, 'base')?.getAttribute('aria-busy')).to.equal('true');
    expect(partText(element, 'number')).to.equal('1,234.5');
    await source.last.answer(usageReport({ total: '7' }));
    expect(element.status).to.equal('ready');
    expect(partText(element, 'number')).to.equal('7');
  });

  it('the old one to another question stays too, and goes when the new one fails', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.answer();
    element.period = '72h';
    await settle();
    expect(element.status).to.equal('refreshing');
    expect(partText(element, 'number')).to.equal('1,234.5');
    await source.last.fail(FAILURE);
    expect(element.status).to.equal('error');
    expect(part(element, 'number')).to.equal(null);
  });

  it('that of another source does not stay: it may be of another viewer', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    await source.last.answer();
    element.source = fakeSource();
    await settle();
    expect(element.status).to.equal('loading');
    expect(part(element, 'number')).to.equal(null);
    element.source = undefined;
    await settle();
    expect(element.status).to.equal('idle');
  });

  it('the last question counts, whichever answer comes first', async () => {
    const source = fakeSource();
    const element = await mounted(source);
    element.period = '72h';
    await settle();
    const [first, second] = source.calls;
    expect(first?.signal.aborted).to.equal(true);
    await second?.answer(usageReport({ total: '2' }));
    await first?.answer(usageReport({ total: '1' }));
    expect(partText(element, 'number')).to.equal('2');
  });
});

describe('events', () => {
  it('tell of a request, its answer and its error, once each, when it shows', async () => {
    const source = fakeSource();
    const element = create(source);
    const events = heard(element);
    const statuses: string[] = [];
    element.addEventListener('credit-load', () => statuses.push(element.status, partText(element, 'number')));
    await fixture(element);
    await settle();
    await source.last.answer();
    void element.refresh();
    await settle();
    await source.last.fail(FAILURE);
    expect(events.map(({ type }) => type)).to.deep.equal([
      'credit-load-start',
      'credit-load',
      'credit-load-start',
      'credit-load-error',
    ]);
    expect(events.map(({ detail }) => detail).slice(0, 3)).to.deep.equal([
      { route: 'usage', refreshing: false },
      { route: 'usage', status: 'ready', excluded: [] },
      { route: 'usage', refreshing: true },
    ]);
    expect(statuses).to.deep.equal(['ready', '1,234.5']);
  });

  it('stay with the element', async () => {
    const source = fakeSource(() => emptyReport());
    const place = await fixture<HTMLElement>(document.createElement('div'));
    const events = heard(place);
    place.append(create(source));
    await settle();
    expect(events).to.deep.equal([]);
  });

  it('are none for data of the page’s own, nor for a move', async () => {
    const element = await mounted(undefined, { data: usageReport() });
    const events = heard(element);
    element.data = emptyReport();
    await settle();
    const source = fakeSource(() => usageReport());
    const loaded = await mounted(source);
    const later = heard(loaded);
    document.body.append(loaded);
    await settle();
    loaded.remove();
    expect([...events, ...later]).to.deep.equal([]);
  });
});
