import { expect, fixture } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { page } from 'vitest/browser';
import { part, parts, textOf } from '../../../test/chart-page.js';
import { chartReport } from '../../../test/chart-report.js';
import { CATEGORIES, FAILURE, fakeSource, REFUSAL, settle } from '../../../test/fake-source.js';
import { pieOf } from '../../../test/pie-page.js';
import { categories, manyReport } from '../../../test/pie-report.js';
import { emptyReport, usageReport } from '../../../test/report.js';
import '../credit-usage-chart/define.js';
import '../credit-usage-provider/define.js';
import '../credit-usage-summary/define.js';
import './define.js';

const rows = (element: Element): string[] =>
  parts(element, 'legend-item').map((row) =>
    ['name', 'value', 'share'].map((name) => textOf(row.querySelector(`[part~='${name}']`))).join(' | '),
  );

const visible = (element: Element): HTMLElement[] =>
  parts(element, 'legend-item').filter((row) => row.getClientRects().length > 0);

const coloursIn = (nodes: readonly Element[]): (string | undefined)[] =>
  nodes.map((node) => /series-\w+/.exec(node.outerHTML)?.[0]);

describe('a pie', () => {
  it('has a slice and a row for each category, exactly, and the total in its middle', async () => {
    const element = await pieOf(usageReport());
    expect(element.status).to.equal('ready');
    expect(textOf(part(element, 'number'))).to.equal('1,234.5');
    expect(rows(element)).to.deep.equal([
      'LLM | 1,100.25 credits | 89.0%',
      'WebSearch | 104.25 credits | 8.4%',
      'SpeechToText | 32.50 credits | 2.6%',
      'Adjustment | -2.50 credits | ',
    ]);
    expect(parts(element, 'slice')).to.have.length(3);
    expect(textOf(part(element, 'refunds'))).to.match(/^Refunds and adjustments/);
    const middle = part(element, 'number')?.getBoundingClientRect() ?? new DOMRect();
    const ring = part(element, 'paint')?.getBoundingClientRect() ?? new DOMRect();
    expect(middle.left + middle.width / 2).to.be.closeTo(ring.left + ring.width / 2, 1);
    expect(middle.top).to.be.greaterThan(ring.top + ring.height / 4);
    expect(middle.bottom).to.be.lessThan(ring.bottom - ring.height / 4);
  });

  it('prints a total that does not fit its middle above, with every digit', async () => {
    const element = await pieOf(usageReport({ total: '123456789012345678.123456' }));
    expect(textOf(part(element, 'number'))).to.equal('123,456,789,012,345,678.123456');
    expect(part(element, 'pie')?.classList.contains('above')).to.equal(true);
  });

  it('folds what has no colour of its own into a row that opens', async () => {
    const element = await pieOf(manyReport());
    expect(parts(element, 'slice')).to.have.length(7);
    expect(visible(element).map((row) => textOf(row.querySelector('.name')))).to.deep.equal([
      ...['A', 'B', 'C', 'D', 'E', 'F', '3 others', 'J'],
    ]);
    const opener = part(element, 'rest-toggle');
    expect(opener?.getAttribute('aria-expanded')).to.equal('false');
    opener?.click();
    await element.updateComplete;
    expect(opener?.getAttribute('aria-expanded')).to.equal('true');
    expect(visible(element)).to.have.length(11);
    opener?.click();
    await element.updateComplete;
    expect(visible(element)).to.have.length(8);
  });

  it('is a list of bars in that variant, as long as their amounts', async () => {
    const element = await pieOf(usageReport({ categories: categories({ A: '4', B: '1', C: '-1' }) }), {
      variant: 'bar',
    });
    expect(part(element, 'paint')).to.equal(null);
    expect(part(element, 'swatch')).to.equal(null);
    const bars = parts(element, 'bar');
    expect(bars.map((bar) => bar.querySelector('rect')?.getAttribute('width'))).to.deep.equal([
      '100%',
      '25%',
    ]);
    expect(textOf(part(element, 'number'))).to.equal('1,234.5');
    element.variant = 'pizza' as never;
    await element.updateComplete;
    expect(parts(element, 'slice')).to.have.length(2);
  });

  it('is heard as a list of buttons that say it all', async () => {
    const element = await pieOf(manyReport());
    const list = page.elementLocator(element).getByRole('list', { name: 'Legend' });
    const row = list.getByRole('button', { name: 'A 400.00 credits 47.8%', exact: true });
    expect(row.elements()).to.have.length(1);
    const refunds = page.elementLocator(element).getByRole('list', { name: 'Refunds and adjustments' });
    expect(refunds.getByRole('button', { name: 'J -4.75 credits', exact: true }).elements()).to.have.length(
      1,
    );
    expect(
      page.elementLocator(element).getByRole('figure', { name: 'Usage by category' }).elements(),
    ).to.have.length(1);
  });

  it('gives its numbers as CSV', async () => {
    const element = await pieOf(usageReport());
    expect(element.toCSV()).to.contain('\r\nLLM,LLM,1100.25,89\r\n');
    element.data = null;
    expect(element.toCSV().split('\r\n')).to.have.length(2);
  });

  it('speaks Indonesian, and takes words and a unit of the page’s own', async () => {
    const element = await pieOf(usageReport(), { lang: 'id' });
    expect(part(element, 'base')?.getAttribute('aria-label')).to.equal('Penggunaan per kategori');
    expect(rows(element)[0]).to.equal('LLM | 1.100,25 kredit | 89,0%');
    element.unit = 'token';
    element.messages = { refundsAndAdjustments: 'Kembali' };
    await element.updateComplete;
    expect(textOf(part(element, 'unit'))).to.equal('token');
    expect(textOf(part(element, 'refunds'))).to.match(/^Kembali/);
  });

  it('shows text as text', async () => {
    const lie = categories({ '<img src=x onerror=alert(1)>': '1' });
    const element = await pieOf(usageReport({ categories: lie }), { heading: '<b>bold</b>' });
    expect(element.shadowRoot?.querySelector('img, b')).to.equal(null);
  });
});

describe('with others around a source', () => {
  it('shares one request, and wears the colours of the chart', async () => {
    const source = Object.assign(fakeSource(), { categories: async () => CATEGORIES });
    const provider = document.createElement('credit-usage-provider');
    const pie = document.createElement('credit-category-pie');
    const summary = document.createElement('credit-usage-summary');
    const chart = document.createElement('credit-usage-chart');
    provider.append(summary, pie, chart);
    provider.source = source;
    await fixture(provider);
    await settle();
    expect(source.calls).to.have.length(1);
    const series = usageReport().categories.map((each) => ({
      ...each,
      kind: 'member' as const,
      state: 'active' as const,
    }));
    await source.calls[0]?.answer(usageReport({ series }));
    await Promise.all([pie, summary, chart].map((each) => each.updateComplete));
    expect([pie.status, summary.status, chart.status]).to.deep.equal(['ready', 'ready', 'ready']);
    expect(source.calls).to.have.length(1);
    // Both name the largest first, and the refund last.
    expect(coloursIn(parts(pie, 'legend-item'))).to.deep.equal(coloursIn(parts(chart, 'legend-item')));
    expect(coloursIn(parts(pie, 'slice'))).to.deep.equal(['series-1', 'series-6', 'series-4']);
  });

  it('keeps its colours when a filter changes the ranks', async () => {
    const element = await pieOf(usageReport());
    const colourOf = (name: string): string | undefined =>
      coloursIn(parts(element, 'legend-item').filter((row) => textOf(row).startsWith(name)))[0];
    const before = colourOf('WebSearch');
    element.data = usageReport({ categories: categories({ WebSearch: '500', Aaa: '400', LLM: '1' }) });
    await element.updateComplete;
    expect(colourOf('WebSearch')).to.equal(before);
    expect(rows(element)[0]).to.match(/^WebSearch/);
  });

  it('says what is refused, what failed, and what is old', async () => {
    const source = fakeSource();
    const element = document.createElement('credit-category-pie');
    element.lang = 'en';
    element.source = source;
    await fixture(element);
    await settle();
    expect(element.status).to.equal('loading');
    expect(part(element, 'base')?.getAttribute('aria-busy')).to.equal('true');
    await source.last.fail(REFUSAL);
    expect(element.status).to.equal('refused');
    expect(textOf(part(element, 'refused'))).to.contain('Billing role in Acme');
    expect(part(element, 'number')).to.equal(null);
    void element.refresh();
    await settle();
    await source.last.answer();
    expect(element.status).to.equal('ready');
    void element.refresh();
    await settle();
    expect(element.status).to.equal('refreshing');
    await source.last.fail(FAILURE);
    await element.updateComplete;
    expect(element.status).to.equal('stale');
    expect(part(element, 'stale')).not.to.equal(null);
    expect(parts(element, 'slice')).to.have.length(3);
  });
});

describe('what a page may hand in', () => {
  it('never makes it throw, and never makes a lie look like a number', async () => {
    const lies: unknown[] = ['x', 7, [], {}, { total: '1' }, { total: 'x', categories: [] }];
    for (const lie of lies) expect((await pieOf(lie)).status).to.equal('error');
    const element = await pieOf(manyReport());
    const values = [null, 0, Number.NaN, '', 'x', {}, [], [null], () => 1, Symbol('x'), 10n, true];
    for (const value of values) {
      for (const name of ['selectedCategory', 'variant', 'withPatterns', 'heading', 'unit', 'messages'])
        (element as unknown as Record<string, unknown>)[name] = value;
      element.requestUpdate();
      await element.updateComplete;
      expect(textOf(part(element, 'number'))).to.equal('832');
    }
    for (const value of values) {
      for (const total of ['5', value]) {
        element.data = { total, categories: [value, { id: value, label: 'A', total: value }] } as never;
        await element.updateComplete;
        expect(['ready', 'empty', 'error']).to.include(element.status);
        expect(element.shadowRoot?.innerHTML).not.to.contain('NaN');
      }
    }
  });
});

describe('life', () => {
  it('has the shape of as many rows as most reports have, and a period that a page can hide', async () => {
    const element = await pieOf(null);
    expect(element.shadowRoot?.querySelectorAll('.skeleton .row')).to.have.length(6);
    expect(part(element, 'period')).to.not.equal(null);
  });

  it('does not jump when the data comes', async () => {
    const element = await pieOf(null);
    const before = element.getBoundingClientRect().height;
    for (const data of [chartReport(), emptyReport()]) {
      element.data = data;
      await element.updateComplete;
      expect(element.getBoundingClientRect().height).to.be.closeTo(before, 1);
    }
  });
});
