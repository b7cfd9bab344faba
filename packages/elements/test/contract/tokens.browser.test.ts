import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { DRAWN } from './cases.js';
import { type AnyElement, drawn, inState, inside } from './page.js';
import { promised } from './reference.js';

/** The custom properties that every element has. */
const COMMON = promised('All elements', 'Custom property');

/** All rules of an element and of what it has drawn, as text. */
function sheetsOf(element: AnyElement): string {
  const roots = [element, ...inside(element)].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const sheets = new Set(roots.flatMap(({ adoptedStyleSheets }) => adoptedStyleSheets));
  return [...sheets].flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText)).join('\n');
}

describe.each(DRAWN)('<$tag>', (which) => {
  it('reads every custom property that the reference promises', async () => {
    const sheets = sheetsOf(await inState(which, 'ready'));
    const names = [...COMMON, ...promised(which.tag, 'Custom property')].map(({ name }) => name);
    expect(names.filter((name) => !new RegExp(`var\\(${name}\\b(?!-)`).test(sheets))).to.deep.equal([]);
  });
});

const GREEN = 'rgb(0, 128, 0)';

/** What a property does to what is drawn: in which element, where, to what of it, and what becomes of it. */
const EFFECTS = [
  ['--credit-text', 'filters', '.base', 'color', GREEN],
  ['--credit-text-muted', 'filters', '.label', 'color', GREEN],
  ['--credit-surface', 'filters', ':host', 'background-color', GREEN],
  ['--credit-border', 'filters', 'select', 'border-top-color', GREEN],
  ['--credit-fill', 'filters', '.segment:has(:checked)', 'background-color', GREEN],
  ['--credit-focus-ring', 'filters', 'select', 'outline-color', GREEN],
  ['--credit-radius', 'filters', 'select', 'border-top-left-radius', '13px'],
  ['--credit-space', 'filters', '.panel', 'padding-top', '11px'],
  ['--credit-font-size-label', 'filters', '.label', 'font-size', '30px'],
  ['--credit-motion-duration', 'filters', 'select', 'transition-duration', '0.7s'],
  ['--credit-tooltip-surface', 'filters', '.panel', 'background-color', GREEN],
  ['--credit-tooltip-text', 'filters', '.panel', 'color', GREEN],
  ['--credit-tooltip-surface', 'chart', '.tooltip', 'background-color', GREEN],
  ['--credit-tooltip-text', 'chart', '.tooltip', 'color', GREEN],
  ['--credit-usage-chart-block-size', 'chart', '.plot', 'height', '77px'],
  ['--credit-category-pie-size', 'pie', '.donut', 'width', '77px'],
] as const;

describe('the custom property', () => {
  it.each(EFFECTS)('%s of the %s is that of %s: %s', async (name, piece, at, property, value) => {
    const which = DRAWN.find(({ tag }) => tag.endsWith(piece));
    const element = which && (await inState(which, 'ready'));
    const node = at === ':host' ? element : element?.shadowRoot?.querySelector<HTMLElement>(at);
    if (!element || !node) throw new Error(`There is no ${at} in the ${piece}`);
    node.focus({ focusVisible: true } as FocusOptions);
    // Else it would take a while until the new value can be read.
    element.style.setProperty('--credit-motion-duration', '0s');
    const read = (): string => getComputedStyle(node).getPropertyValue(property);
    const text = COMMON.find((each) => each.name === name)?.text ?? '';
    for (const [, percent] of text.matchAll(/ at (\d+) %/g))
      expect(read()).to.contain(` / ${Number(percent) / 100})`);
    expect(read()).not.to.equal(value);
    element.style.setProperty(name, value);
    await drawn(element);
    expect(read()).to.equal(value);
  });
});
