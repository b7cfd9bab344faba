import { expect, fixture, html } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { emptyReport, usageReport } from '../../../test/report.js';
import './define.js';
import type { CreditUsageSummaryElement } from './credit-usage-summary.js';

const summaryOf = (
  data: unknown,
  attributes: Readonly<Record<string, string>> = {},
): Promise<CreditUsageSummaryElement> => {
  const element = document.createElement('credit-usage-summary');
  for (const [name, value] of Object.entries({ lang: 'en', ...attributes }))
    element.setAttribute(name, value);
  element.data = data as CreditUsageSummaryElement['data'];
  return fixture(element);
};

const part = (element: Element, name: string): Element | null =>
  element.shadowRoot?.querySelector(`[part~='${name}']`) ?? null;

const textOf = (node: Element | null): string => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

const texts = (element: Element, name: string): string[] =>
  [...(element.shadowRoot?.querySelectorAll(`[part~='${name}']`) ?? [])].map(textOf);

const rect = (element: Element, name: string): DOMRect =>
  part(element, name)?.getBoundingClientRect() ?? new DOMRect();

describe('figures', () => {
  it('are the four of the report, exactly', async () => {
    const element = await summaryOf(usageReport());
    expect(element.status).to.equal('ready');
    expect(texts(element, 'label')).to.deep.equal([
      'Total usage',
      'Average daily usage',
      'Peak day',
      'Active categories',
    ]);
    expect(texts(element, 'value')).to.deep.equal(['1,234.5 credits', '41.15 credits', 'Nov 3', '4']);
    expect(texts(element, 'note')).to.deep.equal([
      'Up 23.5% from 1,000 in the previous period',
      'Over 30 days',
      '210 credits',
      'LLM, WebSearch, and 2 more',
    ]);
    expect(part(element, 'change')?.getAttribute('part')).to.contain('up');
  });

  it('keep every digit of a total that no float holds', async () => {
    const element = await summaryOf(usageReport({ total: '123456789012345678.123456' }));
    expect(textOf(part(element, 'number'))).to.equal('123,456,789,012,345,678.123456');
  });

  it('say what they are compared with, where they are', async () => {
    const { previous: _, ...alone } = usageReport();
    const element = await summaryOf(usageReport());
    expect(textOf(part(element, 'previous-period'))).to.equal(
      'Previous period: Sep 24 – Oct 23, 2026, until 11:00 PM',
    );
    const indonesian = await summaryOf(usageReport(), { lang: 'id' });
    expect(textOf(part(indonesian, 'previous-period'))).to.equal(
      'Periode sebelumnya: 24 Sep – 23 Okt 2026, hingga pukul 23.00',
    );
    for (const data of [alone, emptyReport()]) {
      element.data = data;
      await element.updateComplete;
      expect(part(element, 'previous-period')).to.equal(null);
      expect(part(element, 'period')).not.to.equal(null);
    }
  });

  it('say when, where the days are counted, how fresh, and what is left out', async () => {
    const element = await summaryOf(
      usageReport({
        scope: {
          included: [],
          includedCount: 1,
          excluded: [
            {
              id: 'org_2',
              name: 'Globex',
              code: 'role_required',
              requiredRoles: [
                { role: 'Billing', scope: { type: 'organization', id: 'org_2', name: 'Globex' } },
              ],
            },
          ],
        },
      }),
    );
    expect(textOf(part(element, 'period'))).to.equal('Oct 24 – Nov 22, 2026 (Asia/Jakarta)');
    expect(textOf(part(element, 'latest'))).to.equal('Latest usage 3 hours ago');
    expect(textOf(part(element, 'not-included'))).to.equal('Not included: Globex (needs the Billing role)');
  });

  it('follow new data', async () => {
    const element = await summaryOf(usageReport());
    element.data = usageReport({ total: '7' });
    await element.updateComplete;
    expect(textOf(part(element, 'number'))).to.equal('7');
  });
});

describe('states', () => {
  it('is idle with the page’s own content, or the shape of what may come', async () => {
    const element = await fixture<CreditUsageSummaryElement>(
      html`<credit-usage-summary><p>Usage is shown here.</p></credit-usage-summary>`,
    );
    expect(element.status).to.equal('idle');
    expect(element.shadowRoot?.querySelector('slot:not([name])')).to.have.property('assignedElements');
    expect(part(element, 'base')?.hasAttribute('aria-busy')).to.equal(false);
    expect(element.matches(':state(idle)')).to.equal(true);
  });

  it('is loading on null: busy, said once, with no figure that could be taken for one', async () => {
    const element = await summaryOf(null);
    expect(element.status).to.equal('loading');
    expect(part(element, 'base')?.getAttribute('aria-busy')).to.equal('true');
    expect(element.matches(':state(loading)')).to.equal(true);
    expect(texts(element, 'value')).to.deep.equal([]);
  });

  it('does not jump when the data comes', async () => {
    for (const width of ['26rem', '40rem', '70rem']) {
      const element = await summaryOf(null);
      element.style.inlineSize = width;
      const before = element.getBoundingClientRect().height;
      element.data = usageReport();
      await element.updateComplete;
      expect(element.getBoundingClientRect().height, width).to.be.closeTo(before, 1);
    }
  });

  it('keeps room for what it is compared with only if it will be', async () => {
    const lines = async (attributes: Readonly<Record<string, string>>): Promise<number | undefined> => {
      const element = await summaryOf(undefined, attributes);
      return element.shadowRoot?.querySelectorAll('.context .bone').length;
    };
    expect(await lines({})).to.equal(2);
    expect(await lines({ compare: 'previous' })).to.equal(3);
  });

  it('is empty without usage, and says so instead of drawing zeros', async () => {
    const element = await summaryOf(emptyReport());
    expect(element.status).to.equal('empty');
    expect(textOf(part(element, 'empty'))).to.contain('No usage in this period.');
    expect(texts(element, 'value')).to.deep.equal([]);
  });

  it('is an error for what is no report, never zero', async () => {
    for (const lie of [
      'report',
      7,
      [],
      {},
      { total: 12.5 },
      { total: 'a lot' },
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
        },
      ),
    ]) {
      const element = await summaryOf(lie);
      expect(element.status).to.equal('error');
      expect(textOf(part(element, 'error'))).to.contain('This data cannot be read.');
    }
  });
});

describe('what a page may set', () => {
  it('names it with a heading of the level that was asked for', async () => {
    const element = await summaryOf(usageReport(), { heading: 'This month', 'heading-level': '2' });
    const heading = part(element, 'heading');
    expect(textOf(heading)).to.equal('This month');
    expect(heading?.getAttribute('aria-level')).to.equal('2');
    expect(part(element, 'base')?.getAttribute('aria-label')).to.equal('This month');
  });

  it('speaks the nearest language, across shadow roots, and follows it', async () => {
    const outer = await fixture(html`<div lang="id"></div>`);
    const inner = outer.attachShadow({ mode: 'open' });
    const element = document.createElement('credit-usage-summary');
    element.data = usageReport();
    inner.append(element);
    await element.updateComplete;
    expect(texts(element, 'value')).to.deep.equal(['1.234,5 kredit', '41,15 kredit', '3 Nov', '4']);
    expect(texts(element, 'note')[0]).to.equal('Naik 23,5% dari 1.000 pada periode sebelumnya');

    outer.setAttribute('lang', 'en-GB');
    await new Promise(requestAnimationFrame);
    await element.updateComplete;
    expect(texts(element, 'value')).to.deep.equal(['1,234.5 credits', '41.15 credits', '3 Nov', '4']);
  });

  it('takes words and a unit of the page’s own, and ignores those that do not fit', async () => {
    const element = await summaryOf(usageReport());
    element.unit = 'tokens';
    element.messages = { totalUsage: 'Spent', peakDay: 7 as never, changeUp: '{change} more' };
    await element.updateComplete;
    expect(texts(element, 'label').slice(0, 3)).to.deep.equal(['Spent', 'Average daily usage', 'Peak day']);
    expect(texts(element, 'value')[0]).to.equal('1,234.5 tokens');
    expect(texts(element, 'note')[0]).to.equal('23.5% more');
  });

  it('shows text as text', async () => {
    const element = await summaryOf(
      usageReport({ categories: [{ id: 'x', label: '<img src=x onerror=alert(1)>', total: '1' }] }),
      { heading: '<b>bold</b>' },
    );
    expect(element.shadowRoot?.querySelector('img, b')).to.equal(null);
  });
});

describe('life', () => {
  it('takes the language of where it is moved to, and draws nothing anew', async () => {
    const element = await summaryOf(usageReport());
    const drawn = part(element, 'figures');
    const elsewhere = await fixture<HTMLElement>(html`<div lang="id"></div>`);
    element.removeAttribute('lang');
    elsewhere.append(element);
    await element.updateComplete;
    expect(part(element, 'figures')).to.equal(drawn);
    expect(texts(element, 'label')[0]).to.equal('Total penggunaan');
  });
});

describe('looks', () => {
  for (const theme of ['light', 'dark']) {
    it(`inherits the text colour of a ${theme} page`, async () => {
      const page = await fixture<HTMLElement>(html`<div class="page"></div>`);
      page.style.colorScheme = theme;
      page.style.color = theme === 'light' ? 'rgb(51, 51, 51)' : 'rgb(221, 221, 221)';
      page.style.background = theme === 'light' ? 'white' : 'rgb(21, 24, 29)';
      const element = document.createElement('credit-usage-summary');
      element.data = usageReport();
      page.append(element);
      await element.updateComplete;
      expect(getComputedStyle(part(element, 'number') ?? element).color).to.equal(page.style.color);
      await expect(page).to.be.accessible();
    });
  }

  it('stands in one row when wide and two by two when narrow', async () => {
    const element = await summaryOf(usageReport());
    element.style.inlineSize = '70rem';
    expect(rect(element, 'average-daily').top).to.equal(rect(element, 'total').top);
    expect(rect(element, 'peak-day').top).to.equal(rect(element, 'total').top);
    element.style.inlineSize = '20rem';
    expect(rect(element, 'average-daily').top).to.equal(rect(element, 'total').top);
    expect(rect(element, 'peak-day').top).to.be.greaterThan(rect(element, 'total').top);
    expect(rect(element, 'active-categories').top).to.equal(rect(element, 'peak-day').top);
  });

  it('never makes the total smaller than the figures beside it, and as large as there is room', async () => {
    const element = await summaryOf(usageReport());
    const sizes = (): number[] =>
      [...(element.shadowRoot?.querySelectorAll('.number') ?? [])].map((number) =>
        Number.parseFloat(getComputedStyle(number).fontSize),
      );
    for (const total of ['4791.969', '1234567.891', '123456789.123456', `${'9'.repeat(30)}.5`]) {
      const report = usageReport({ total });
      element.data = { ...report, summary: { ...report.summary, averageDaily: '123456789.12' } };
      for (const width of [1400, 900, 800, 700, 600, 500, 400, 300, 240]) {
        element.style.inlineSize = `${width}px`;
        await element.updateComplete;
        const [hero = 0, ...others] = sizes();
        expect(hero, `${total} at ${width}`).to.be.at.least(Math.max(...others));
      }
    }
    element.data = usageReport({ total: '123456789.123456' });
    element.style.inlineSize = '1400px';
    await element.updateComplete;
    expect(sizes()[0]).to.equal(32);
  });

  it('never breaks a total inside its number, up to fourteen characters', async () => {
    for (const total of ['4742.784', '41464.285', '141464.285', '1141464.285', '11141464.285']) {
      const averageDaily = String(Number(total) / 30);
      const { summary } = usageReport();
      const element = await summaryOf(usageReport({ total, summary: { ...summary, averageDaily } }));
      for (let width = 280; width <= 1000; width += 10) {
        element.style.inlineSize = `${width}px`;
        const numbers = [...(element.shadowRoot?.querySelectorAll('data .number') ?? [])];
        const broken = numbers.filter((number) => number.getClientRects().length !== 1).map(textOf);
        expect(broken, `${width}`).to.deep.equal([]);
        expect(part(element, 'base')?.scrollWidth, `${width} ${total}`).to.be.at.most(width);
      }
    }
  });

  it('stands two by two on a phone with a year in its date', async () => {
    const range = { from: '2025-11-22T17:00:00Z', to: '2026-11-22T17:00:00Z' };
    const element = await summaryOf(usageReport({ range }));
    expect(texts(element, 'value')[2]).to.equal('Nov 3, 2026');
    for (const width of [280, 328, 360]) {
      element.style.inlineSize = `${width}px`;
      expect(rect(element, 'average-daily').top).to.equal(rect(element, 'total').top);
      expect(part(element, 'base')?.scrollWidth).to.be.at.most(width);
    }
  });

  it('never overflows, however long the number and narrow the place', async () => {
    const element = await summaryOf(usageReport({ total: '123456789012345678901234567890.123456' }));
    for (const width of [1200, 640, 320, 160, 80]) {
      element.style.inlineSize = `${width}px`;
      const base = part(element, 'base');
      expect(base?.scrollWidth).to.be.at.most(width);
    }
  });
});
