import { expect, fixture, html } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { focused, part, parts, textOf } from '../../../test/chart-page.js';
import { pieOf } from '../../../test/pie-page.js';
import { manyReport } from '../../../test/pie-report.js';
import './define.js';
import type { CreditCategoryPieElement } from './credit-category-pie.js';

const at = (element: Element): string | undefined =>
  focused(element)?.querySelector('.name')?.textContent ?? undefined;

const selected = (element: Element): (string | undefined)[] =>
  parts(element, 'legend-item')
    .filter((row) => row.getAttribute('aria-pressed') === 'true')
    .map((row) => row.querySelector('.name')?.textContent ?? undefined);

const tabStops = (element: Element): number =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [])].filter(
    (button) => button.tabIndex === 0 && button.getClientRects().length > 0,
  ).length;

/** What a page hears, with the way to stop listening. */
function heard(): { readonly details: unknown[]; stop(): void } {
  const details: unknown[] = [];
  const listen = (event: Event): void => void details.push((event as CustomEvent).detail);
  document.addEventListener('credit-category-select', listen);
  return { details, stop: () => document.removeEventListener('credit-category-select', listen) };
}

async function press(element: CreditCategoryPieElement, keys: string): Promise<void> {
  await userEvent.keyboard(keys);
  await element.updateComplete;
}

async function entered(attributes: Readonly<Record<string, string>> = {}): Promise<CreditCategoryPieElement> {
  const element = await pieOf(manyReport(), attributes);
  await userEvent.click(document.body, { position: { x: 0, y: 0 } });
  await press(element, '{Tab}');
  return element;
}

describe('the list', () => {
  it('is one tab stop, left as it was entered', async () => {
    const around = await fixture(html`<div><button>before</button><button>after</button></div>`);
    const element = await pieOf(manyReport());
    around.insertBefore(element, around.lastElementChild);
    (around.firstElementChild as HTMLElement).focus();
    expect(tabStops(element)).to.equal(1);
    await press(element, '{Tab}');
    expect(at(element)).to.equal('A');
    await press(element, '{ArrowDown}{ArrowDown}');
    expect(tabStops(element)).to.equal(1);
    await press(element, '{Tab}');
    expect(document.activeElement).to.equal(around.lastElementChild);
    await press(element, '{Shift>}{Tab}{/Shift}');
    expect(at(element)).to.equal('C');
  });

  it('keeps the focus on its category when the order changes', async () => {
    const element = await entered();
    await press(element, '{ArrowDown}');
    expect(at(element)).to.equal('B');
    const { categories, ...report } = manyReport();
    const [first, second, third, ...others] = categories;
    if (!first || !second || !third) throw new Error('Too few');
    const swapped = [first, { ...third, total: second.total }, { ...second, total: third.total }, ...others];
    element.data = { ...report, categories: swapped };
    await element.updateComplete;
    expect(parts(element, 'name').slice(0, 3).map(textOf)).to.deep.equal(['A', 'C', 'B']);
    expect(at(element)).to.equal('B');
    expect(tabStops(element)).to.equal(1);
  });

  it('is walked with arrows, Home and End, to refunds too, and not past its ends', async () => {
    const element = await entered();
    await press(element, '{ArrowUp}');
    expect(at(element)).to.equal('A');
    await press(element, '{ArrowDown}{ArrowRight}');
    expect(at(element)).to.equal('C');
    await press(element, '{ArrowLeft}');
    expect(at(element)).to.equal('B');
    await press(element, '{End}');
    expect(at(element)).to.equal('J');
    await press(element, '{ArrowDown}');
    expect(at(element)).to.equal('J');
    await press(element, '{Home}');
    expect(at(element)).to.equal('A');
  });

  it('goes as it is seen from right to left', async () => {
    const element = await entered({ dir: 'rtl' });
    await press(element, '{ArrowLeft}');
    expect(at(element)).to.equal('B');
    await press(element, '{ArrowRight}');
    expect(at(element)).to.equal('A');
  });

  it('opens the rest, and walks through its members', async () => {
    const element = await entered();
    await press(element, '{End}{ArrowUp}');
    expect(focused(element)).to.equal(part(element, 'rest-toggle'));
    await press(element, '{Enter}');
    await press(element, '{ArrowDown}');
    expect(at(element)).to.equal('G');
    await press(element, '{Enter}');
    expect(selected(element)).to.deep.equal(['G']);
  });

  it('leaves other keys to the page', async () => {
    const element = await entered();
    const left: string[] = [];
    element.addEventListener('keydown', ({ key, defaultPrevented }) => !defaultPrevented && left.push(key));
    await press(element, '{Escape}');
    await press(element, '{PageDown}');
    await press(element, '{Control>}{ArrowDown}{/Control}');
    expect(left).to.deep.equal(['Escape', 'PageDown', 'Control', 'ArrowDown']);
    expect(at(element)).to.equal('A');
  });
});

describe('a choice', () => {
  it('is made with Enter and Space, told to the page, and cleared with Escape', async () => {
    const { details, stop } = heard();
    const element = await entered();
    await press(element, '{ArrowDown}{Enter}');
    expect(element.selectedCategory).to.deep.equal(['B']);
    expect(selected(element)).to.deep.equal(['B']);
    await press(element, '{ArrowDown} ');
    expect(element.selectedCategory).to.deep.equal(['C']);
    const back = parts(element, 'slice').filter((slice) => slice.classList.contains('back'));
    expect(back).to.have.length(6);
    await press(element, '{Escape}');
    expect(element.selectedCategory).to.equal(undefined);
    expect(selected(element)).to.deep.equal([]);
    expect(details).to.deep.equal([{ categories: ['B'] }, { categories: ['C'] }, { categories: [] }]);
    stop();
  });

  it('of the rest is of all its members', async () => {
    const { details, stop } = heard();
    const element = await entered();
    await press(element, '{End}{ArrowUp}{ArrowUp}{Enter}');
    const categories = ['G', 'H', 'I'];
    expect(element.selectedCategory).to.deep.equal(categories);
    expect(selected(element)).to.deep.equal(['3 others', 'G', 'H', 'I']);
    await press(element, '{Enter}');
    expect(element.selectedCategory).to.equal(undefined);
    expect(details).to.deep.equal([{ categories }, { categories: [] }]);
    stop();
  });

  it('does not happen when the page cancels it', async () => {
    const element = await pieOf(manyReport());
    const cancel = (event: Event): void => event.preventDefault();
    document.addEventListener('credit-category-select', cancel);
    parts(element, 'legend-item')[0]?.click();
    expect(element.selectedCategory).to.equal(undefined);
    element.selectedCategory = 'A';
    await element.updateComplete;
    parts(element, 'legend-item')[0]?.click();
    expect(element.selectedCategory).to.equal('A');
    document.removeEventListener('credit-category-select', cancel);
  });

  it('is made on a slice too, and pointing at one shows its row', async () => {
    const element = await pieOf(manyReport());
    const slice = parts<SVGPathElement>(element, 'slice')[1];
    slice?.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    await element.updateComplete;
    expect(part(element, 'legend')?.querySelector('.pointed .name')?.textContent).to.equal('B');
    slice?.dispatchEvent(new PointerEvent('pointerout', { bubbles: true }));
    slice?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    await element.updateComplete;
    expect(element.selectedCategory).to.deep.equal(['B']);
    expect(element.shadowRoot?.querySelector('.pointed')).to.equal(null);
  });

  it('can be set by the page, without an event, and is where Tab comes in', async () => {
    const { details, stop } = heard();
    const element = await pieOf(manyReport(), { 'selected-category': 'D' });
    await userEvent.click(document.body, { position: { x: 0, y: 0 } });
    await press(element, '{Tab}');
    expect(at(element)).to.equal('D');
    expect(selected(element)).to.deep.equal(['D']);
    expect(details).to.deep.equal([]);
    stop();
  });
});
