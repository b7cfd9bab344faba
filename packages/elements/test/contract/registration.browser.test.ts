import { expect, fixture } from '@open-wc/testing';
import { afterEach, describe, it, vi } from 'vitest';
import { defineElement } from '../../src/internal/define-element.js';
import { CASES, DRAWN } from './cases.js';
import { feedOf } from './feed.js';
import { type AnyElement, classOf, drawn } from './page.js';

/** The module that registers an element, as another script of the page would import it. */
const importAgain = (tag: string, copy: string): Promise<unknown> =>
  import(/* @vite-ignore */ new URL(`../../src/elements/${tag}/define.ts?${copy}`, import.meta.url).href);

afterEach(() => vi.restoreAllMocks());

for (const { tag } of CASES) {
  describe(`<${tag}>`, () => {
    it('is registered once, however often that is imported', async () => {
      const warned = vi.spyOn(console, 'warn');
      const first = classOf(tag);
      await importAgain(tag, 'second');
      await importAgain(tag, 'third');
      expect(classOf(tag)).to.equal(first);
      expect(warned.mock.calls).to.deep.equal([]);
    });

    it('leaves a tag to whoever had it first, and says so', () => {
      const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
      const first = classOf(tag);
      defineElement(tag, class extends first {});
      expect(classOf(tag)).to.equal(first);
      expect(warned.mock.calls).to.deep.equal([
        [
          `<${tag}> stays as it is: the page, or another copy of @credit-usage/elements, already uses this tag or its class.`,
        ],
      ]);
    });

    it('stays unregistered where the page has given its class another name, and says so', () => {
      const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
      const taken = class extends classOf(tag) {};
      customElements.define(`my-${tag}`, taken);
      defineElement(`other-${tag}`, taken);
      expect(customElements.get(`other-${tag}`)).to.equal(undefined);
      expect(warned.mock.calls).to.have.length(1);
      expect(warned.mock.calls[0]?.[0]).to.contain(`<other-${tag}> stays as it is`);
    });

    it('can have another name as a subclass, beside its own', () => {
      const name = `renamed-${tag}`;
      defineElement(name, class extends classOf(tag) {});
      expect(document.createElement(name)).to.be.an.instanceof(classOf(tag));
    });
  });
}

for (const { tag, attributes } of DRAWN) {
  it(`<${tag}> keeps what was set before it was registered`, async () => {
    const name = `early-${tag}`;
    const element = document.createElement(name) as unknown as AnyElement;
    for (const [attribute, value] of Object.entries({ lang: 'en', ...attributes }))
      element.setAttribute(attribute, value);
    const feed = feedOf();
    Object.assign(element, { source: feed, heading: 'Set early', headingLevel: 2, theme: 'dark' });
    await fixture(element as unknown as HTMLElement);
    expect(element.shadowRoot).to.equal(null);

    defineElement(name, class extends classOf(tag) {});
    await drawn(element);
    expect(element.status).to.equal('ready');
    expect(feed.asked).not.to.deep.equal([]);
    expect(element.getAttribute('theme')).to.equal('dark');
    const heading = element.shadowRoot?.querySelector('[part~=heading]');
    expect(heading?.textContent?.trim()).to.equal('Set early');
    expect(heading?.getAttribute('aria-level')).to.equal('2');
  });
}
