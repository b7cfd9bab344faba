import { query } from '@credit-usage/sdk';
import { expect, fixture } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { chartReport } from '../../../test/chart-report.js';
import { createDashboard, dashboardOf, piece, shown } from '../../../test/dashboard-page.js';
import { FAILURE, REFUSAL } from '../../../test/fake-source.js';
import { heard } from '../../../test/mounted.js';
import { pickFilters } from '../../../test/pick-filters.js';
import { failing, scriptedSource } from '../../../test/scripted-source.js';
import { part, partText, textOf } from '../../../test/shadow.js';
import type { CreditFilters } from '../../data/filters.js';
import type { CreditLoadErrorDetail } from '../../events/load-events.js';
import './define.js';

const DATA_TAGS = ['credit-usage-summary', 'credit-usage-chart', 'credit-category-pie'] as const;

/** What a control inside does when a reader picks something. */
const pick = (dashboard: Element, change: CreditFilters): boolean =>
  pickFilters(piece(dashboard, 'credit-usage-filters'), change);

const bars = (dashboard: Element): HTMLElement[] => [
  ...(piece(dashboard, 'credit-usage-chart').shadowRoot?.querySelectorAll<HTMLElement>('.bar-hit') ?? []),
];

describe('its pieces', () => {
  it('share one request for figures, chart and pie, and agree', async () => {
    const source = scriptedSource();
    const dashboard = await dashboardOf(source, {}, { period: '30d', category: 'LLM' });
    expect(source.of('usage')).to.deep.equal([
      { period: '30d', categories: ['LLM'], timezone: 'Asia/Jakarta', compare: 'previous' },
    ]);
    expect(source.of('conversations')).to.have.length(1);
    const { total } = chartReport();
    expect(piece(dashboard, 'credit-usage-summary').shadowRoot?.querySelector('data')?.value).to.equal(total);
    const pie = part(piece(dashboard, 'credit-category-pie'), 'total');
    expect(pie?.querySelector('data')?.value).to.equal(total);
    for (const tag of DATA_TAGS) expect(piece(dashboard, tag).status, tag).to.equal('ready');
    expect(dashboard.status).to.equal('ready');
    expect(dashboard.matches(':state(ready)')).to.equal(true);
  });

  it('stand in the order of the questions, with headings one below the dashboard’s', async () => {
    const dashboard = await dashboardOf(undefined, { heading: 'Credit usage', headingLevel: 2 });
    const order = [...(dashboard.shadowRoot?.querySelectorAll('[part=base] *') ?? [])]
      .map(({ localName }) => localName)
      .filter((name) => name.includes('-'));
    expect(order).to.deep.equal([
      'credit-usage-filters',
      'credit-usage-summary',
      'credit-usage-chart',
      'credit-category-pie',
      'recent-conversations',
    ]);
    expect(part(dashboard, 'heading')?.ariaLevel).to.equal('2');
    const chart = part(piece(dashboard, 'credit-usage-chart'), 'heading');
    expect([textOf(chart), chart?.ariaLevel]).to.deep.equal(['Usage over time', '3']);
    dashboard.heading = '';
    await shown();
    expect(part(piece(dashboard, 'credit-usage-chart'), 'heading')?.ariaLevel).to.equal('2');
    expect(part(dashboard, 'base')?.ariaLabel).to.equal('Credit usage');
  });

  it('have the words, the unit and the controls that the page has set', async () => {
    const dashboard = await dashboardOf(undefined, {
      unit: 'tokens',
      messages: { totalUsage: 'Spent' },
      controls: 'period category',
    });
    expect(partText(piece(dashboard, 'credit-usage-summary'), 'label')).to.equal('Spent');
    expect(partText(piece(dashboard, 'credit-usage-summary'), 'unit')).to.equal('tokens');
    expect(partText(piece(dashboard, 'recent-conversations'), 'table')).to.contain('Total tokens');
    expect(piece(dashboard, 'credit-usage-filters').controls).to.equal('period category');
    dashboard.lang = 'id';
    await shown();
    expect(partText(piece(dashboard, 'credit-usage-chart'), 'heading')).to.equal(
      'Penggunaan dari waktu ke waktu',
    );
  });

  it('have textures and a simpler pie where the page has asked for them', async () => {
    const plain = await dashboardOf();
    const other = await dashboardOf(undefined, {}, { 'with-patterns': '', 'pie-variant': 'bar' });
    for (const [dashboard, isOther] of [
      [plain, false],
      [other, true],
    ] as const) {
      const pie = piece(dashboard, 'credit-category-pie');
      expect(part(pie, 'slice') === null).to.equal(isOther);
      expect(part(pie, 'bar') === null).to.equal(!isOther);
      for (const each of [pie, piece(dashboard, 'credit-usage-chart')]) {
        const swatch = each.shadowRoot?.querySelector('.legend .series-2') ?? each;
        expect(getComputedStyle(swatch).maskImage !== 'none', each.localName).to.equal(isOther);
      }
    }
  });

  it('have the colours in the order that the page has set, also later', async () => {
    const dashboard = await dashboardOf(undefined, { categoryOrder: ['SpeechToText', 'LLM'] });
    const first = (): string =>
      textOf(
        piece(dashboard, 'credit-category-pie').shadowRoot?.querySelector(
          '[part~=legend-item]:has(.series-1)',
        ) ?? null,
      );
    expect(first()).to.contain('SpeechToText');
    dashboard.categoryOrder = ['LLM', 'SpeechToText'];
    await shown();
    expect(first()).to.contain('LLM');
  });

  it('ask again as often as the page has set, those with a question of their own', async () => {
    const dashboard = await dashboardOf(undefined, {}, { 'refresh-interval': '60' });
    for (const tag of ['credit-usage-summary', 'recent-conversations'] as const)
      expect(piece(dashboard, tag).refreshInterval, tag).to.equal(60);
  });

  it('can be styled by the page, down to their own parts', async () => {
    const dashboard = await dashboardOf();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      credit-usage-dashboard::part(chart) { outline: 3px solid rgb(1, 2, 3) }
      credit-usage-dashboard::part(summary-number) { color: rgb(4, 5, 6) }
      credit-usage-dashboard::part(conversations-row) { color: rgb(7, 8, 9) }
    `);
    document.adoptedStyleSheets.push(sheet);
    try {
      const colour = (element: Element | null): string => (element ? getComputedStyle(element).color : '');
      expect(getComputedStyle(piece(dashboard, 'credit-usage-chart')).outlineColor).to.equal('rgb(1, 2, 3)');
      expect(colour(part(piece(dashboard, 'credit-usage-summary'), 'number'))).to.equal('rgb(4, 5, 6)');
      expect(colour(part(piece(dashboard, 'recent-conversations'), 'row'))).to.equal('rgb(7, 8, 9)');
    } finally {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    }
  });

  it('give way to the page’s own filters, which share everything with the rest', async () => {
    const source = scriptedSource();
    const dashboard = createDashboard(source);
    const own = document.createElement('credit-usage-filters');
    own.slot = 'filters';
    dashboard.append(own);
    await fixture(dashboard);
    await shown();
    expect(own.assignedSlot?.name).to.equal('filters');
    pickFilters(own, { period: '72h' });
    await shown();
    expect(source.of('usage').at(-1)).to.include({ period: '72h' });
    expect(dashboard.filters.period).to.equal('72h');
  });

  it('show the page’s own details, made when they are asked for', async () => {
    const dashboard = await dashboardOf();
    const own = document.createElement('p');
    own.slot = 'details';
    own.textContent = 'Ours';
    dashboard.addEventListener('credit-conversation-open', () => dashboard.append(own));
    const list = piece(dashboard, 'recent-conversations');
    list.shadowRoot?.querySelector<HTMLElement>('.open-button')?.click();
    await shown();
    expect(own.checkVisibility()).to.equal(true);
    expect(list.shadowRoot?.querySelector('conversation-credit-details')).to.equal(null);
  });
});

describe('the view', () => {
  it('goes into a URL and comes out of it', async () => {
    const source = scriptedSource();
    const dashboard = await dashboardOf(source, {
      filters: query.fromSearchParams('period=72h&category=WebSearch&compare=previous&tab=billing'),
    });
    expect(source.of('usage')[0]).to.include({ period: '72h', compare: 'previous' });
    const urls: string[] = [];
    dashboard.addEventListener('credit-filters-changed', (event) => {
      const { filters } = (event as CustomEvent).detail;
      expect(filters).to.equal(dashboard.filters);
      urls.push(query.toSearchParams(filters).toString());
    });
    pick(dashboard, { categories: ['LLM'] });
    await shown();
    expect(urls).to.deep.equal(['period=72h&category=LLM&compare=previous']);
    // What the page sets itself is no news.
    dashboard.filters = { period: '24h', compare: 'previous' };
    await shown();
    expect(urls).to.have.length(1);
    expect(source.of('usage').at(-1)).to.deep.equal({
      period: '24h',
      timezone: source.of('usage').at(-1)?.timezone,
      compare: 'previous',
    });
  });

  it('comes out of a URL as it went in, with the comparison that the page has chosen', async () => {
    for (const compare of ['none', 'previous']) {
      const dashboard = await dashboardOf(scriptedSource(), {}, { compare, timezone: 'UTC' });
      pick(dashboard, { period: '72h' });
      await shown();
      const url = query.toSearchParams(dashboard.filters).toString();
      const source = scriptedSource();
      const other = await dashboardOf(source, { filters: query.fromSearchParams(url) }, { compare });
      expect(other.filters).to.deep.equal(dashboard.filters);
      expect(source.of('usage')[0]?.compare).to.equal(compare === 'previous' ? compare : undefined);
    }
  });

  it('is the usual one, with the previous period, where filters say nothing that can be used', async () => {
    for (const filters of [{}, undefined, null, 'period', { period: '7d' }]) {
      const dashboard = await dashboardOf(scriptedSource(), { filters: filters as CreditFilters });
      expect(dashboard.filters).to.deep.equal({ compare: 'previous' });
    }
  });

  it('can do without the previous period', async () => {
    for (const [properties, attributes] of [
      [{ compare: 'none' }, {}],
      [{}, { compare: 'none' }],
      [{ filters: { period: '24h' } }, { compare: 'none' }],
    ] as const) {
      const source = scriptedSource();
      const dashboard = await dashboardOf(source, properties, { timezone: 'UTC', ...attributes });
      expect(source.of('usage')[0]).not.to.have.property('compare');
      dashboard.setAttribute('period', '72h');
      expect(dashboard.filters).not.to.have.property('compare');
    }
    const dashboard = await dashboardOf(undefined, {}, { compare: 'none' });
    expect(dashboard.compare).to.equal('none');
    dashboard.removeAttribute('compare');
    expect(dashboard.filters).to.have.property('compare', 'previous');
    expect(dashboard.compare).to.equal('previous');
  });

  it('has a property for each filter, which takes back what a reader has chosen', async () => {
    const source = scriptedSource();
    const dashboard = await dashboardOf(source, { period: '72h', groupBy: 'agent' }, { period: '30d' });
    expect(dashboard.filters).to.include({ period: '72h', groupBy: 'agent' });
    expect(source.of('usage')).to.have.length(1);
    pick(dashboard, { period: '24h', categories: ['LLM'] });
    await shown();
    expect([dashboard.period, dashboard.category]).to.deep.equal(['24h', ['LLM']]);
    dashboard.period = '12mo';
    dashboard.category = undefined;
    await shown();
    expect(source.of('usage').at(-1)).to.include({ period: '12mo', groupBy: 'agent' });
    expect(source.of('usage').at(-1)).not.to.have.property('categories');
    pick(dashboard, { period: '24h' });
    await shown();
    dashboard.setAttribute('period', '30d');
    expect(dashboard.period).to.equal('30d');
  });

  it('has a selection, which is told of and can be restored', async () => {
    const source = scriptedSource();
    const dashboard = await dashboardOf(source);
    const told: unknown[] = [];
    dashboard.addEventListener('credit-selection-changed', (event) =>
      told.push((event as CustomEvent).detail.selectedBucket),
    );
    bars(dashboard)[4]?.click();
    await shown();
    const { start, end } = chartReport().buckets[4] ?? { start: '', end: '' };
    expect(dashboard.selectedBucket).to.deep.equal({ start, end });
    expect(source.of('conversations').at(-1)).to.include({ from: start, to: end, sort: '-credits' });
    pick(dashboard, { period: '72h' });
    await shown();
    expect(dashboard.selectedBucket).to.equal(undefined);
    expect(told).to.deep.equal([{ start, end }, undefined]);

    const other = chartReport().buckets[6] ?? { start: '', end: '' };
    dashboard.selectedBucket = other;
    await shown();
    expect(source.of('conversations').at(-1)).to.include({ from: other.start, to: other.end });
    expect(told).to.have.length(2);
  });
});

describe('events', () => {
  it('of a reader come through, and the page’s no is heard', async () => {
    const source = scriptedSource();
    const dashboard = await dashboardOf(source);
    const types: string[] = [];
    for (const type of ['credit-filter-change', 'credit-bucket-select', 'credit-conversation-open'])
      document.body.addEventListener(
        type,
        (event) => {
          types.push(type);
          expect(event.target).to.equal(dashboard);
          event.preventDefault();
        },
        { once: true },
      );
    pick(dashboard, { period: '72h' });
    bars(dashboard)[4]?.click();
    piece(dashboard, 'recent-conversations').shadowRoot?.querySelector<HTMLElement>('.open-button')?.click();
    await shown();
    expect(types).to.deep.equal(['credit-filter-change', 'credit-bucket-select', 'credit-conversation-open']);
    expect(source.of('usage')).to.have.length(1);
    expect(source.of('conversations')).to.have.length(1);
    expect(source.of('credits')).to.have.length(0);
  });

  it('about loading are those of the figures', async () => {
    const source = scriptedSource();
    const dashboard = createDashboard(source);
    const events = heard(dashboard);
    await fixture(dashboard);
    await shown();
    source.script.usage = failing(REFUSAL);
    await dashboard.refresh();
    await shown();
    expect(events.map(({ type }) => type)).to.deep.equal([
      'credit-load-start',
      'credit-load',
      'credit-load-start',
      'credit-load-error',
    ]);
    expect(events.at(-1)?.detail).to.deep.include({
      kind: 'missing_role',
      requiredRoles: REFUSAL.requiredRoles,
    });
    expect(dashboard.error?.kind).to.equal('missing_role');
  });

  it('about failures are those of all pieces, each told once', async () => {
    const source = scriptedSource({ conversations: failing(FAILURE), categories: failing(FAILURE) });
    const dashboard = createDashboard(source);
    const events = heard(dashboard);
    const routes = (): unknown[] =>
      events
        .splice(0)
        .filter(({ type }) => type === 'credit-load-error')
        .map(({ detail }) => (detail as CreditLoadErrorDetail).route)
        .sort();
    await fixture(dashboard);
    await shown();
    expect(dashboard.status).to.equal('ready');
    expect(routes()).to.deep.equal(['categories', 'conversations']);
    // The summary, the chart and the pie show one answer.
    source.script.usage = failing(FAILURE);
    await dashboard.refresh();
    await shown();
    expect(routes()).to.deep.equal(['categories', 'conversations', 'usage']);
    source.script.usage = { total: 12.5 };
    await dashboard.refresh();
    await shown();
    expect(routes()).to.deep.equal(['categories', 'conversations', 'usage']);
  });

  it('about failures include the details of a conversation', async () => {
    const dashboard = await dashboardOf(scriptedSource({ credits: failing(FAILURE) }));
    const events = heard(dashboard);
    piece(dashboard, 'recent-conversations').shadowRoot?.querySelector<HTMLElement>('.open-button')?.click();
    await shown();
    expect(events.map(({ type, detail }) => [type, (detail as CreditLoadErrorDetail).route])).to.deep.equal([
      ['credit-load-error', 'credits'],
    ]);
  });
});

describe('a provider around it or elsewhere', () => {
  it('gives it its source and its voice, and keeps its own filters', async () => {
    for (const where of ['around', 'elsewhere'] as const) {
      const source = scriptedSource();
      const said: string[] = [];
      const provider = Object.assign(document.createElement('credit-usage-provider'), {
        id: `billing-${where}`,
        source,
        announcer: (text: string) => said.push(text),
        filters: { period: '24h' },
      });
      const dashboard = Object.assign(createDashboard(undefined, { filters: { period: '72h' } }), {
        source: undefined,
      });
      const place = await fixture<HTMLElement>(document.createElement('div'));
      if (where === 'elsewhere') dashboard.provider = provider.id;
      place.append(provider);
      (where === 'around' ? provider : place).append(dashboard);
      await shown();
      expect(
        source.of('usage').map(({ period }) => period),
        where,
      ).to.deep.equal(['72h']);
      expect(provider.filters).to.deep.equal({ period: '24h' });
      pick(dashboard, { period: '30d' });
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(said.join(), where).to.contain('Total usage: ');
    }
  });
});

describe('life', () => {
  it('keeps the bar that is picked when it is moved', async () => {
    const dashboard = await dashboardOf();
    bars(dashboard)[4]?.click();
    await shown();
    (await fixture<HTMLElement>(document.createElement('div'))).append(dashboard);
    await shown();
    expect(dashboard.selectedBucket).not.to.equal(undefined);
  });

  it('draws its pieces again only when something of theirs has changed', async () => {
    const dashboard = await dashboardOf();
    let updates = 0;
    for (const tag of [...DATA_TAGS, 'recent-conversations'] as const)
      piece(dashboard, tag).addController({ hostUpdated: () => updates++ });
    dashboard.requestUpdate();
    await shown();
    expect(updates).to.equal(0);
    dashboard.unit = 'tokens';
    await shown();
    expect(updates).to.equal(4);
  });

  it('is idle without a source, and again when it is taken away', async () => {
    const dashboard = await dashboardOf();
    dashboard.source = undefined;
    await shown();
    expect(dashboard.status).to.equal('idle');
    expect(dashboard.matches(':state(idle)')).to.equal(true);
  });
});
