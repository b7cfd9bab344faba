import { expect, fixture } from '@open-wc/testing';
import { afterEach, describe, it } from 'vitest';
import { page } from 'vitest/browser';
import { emulate } from '../media.js';
import { scriptedSource } from '../scripted-source.js';
import { DRAWN } from './cases.js';
import { create, drawn, mounted } from './page.js';

afterEach(() => emulate());

/** What a page has around an element, from the outside in; its width is given where it has one. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'a row': ['display: flex'],
  'a column': ['display: flex; flex-direction: column; align-items: flex-start'],
  'an inline block': ['display: inline-block'],
  'a float': ['float: left'],
  'a box of its own size': ['inline-size: fit-content'],
  'a box as wide as it would like to be': ['inline-size: max-content'],
  'what stands out of the flow': ['position: absolute; inset-inline-start: 0'],
  'a cell': ['display: table-cell'],
  'the middle of a grid': ['display: grid; place-items: center'],
};

/** Places that are narrower than it would like to be, and how wide. */
const NARROW: Readonly<Record<string, readonly [width: number, ...styles: string[]]>> = {
  'a row': [300, 'inline-size: 300px; display: flex'],
  'a column': [300, 'inline-size: 300px; display: flex; flex-direction: column; align-items: flex-start'],
  'an inline block': [300, 'inline-size: 300px', 'display: inline-block'],
  'a card of two in a grid': [
    300,
    'inline-size: 600px; display: grid; grid-template-columns: 1fr 1fr',
    'padding: 0',
  ],
  'a card of a row': [600, 'inline-size: 600px; display: flex', 'flex: 1'],
  'a cell': [300, 'inline-size: 300px; display: table; table-layout: auto', 'display: table-cell'],
};

/** An element in boxes with these styles. */
async function within(element: Element, styles: readonly string[]): Promise<void> {
  const boxes = styles.map((style) => {
    const box = document.createElement('div');
    box.style.cssText = style;
    return box;
  });
  for (const [index, box] of boxes.entries()) box.append(boxes[index + 1] ?? element);
  await fixture(boxes[0] ?? element);
}

const widthOf = (element: Element): number => element.getBoundingClientRect().width;

describe.each(DRAWN)('$tag', (which) => {
  it('has a width of its own in places that are as wide as what is in them', async () => {
    await page.viewport(1280, 800);
    const usual = which.tag === 'credit-category-pie' ? 384 : 960;
    for (const [place, styles] of Object.entries(PLACES)) {
      const element = create(which);
      await within(element, styles);
      expect(widthOf(element), place).to.equal(usual);
    }
    const element = create(which);
    const dialog = document.createElement('dialog');
    dialog.append(element);
    await fixture(dialog);
    dialog.showModal();
    expect(widthOf(element)).to.equal(usual);
    dialog.close();
  });

  it('needs none, where there is less', async () => {
    await page.viewport(1280, 800);
    for (const [place, [width, ...styles]] of Object.entries(NARROW)) {
      const element = create(which);
      await within(element, styles);
      expect(widthOf(element), place).to.equal(width);
    }
  });

  it.each(['block', 'flex', 'grid', 'grid; grid-template-columns: 1fr 1fr', 'flex; flex-direction: column'])(
    'fills its host, which the page has made %s',
    async (display) => {
      const element = create(which);
      element.style.cssText = `inline-size: 500px; display: ${display}`;
      await fixture(element);
      const drawnBox = element.shadowRoot?.querySelector('.container')?.getBoundingClientRect();
      expect([drawnBox?.width, drawnBox?.top]).to.deep.equal([500, element.getBoundingClientRect().top]);
    },
  );

  it('has text as it is, whatever the page has set for its own around it', async () => {
    const plain = await mounted(which, scriptedSource());
    const expected = plain.getBoundingClientRect().height;
    for (const [property, value] of Object.entries({
      'text-align': 'center',
      'text-indent': '3em',
      'text-shadow': '2px 2px red',
      'text-transform': 'uppercase',
      'white-space': 'pre-wrap',
      'word-break': 'break-all',
      'word-spacing': '1em',
      hyphens: 'auto',
    })) {
      const box = document.createElement('div');
      box.style.setProperty(property, value);
      const element = create(which);
      element.style.inlineSize = '800px';
      element.source = scriptedSource();
      box.append(element);
      await fixture(box);
      await drawn(element);
      const base = element.shadowRoot?.querySelector('[part~=base]') ?? element;
      expect(getComputedStyle(base).getPropertyValue(property), property).to.equal(
        getComputedStyle(plain.shadowRoot?.querySelector('[part~=base]') ?? plain).getPropertyValue(property),
      );
      expect(element.getBoundingClientRect().height, property).to.equal(expected);
    }
  });

  it('keeps a distance from the edge of a surface of its own, and its width', async () => {
    const element = await mounted(which, scriptedSource());
    element.style.inlineSize = '600px';
    expect(getComputedStyle(element).padding).to.equal('0px');
    for (const theme of ['light', 'dark']) {
      element.setAttribute('theme', theme);
      await drawn(element);
      expect(getComputedStyle(element).padding, theme).to.equal('20px');
      expect(element.getBoundingClientRect().width, theme).to.equal(600);
    }
  });

  it('is dark on white on paper, whatever the page and its theme are', async () => {
    for (const theme of ['auto', 'dark']) {
      const element = await mounted(which, scriptedSource(), { theme });
      const box = document.createElement('div');
      box.style.cssText = 'color-scheme: dark; color: #eeeeee; background: #111111';
      box.append(element);
      await fixture(box);
      await drawn(element);
      expect(getComputedStyle(element).colorScheme).to.equal('dark');
      await emulate({}, 'print');
      const { color, backgroundColor, colorScheme, padding } = getComputedStyle(element);
      expect([color, backgroundColor, colorScheme, padding], theme).to.deep.equal([
        'rgb(28, 32, 38)',
        'rgb(255, 255, 255)',
        'light',
        '0px',
      ]);
      await emulate();
    }
  });
});
