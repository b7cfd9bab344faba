import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { textOf } from '../shadow.js';
import { DRAWN, looksOf } from './cases.js';
import { type AnyElement, inState, inside, isVisible, nameOf } from './page.js';

const hasText = (node: Element): boolean =>
  [...node.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.textContent?.trim());

/** Text that its own box cuts off. */
function cutOff(element: AnyElement): string[] {
  return inside(element)
    .filter((node) => node instanceof HTMLElement && isVisible(node) && hasText(node))
    .filter(
      (node) => getComputedStyle(node).overflowX !== 'visible' && node.scrollWidth > node.clientWidth + 1,
    )
    .map((node) => `${nameOf(node)}: ${textOf(node)}`);
}

/** Whatever sticks out of the element. */
function stickingOut(element: AnyElement): string[] {
  const { left, right } = element.getBoundingClientRect();
  return inside(element)
    .filter(isVisible)
    .filter((node) => {
      const box = node.getBoundingClientRect();
      // A button whose sign is in line with what stands under it reaches over the edge with its empty rim.
      const rim = node.matches('button, :has(> button)') ? 6 : 1;
      return box.left < left - rim || box.right > right + rim;
    })
    .map(nameOf);
}

/** How wide the ring around it is, in pixels: its own, or that of the row that it stands for. */
function ringOf(node: Element): number {
  const rings = [undefined, '::before', '::after'].map((pseudo) => getComputedStyle(node, pseudo));
  return Math.max(
    ...rings.map(({ outlineStyle, outlineWidth }) =>
      outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth),
    ),
  );
}

/** Where the keyboard can be, and how wide the ring is there. */
function ringsIn(element: AnyElement): { readonly name: string; readonly ring: number }[] {
  return inside(element)
    .filter(
      (node) => node instanceof HTMLElement && node.tabIndex >= 0 && isVisible(node) && !node.shadowRoot,
    )
    .flatMap((node) => {
      (node as HTMLElement).focus({ focusVisible: true } as FocusOptions);
      return node.matches(':focus-visible') ? [{ name: nameOf(node), ring: ringOf(node) }] : [];
    });
}

/** Targets that are too small. */
const smallTargets = (element: AnyElement): string[] =>
  inside(element)
    .filter((node) => node.matches('button, a[href], input, select, summary') && isVisible(node))
    .filter((node) => {
      // A label is pressed as well as its control.
      const { width, height } = (node.closest('label') ?? node).getBoundingClientRect();
      return Math.min(width, height) < 24;
    })
    .map(nameOf);

/** Text that is hard to read, whatever the size of the page's own. */
const smallTexts = (element: AnyElement): string[] =>
  inside(element)
    .filter((node) => isVisible(node) && hasText(node))
    .filter((node) => Number.parseFloat(getComputedStyle(node).fontSize) < 12)
    .map(nameOf);

async function resized(element: AnyElement, style: Partial<CSSStyleDeclaration>): Promise<void> {
  Object.assign(element.style, style);
  await new Promise(requestAnimationFrame);
  await element.updateComplete;
}

for (const which of DRAWN) {
  describe(`<${which.tag}>`, () => {
    for (const state of looksOf(which)) {
      it(`has no small text, no small target, and a ring where the keyboard is: ${state}`, async () => {
        const element = await inState(which, state);
        expect(smallTargets(element)).to.deep.equal([]);
        expect(ringsIn(element).filter(({ ring }) => ring < 2)).to.deep.equal([]);
        await resized(element, { fontSize: '10px' });
        expect(smallTexts(element)).to.deep.equal([]);
      });

      it(`fits into 320 pixels, and bears larger text and more space: ${state}`, async () => {
        const element = await inState(which, state);
        for (const [inlineSize, fontSize] of [
          ['320px', '16px'],
          ['320px', '24px'],
          ['640px', '32px'],
        ] as const) {
          await resized(element, { inlineSize, fontSize });
          expect(stickingOut(element), `${inlineSize} with ${fontSize}`).to.deep.equal([]);
        }
        const spacing = { letterSpacing: '0.12em', wordSpacing: '0.16em', lineHeight: '1.5' };
        for (const inlineSize of ['800px', '320px']) {
          await resized(element, { ...spacing, inlineSize, fontSize: '16px' });
          expect(cutOff(element), inlineSize).to.deep.equal([]);
          expect(stickingOut(element), inlineSize).to.deep.equal([]);
        }
      });
    }
  });
}
