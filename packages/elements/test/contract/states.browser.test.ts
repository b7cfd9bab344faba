import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { part, textOf } from '../shadow.js';
import { DRAWN, FIGURES } from './cases.js';
import { type AnyElement, inState, inside } from './page.js';

/** The exact amounts, as the page has them for machines. */
const amountsIn = (element: AnyElement): string[] =>
  inside(element).flatMap((node) => (node instanceof HTMLDataElement ? [node.value] : []));

for (const which of DRAWN) {
  describe(`<${which.tag}>`, () => {
    for (const state of which.states) {
      for (const [theme, width] of [
        ['light', '800px'],
        ['dark', '320px'],
      ] as const) {
        it(`is ${state}, says so, and is accessible: ${theme}, at ${width}`, async () => {
          const element = await inState(which, state, { theme, heading: 'Usage' }, width);
          expect(element.status).to.equal(state);
          expect(element.matches(`:state(${state})`)).to.equal(true);
          const isBusy = state === 'loading' || state === 'refreshing';
          expect(part(element, 'base')?.getAttribute('aria-busy')).to.equal(isBusy ? 'true' : null);
          await expect(element).to.be.accessible();
        });
      }
    }

    it('has a name for those who cannot see it, without a heading too', async () => {
      const element = await inState(which, 'ready');
      expect(part(element, 'base')?.getAttribute('aria-label')).to.match(/^[A-Z]\w/);
    });

    it('shows no word of the server’s own', async () => {
      for (const state of ['refused', 'error', 'stale'] as const) {
        const element = await inState(which, state);
        expect(element.shadowRoot?.innerHTML, state).not.to.match(/stack trace|eyJ/);
      }
    });
  });
}

for (const which of FIGURES) {
  describe(`<${which.tag}>`, () => {
    it('says in words why there is nothing to see, and never a number', async () => {
      for (const state of ['empty', 'refused', 'error'] as const) {
        const element = await inState(which, state);
        const words = textOf(part(element, state));
        expect(words, state).to.match(/^(No|You need|Could not load)/);
        expect(words.replace(/Request ID: \w+/, ''), state).not.to.match(/\d/);
      }
    });

    it('keeps its figures, with a note, when newer ones do not come', async () => {
      const before = await inState(which, 'ready');
      const element = await inState(which, 'stale');
      expect(amountsIn(element)).to.deep.equal(amountsIn(before));
      const notes = inside(element).filter((node) => node.matches('[part~=stale]'));
      expect(notes.length).to.be.greaterThan(0);
      for (const note of notes)
        expect(textOf(note)).to.equal(
          'Could not refresh this data. The service is not available right now. Try again',
        );
    });
  });
}
