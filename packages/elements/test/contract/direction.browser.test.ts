import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { DRAWN, looksOf } from './cases.js';
import { type AnyElement, inState, inside, isVisible, nameOf } from './page.js';

/** Where the parts of an element begin, from the side on which its language begins. */
function places(element: AnyElement): { readonly name: string; readonly from: number }[] {
  const own = element.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(element).direction === 'rtl';
  return (
    inside(element)
      .filter((node) => node.hasAttribute('part') && node instanceof HTMLElement && isVisible(node))
      // Pieces of a sentence follow its language, which is English here as well.
      .filter((node) => getComputedStyle(node).display !== 'inline')
      .map((node) => {
        const { left, right } = node.getBoundingClientRect();
        return { name: nameOf(node), from: Math.round(isRightToLeft ? own.right - right : left - own.left) };
      })
  );
}

for (const which of DRAWN) {
  describe(`<${which.tag}>, from right to left`, () => {
    for (const state of looksOf(which)) {
      it(`is mirrored, part by part: ${state}`, async () => {
        const [before, after] = [await inState(which, state), await inState(which, state, { dir: 'rtl' })];
        const expected = places(before);
        const found = places(after);
        expect(found.map(({ name }) => name)).to.deep.equal(expected.map(({ name }) => name));
        const elsewhere = found.filter(
          ({ from }, index) => Math.abs(from - (expected[index]?.from ?? 0)) > 2,
        );
        expect(elsewhere).to.deep.equal([]);
      });
    }

    it('is accessible', async () => {
      for (const state of ['ready', 'stale'] as const)
        await expect(await inState(which, state, { dir: 'rtl' })).to.be.accessible();
    });
  });
}
