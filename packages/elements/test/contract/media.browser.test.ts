import { expect, fixture } from '@open-wc/testing';
import { afterEach, describe, it } from 'vitest';
import { emulate } from '../media.js';
import { textOf } from '../shadow.js';
import { DRAWN, looksOf } from './cases.js';
import { inState, inside, isVisible, nameOf } from './page.js';

afterEach(() => emulate());

/** The colours that a reader has chosen, as computed styles have them. */
async function systemColours(): Promise<ReadonlySet<string>> {
  const probe = await fixture<HTMLElement>(document.createElement('i'));
  // Without this the probe would be given other colours than it asks for.
  probe.style.setProperty('forced-color-adjust', 'none');
  return new Set(
    ['Canvas', 'CanvasText', 'LinkText', 'ButtonText', 'ButtonFace', 'ButtonBorder', 'GrayText']
      .concat('Highlight', 'HighlightText', 'SelectedItem', 'SelectedItemText', 'Mark', 'MarkText')
      .map((name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      }),
  );
}

const isClear = (colour: string): boolean => colour === 'none' || /^url|(,|\/) ?0\)$/.test(colour);

/** What the shapes and boxes are painted with that the browser does not replace by itself. */
function paintOf(node: Element): string[] {
  const style = getComputedStyle(node);
  if (node instanceof SVGElement) return node instanceof SVGGeometryElement ? [style.fill, style.stroke] : [];
  return style.getPropertyValue('forced-color-adjust') === 'none'
    ? [style.color, style.backgroundColor, style.borderTopColor]
    : [];
}

/** The colours of its text and of its lines. */
function drawnWith(node: Element): string[] {
  const style = getComputedStyle(node);
  if (node instanceof SVGElement) return node instanceof SVGGeometryElement ? [style.stroke] : [];
  const sides = ['top', 'right', 'bottom', 'left'].filter(
    (side) => style.getPropertyValue(`border-${side}-width`) !== '0px',
  );
  return [style.color, ...sides.map((side) => style.getPropertyValue(`border-${side}-color`))];
}

const seconds = (durations: string): number =>
  Math.max(...durations.split(',').map((each) => Number.parseFloat(each) * (/ms/.test(each) ? 0.001 : 1)));

/** How long whatever moves takes, in seconds, and whether it ever ends. */
function motionOf(
  node: Element,
): { readonly node: string; readonly lasts: number; readonly loops: boolean }[] {
  return ['', '::before', '::after'].flatMap((pseudo) => {
    const style = getComputedStyle(node, pseudo || undefined);
    const animates = style.animationName !== 'none' && style.content !== 'none';
    return {
      node: nameOf(node) + pseudo,
      lasts: Math.max(seconds(style.transitionDuration), animates ? seconds(style.animationDuration) : 0),
      loops: animates && style.animationIterationCount.includes('infinite'),
    };
  });
}

for (const which of DRAWN) {
  describe(`<${which.tag}>`, () => {
    it('is drawn in the reader’s own colours where those are forced, and in no other', async () => {
      await emulate({ 'forced-colors': 'active' });
      const allowed = await systemColours();
      for (const state of looksOf(which)) {
        const element = await inState(which, state);
        const foreign = inside(element)
          .filter(isVisible)
          .flatMap((node) => paintOf(node).map((colour) => ({ node: nameOf(node), colour })))
          .filter(({ colour }) => !isClear(colour) && !allowed.has(colour));
        expect(foreign, state).to.deep.equal([]);
      }
    });

    it('is accessible in forced colours', async () => {
      await emulate({ 'forced-colors': 'active' });
      await expect(await inState(which, 'ready')).to.be.accessible();
    });

    it('says the same in forced colours, with more contrast and on paper, where nothing lies over it', async () => {
      const words = textOf((await inState(which, 'ready')).shadowRoot?.querySelector('[part~=base]') ?? null);
      for (const features of [{ 'forced-colors': 'active' }, { 'prefers-contrast': 'more' }]) {
        await emulate(features);
        const element = await inState(which, 'ready');
        expect(textOf(element.shadowRoot?.querySelector('[part~=base]') ?? null)).to.equal(words);
      }
      await emulate({}, 'print');
      const element = await inState(which, 'ready');
      const figures = inside(element).filter((node) => isVisible(node) && /\d/.test(textOf(node)));
      expect(figures.length).to.be.greaterThan(0);
      const over = inside(element).filter((node) => node instanceof HTMLElement && node.popover !== null);
      for (const node of over) (node as HTMLElement).showPopover();
      expect(over.filter(isVisible)).to.deep.equal([]);
    });

    it('has no weaker text and no weaker line for who wants more contrast', async () => {
      // Else colours would be on their way from the one to the other.
      const still = { 'prefers-reduced-motion': 'reduce' };
      await emulate(still);
      const element = await inState(which, 'ready');
      const weakened = (): string[] =>
        inside(element)
          .filter((node) => isVisible(node) && drawnWith(node).some((colour) => /\/ 0\./.test(colour)))
          .map(nameOf);
      expect(weakened()).not.to.deep.equal([]);
      await emulate({ ...still, 'prefers-contrast': 'more' });
      expect(weakened()).to.deep.equal([]);
    });

    it('moves briefly and never without end, and not at all for who wants none', async () => {
      for (const state of looksOf(which)) {
        await emulate();
        const element = await inState(which, state);
        const moving = inside(element).flatMap(motionOf);
        expect(
          moving.filter(({ lasts, loops }) => loops || lasts > 2),
          state,
        ).to.deep.equal([]);
        await emulate({ 'prefers-reduced-motion': 'reduce' });
        expect(
          inside(element)
            .flatMap(motionOf)
            .filter(({ lasts }) => lasts > 0),
          state,
        ).to.deep.equal([]);
      }
    });
  });
}
