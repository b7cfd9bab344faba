import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { part, textOf } from '../shadow.js';
import { DRAWN, type ElementCase, FIGURES } from './cases.js';
import { drawn, inState, inside, isVisible, nameOf } from './page.js';

/** What browsers, screen readers and pages do with the keyboard. None of it is an element's. */
const FOREIGN: readonly KeyboardEventInit[] = [
  { key: 'Tab' },
  { key: 'Tab', shiftKey: true },
  { key: 'F6' },
  { key: 'F10', shiftKey: true },
  { key: 'f', ctrlKey: true },
  { key: 'l', metaKey: true },
  { key: 'ArrowLeft', altKey: true },
  { key: 'ArrowDown', ctrlKey: true, altKey: true },
  { key: 'Home', ctrlKey: true },
  { key: 'Escape', ctrlKey: true },
  { key: 'Escape', altKey: true },
  { key: 'Escape', metaKey: true },
  { key: 'h' },
  { key: '/' },
  { key: '?', shiftKey: true },
];

const said = ({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEventInit): string =>
  [ctrlKey && 'Ctrl', altKey && 'Alt', metaKey && 'Meta', shiftKey && 'Shift', key].filter(Boolean).join('+');

const press = (target: EventTarget, init: KeyboardEventInit): boolean =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { ...init, bubbles: true, composed: true, cancelable: true }),
  );

for (const which of DRAWN) {
  describe(`<${which.tag}>`, () => {
    it('takes no key of the browser’s, and hides none from the page', async () => {
      const element = await inState(which, 'ready');
      const heard: string[] = [];
      const listening = new AbortController();
      document.addEventListener('keydown', (event) => heard.push(said(event)), listening);
      const focusable = inside(element).filter(
        (node) => node instanceof HTMLElement && node.tabIndex >= 0 && isVisible(node),
      );
      for (const node of focusable.slice(0, 12)) {
        for (const init of FOREIGN) {
          heard.length = 0;
          expect(press(node, init), `${said(init)} on ${nameOf(node)}`).to.equal(true);
          expect(heard, `${said(init)} on ${nameOf(node)}`).to.deep.equal([said(init)]);
        }
      }
      listening.abort();
    });

    it('hears nothing that is pressed elsewhere', async () => {
      await inState(which, 'ready');
      for (const init of [...FOREIGN, { key: 'Escape' }, { key: 'ArrowRight' }, { key: 'Enter' }])
        expect(press(document.body, init), said(init)).to.equal(true);
    });

    it('can be left with Tab as it was entered: nothing holds the keyboard', async () => {
      const element = await inState(which, 'ready');
      const positive = inside(element).filter((node) => node instanceof HTMLElement && node.tabIndex > 0);
      expect(positive.map(nameOf)).to.deep.equal([]);
    });
  });
}

for (const { tag, row } of [
  { tag: 'recent-conversations', row: 0 },
  { tag: 'recent-conversations', row: 1 },
  { tag: 'credit-usage-dashboard', row: 0 },
  { tag: 'conversation-credit-details' },
])
  it(`<${tag}> takes no key of the browser’s with ${row === undefined ? 'a close button' : `row ${row} open`}`, async () => {
    const which = DRAWN.find((each) => each.tag === tag) as ElementCase;
    const element = await inState(which, 'ready');
    const found = (selector: string): HTMLElement[] =>
      inside(element).filter((node): node is HTMLElement => node.matches(selector) && isVisible(node));
    if (row !== undefined) found('[part~=open-button]')[row]?.click();
    await drawn(element);
    const close = (): HTMLElement | undefined => found('[part~=close-button]')[0];
    expect(close()).not.to.equal(undefined);
    for (const init of FOREIGN) {
      expect(press(close() as HTMLElement, init), said(init)).to.equal(true);
      await drawn(element);
      expect(close(), said(init)).not.to.equal(undefined);
    }
    expect(press(close() as HTMLElement, { key: 'Escape' })).to.equal(false);
  });

/** Those whose keys are not the ones that everybody knows from buttons and fields. */
for (const which of FIGURES.filter(({ tag }) => /chart|pie/.test(tag))) {
  it(`<${which.tag}> has a name, a summary with its total, and says which keys it takes`, async () => {
    const element = await inState(which, 'ready');
    const base = part(element, 'base');
    const described = base?.getAttribute('aria-describedby') ?? '';
    const keys = textOf(element.shadowRoot?.getElementById(described) ?? null);
    const summary = textOf(element.shadowRoot?.querySelector('p.visually-hidden') ?? null);
    expect(base?.getAttribute('aria-label')).to.match(/^Usage (over time|by category)$/);
    expect(summary).to.contain('341.57938 credits');
    // Heard with each step into the drawing: no more than the way through it.
    expect(keys).to.match(/^[^.]*arrow keys move between .+\. Enter selects, Escape (closes|clears)\.$/i);
  });

  it(`<${which.tag}> leaves keys with Shift alone in its legend: they extend a selection of text`, async () => {
    const element = await inState(which, 'ready');
    const [first] = inside(element).filter((node): node is HTMLElement => node.matches('.legend button'));
    first?.focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'End']) {
      expect(press(first as HTMLElement, { key, shiftKey: true }), key).to.equal(true);
      expect(element.shadowRoot?.activeElement, key).to.equal(first);
    }
    expect(press(first as HTMLElement, { key: 'End' })).to.equal(false);
    expect(element.shadowRoot?.activeElement).not.to.equal(first);
  });
}
