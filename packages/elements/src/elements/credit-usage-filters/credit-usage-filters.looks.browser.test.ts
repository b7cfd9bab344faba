import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { filtersOf, listSource, shown } from '../../../test/lists.js';
import { emulate } from '../../../test/media.js';
import { part, partText, textOf } from '../../../test/shadow.js';
import './define.js';
import type { CreditUsageFiltersElement } from './credit-usage-filters.js';

const CUSTOM = { from: '2026-10-20', to: '2026-10-02', category: 'LLM,WebSearch', 'agent-id': 'legacy' };

const panel = (element: Element): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>('#categories');
  if (!found) throw new Error('No panel');
  return found;
};
const isOpen = (element: Element): boolean => panel(element).matches(':popover-open');
const frame = (): Promise<unknown> => new Promise(requestAnimationFrame);

async function opened(attributes: Readonly<Record<string, string>> = {}): Promise<CreditUsageFiltersElement> {
  const element = await filtersOf({ source: listSource() }, { ...attributes });
  part(element, 'button')?.focus();
  await userEvent.keyboard('{Enter}');
  await frame();
  await frame();
  return element;
}

describe('looks', () => {
  for (const theme of ['light', 'dark']) {
    it(`is accessible with everything open, and what is wrong about a range, ${theme}`, async () => {
      const element = await opened({ theme, ...CUSTOM });
      expect(isOpen(element)).to.equal(true);
      await expect(element).to.be.accessible();
      element.shadowRoot?.querySelector<HTMLElement>('#agent')?.click();
      await shown(element);
      expect(element.shadowRoot?.querySelector('#agents')?.matches(':popover-open')).to.equal(true);
      await expect(element).to.be.accessible();
    });
  }

  it('fits any place, without a box out of it or a word under 12 pixels', async () => {
    const element = await filtersOf({ source: listSource() }, CUSTOM);
    element.style.fontSize = '10px';
    for (const width of [1200, 900, 640, 400, 280, 160]) {
      element.style.inlineSize = `${width}px`;
      expect(part(element, 'base')?.scrollWidth, `${width}`).to.be.at.most(width);
    }
    for (const label of element.shadowRoot?.querySelectorAll('.label, .problem') ?? [])
      expect(Number.parseFloat(getComputedStyle(label).fontSize)).to.be.at.least(12);
  });

  it('stands in one row where there is room for it, with every word whole', async () => {
    await page.viewport(1200, 800);
    const ALL = { period: '24h', 'organization-id': 'org_1', 'agent-id': 'sales', category: 'LLM,WebSearch' };
    for (const lang of ['en', 'id'])
      for (const chosen of [{}, ALL]) {
        const element = await filtersOf({ source: listSource() }, { lang, ...chosen });
        element.style.inlineSize = '1152px';
        const row = [...(part(element, 'row')?.querySelectorAll('.control') ?? [])];
        expect(new Set(row.map((control) => control.getBoundingClientRect().top)).size, lang).to.equal(1);
        const cut = [...(element.shadowRoot?.querySelectorAll('.box, .words') ?? [])]
          .filter((box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0)
          .map(textOf);
        expect(cut, lang).to.deep.equal([]);
        element.style.inlineSize = '1100px';
        expect(row[0]?.getBoundingClientRect().bottom, lang).to.be.at.most(
          row[1]?.getBoundingClientRect().top ?? 0,
        );
      }
  });

  it('has the dates of a range beside the periods where there is room, and what is wrong below both', async () => {
    for (const lang of ['en', 'id']) {
      const element = await filtersOf({ source: listSource() }, { lang, ...CUSTOM });
      const [segments, days, problem] = ['.segments', '.days', '.problem'].map(
        (selector) => element.shadowRoot?.querySelector(selector) ?? element,
      );
      for (const width of [880, 1000, 1140]) {
        element.style.inlineSize = `${width}px`;
        const [left, right, below] = [segments, days, problem].map((each) => each?.getBoundingClientRect());
        expect(right?.left, `${lang} ${width}`).to.be.above(left?.right ?? Number.NaN);
        expect(right?.bottom, `${lang} ${width}`).to.be.closeTo(left?.bottom ?? Number.NaN, 2);
        expect(below?.top, `${lang} ${width}`).to.be.above(left?.bottom ?? Number.NaN);
        expect(below?.left, `${lang} ${width}`).to.equal(left?.left);
      }
    }
  });

  it('has targets of 24 pixels and more', async () => {
    const element = await opened(CUSTOM);
    for (const target of element.shadowRoot?.querySelectorAll(
      '.box, .segment, .option, .clear-button, .all',
    ) ?? []) {
      if (!target.checkVisibility()) continue;
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.className).to.be.at.least(24);
    }
  });

  it('is mirrored from right to left, with its panels', async () => {
    await page.viewport(1200, 800);
    const element = await opened({ dir: 'rtl', category: 'LLM' });
    const left = (name: string): number => part(element, name)?.getBoundingClientRect().left ?? Number.NaN;
    expect(left('period')).to.be.greaterThan(left('organization'));
    expect(left('organization')).to.be.greaterThan(left('category'));
    const button = part(element, 'button')?.getBoundingClientRect();
    expect(panel(element).getBoundingClientRect().right).to.be.closeTo(button?.right ?? 0, 1);
    await expect(element).to.be.accessible();
  });
});

describe('where the keyboard is', () => {
  it('can be seen on the chosen period without colours of our own', async () => {
    const element = await filtersOf({ source: listSource() });
    await emulate({ 'forced-colors': 'active' });
    element.shadowRoot?.querySelector<HTMLElement>('input:checked')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    await shown(element);
    const segment = part(element, 'selected');
    expect(segment?.matches(':has(:focus-visible)')).to.equal(true);
    const { outlineColor, outlineStyle, color } = getComputedStyle(segment ?? element);
    expect(outlineStyle).to.equal('solid');
    // That colour is for what lies on the highlight, and the ring lies around it.
    expect(outlineColor).not.to.equal(color);
    await emulate();
  });

  it('can be seen in the list of agents by a ring, not by a shade alone', async () => {
    const element = await filtersOf({ source: listSource() });
    const input = part(element, 'input');
    input?.focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await shown(element);
    const active = part(element, 'active');
    const { outlineStyle, outlineWidth } = getComputedStyle(active ?? element);
    expect([outlineStyle, outlineWidth]).to.deep.equal(['solid', '2px']);
  });
});

/** Where both panels are, with what opens them; opened one after the other. */
async function panelsOf(
  element: CreditUsageFiltersElement,
): Promise<readonly (readonly [panel: DOMRect, opener: DOMRect])[]> {
  const places: (readonly [DOMRect, DOMRect])[] = [];
  for (const [opener, opened] of [
    ['#category', '#categories'],
    ['#agent', '#agents'],
  ] as const) {
    const find = (selector: string): HTMLElement | null | undefined =>
      element.shadowRoot?.querySelector<HTMLElement>(selector);
    find(opener)?.click();
    await shown(element);
    await frame();
    await frame();
    expect(find(opened)?.matches(':popover-open'), opened).to.equal(true);
    const [panelBox, openerBox] = [opened, opener].map((each) => find(each)?.getBoundingClientRect());
    if (panelBox && openerBox) places.push([panelBox, openerBox]);
    find(opened)?.hidePopover();
  }
  return places;
}

describe('a panel', () => {
  for (const zoomed of [document.documentElement, document.body])
    it(`stands at what opens it on a page whose sheet zooms its ${zoomed.localName}`, async () => {
      await page.viewport(1200, 800);
      try {
        zoomed.style.setProperty('zoom', '1.5');
        for (const dir of ['ltr', 'rtl']) {
          const element = await filtersOf({ source: listSource() }, { dir });
          const places = await panelsOf(element);
          expect(places).to.have.length(2);
          for (const [box, opener] of places) {
            expect(box.top).to.be.closeTo(opener.bottom + 4, 1.5);
            const edge = dir === 'ltr' ? 'left' : 'right';
            expect(box[edge], dir).to.be.closeTo(opener[edge], 1.5);
          }
        }
      } finally {
        zoomed.style.removeProperty('zoom');
      }
    });

  it('closes when what opens it is scrolled out of sight, and follows it until then', async () => {
    await page.viewport(1200, 800);
    const place = document.createElement('div');
    place.style.cssText = 'block-size: 200px; overflow: auto';
    const element = await filtersOf({ source: listSource() });
    const rest = document.createElement('div');
    rest.style.blockSize = '2000px';
    element.before(place);
    place.append(element, rest);
    await shown(element);
    for (const [opener, opened] of [
      ['#category', '#categories'],
      ['#agent', '#agents'],
    ] as const) {
      place.scrollTop = 0;
      const [button, list] = [opener, opened].map((each) =>
        element.shadowRoot?.querySelector<HTMLElement>(each),
      );
      button?.click();
      await shown(element);
      for (let round = 0; round < 3; round++) await frame();
      place.scrollTop = 10;
      for (let round = 0; round < 3; round++) await frame();
      expect(list?.matches(':popover-open'), opened).to.equal(true);
      expect(list?.getBoundingClientRect().top).to.be.closeTo(
        (button?.getBoundingClientRect().bottom ?? 0) + 4,
        1,
      );
      place.scrollTop = 400;
      for (let round = 0; round < 3; round++) await frame();
      await shown(element);
      expect(list?.matches(':popover-open'), opened).to.equal(false);
      expect(place.scrollTop).to.equal(400);
    }
    expect(part(element, 'input')?.getAttribute('aria-expanded')).to.equal('false');
  });

  it('keeps its last button in sight, unless it is so low that little else would be', async () => {
    for (const [height, position] of [
      [800, 'sticky'],
      [225, 'static'],
    ] as const) {
      await page.viewport(360, height);
      const element = await opened();
      const foot = panel(element).querySelector('.foot');
      expect(getComputedStyle(foot ?? element).position).to.equal(position);
    }
    await page.viewport(1200, 800);
  });
});

describe('on paper', () => {
  const seen = (element: Element, selector: string): Element[] =>
    [...(element.shadowRoot?.querySelectorAll(selector) ?? [])].filter((each) => each.checkVisibility());

  it.each([
    [{}, 'Period: 30 days'],
    [
      {
        period: '72h',
        'organization-id': 'org_1',
        'agent-id': 'sales',
        category: 'LLM,SpeechToText,WebSearch',
      },
      'Period: 72 hours · Organization: Acme · Agent: Sales · Category: LLM, SpeechToText, WebSearch',
    ],
    [
      { from: '2026-10-02', to: '2026-10-20', controls: 'category period agent', category: 'Zebra' },
      'Category: Zebra · Period: Oct 2 – 19, 2026',
    ],
    [
      { from: '2026-10-02T05:00:00Z', to: '2026-10-02T09:00:00Z', controls: 'period' },
      'Period: Oct 2, 2026, 12:00 – 4:00 PM',
    ],
    [
      { lang: 'id', controls: 'agent', 'agent-id': 'legacy', 'organization-id': 'org_1' },
      'Agen: Legacy (dihapus)',
    ],
  ])('%j is one line of what is chosen, in place of the controls', async (attributes, text) => {
    const element = await filtersOf({ source: listSource() }, attributes);
    expect(seen(element, '.paper')).to.deep.equal([]);
    await emulate({}, 'print');
    expect(seen(element, '.paper').map(textOf)).to.deep.equal([text]);
    expect(seen(element, '.box, .segment, .chevron, .clear-button')).to.deep.equal([]);
    await emulate();
  });
});

describe('signs', () => {
  it('grow with the text', async () => {
    const element = await opened();
    element.style.fontSize = '32px';
    for (const sign of element.shadowRoot?.querySelectorAll('.chevron, .option input') ?? [])
      expect(sign.getBoundingClientRect().width).to.equal(32);
    element.style.fontSize = '10px';
    expect(element.shadowRoot?.querySelector('.chevron')?.getBoundingClientRect().width).to.equal(16);
  });
});

describe('the panel of categories', () => {
  it('stands under its button, as wide at least', async () => {
    const element = await opened();
    const [box, button] = [panel(element), part(element, 'button') ?? element].map((each) =>
      each.getBoundingClientRect(),
    );
    expect(box?.top).to.be.closeTo((button?.bottom ?? 0) + 4, 1);
    expect(box?.left).to.be.closeTo(button?.left ?? 0, 1);
    expect(box?.width).to.be.at.least((button?.width ?? 0) - 1);
  });

  it('is gone through with the keyboard alone, and Escape gives the focus back', async () => {
    const element = await opened();
    await userEvent.keyboard('{Tab}');
    expect(element.shadowRoot?.activeElement).to.have.property('value', 'Adjustment');
    await userEvent.keyboard('{Tab}{ }');
    await shown(element);
    expect(element.filters.categories).to.deep.equal(['LLM']);
    await userEvent.keyboard('{Tab}{Tab}{ }');
    await shown(element);
    expect(element.filters.categories).to.deep.equal(['LLM', 'WebSearch']);
    expect(partText(element, 'button')).to.equal('LLM, WebSearch');
    expect(isOpen(element)).to.equal(true);
    await userEvent.keyboard('{Tab}{Enter}');
    await shown(element);
    expect(element.filters.categories).to.equal(undefined);
    expect(partText(element, 'button')).to.equal('All categories');
    expect(part(element, 'all-button')?.getAttribute('aria-disabled')).to.equal('true');
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'all-button'));
    await userEvent.keyboard('{Escape}');
    expect(isOpen(element)).to.equal(false);
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'button'));
  });

  it('closes when it is left with Tab, and when something else is pressed', async () => {
    const element = await opened({ category: 'LLM' });
    await userEvent.keyboard('{Tab}{Tab}{Tab}{Tab}{Tab}');
    expect(element.shadowRoot?.activeElement).to.equal(part(element, 'all-button'));
    await userEvent.keyboard('{Tab}');
    expect(isOpen(element)).to.equal(false);
    await userEvent.click(part(element, 'button') as Element);
    expect(isOpen(element)).to.equal(true);
    await userEvent.click(part(element, 'input') as Element);
    expect(isOpen(element)).to.equal(false);
  });

  it('has what the page has chosen and the list does not know', async () => {
    const element = await opened({ category: 'Zebra' });
    const labels = [...panel(element).querySelectorAll('label')];
    expect(labels.map(textOf)).to.deep.equal(['Adjustment', 'LLM', 'SpeechToText', 'WebSearch', 'Zebra']);
    expect(labels.at(-1)?.querySelector('input')?.checked).to.equal(true);
  });
});
