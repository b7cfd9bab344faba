/**
 * How the elements look, against pictures that somebody has looked at.
 *
 * The same everywhere: npm brings the browser, the browser its one font, and it finds no other; it paints without a graphics card. A browser
 * from elsewhere (`CHROMIUM_PATH`) has other fonts and other edges, and is not asked. What may still differ is how a processor rounds the
 * edge of a curve: a thousandth of the pixels may be off by more than an eye sees, which is less than a word or a line.
 *
 * After a change that is meant to be seen, look at the pictures that this writes, and commit them:
 * `npm exec -- vitest run --project browser packages/elements/test/looks -u`
 */
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CreditStatus } from '../../src/util/status.js';
import { DRAWN, FIGURES } from '../contract/cases.js';
import { type AnyElement, inState } from '../contract/page.js';

/** How wide this text is in the font that comes with the browser. */
const SAMPLE = 'Hamburgefonstiv 0123456789';
const SAMPLE_WIDTH = 1406;

function isOurBrowser(): boolean {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return false;
  context.font = '100px sans-serif';
  return Math.round(context.measureText(SAMPLE).width) === SAMPLE_WIDTH;
}

interface Look {
  readonly state: CreditStatus;
  readonly theme: 'light' | 'dark';
  readonly inlineSize: string;
}

const LOOKS: Readonly<Record<string, Look>> = {
  light: { state: 'ready', theme: 'light', inlineSize: '800px' },
  dark: { state: 'ready', theme: 'dark', inlineSize: '800px' },
  narrow: { state: 'ready', theme: 'light', inlineSize: '320px' },
  empty: { state: 'empty', theme: 'light', inlineSize: '480px' },
  refused: { state: 'refused', theme: 'dark', inlineSize: '480px' },
  error: { state: 'error', theme: 'light', inlineSize: '480px' },
};

/** Smaller than life where there is much to see: a picture stays under 40 kB, and every line and colour is on it all the same. */
const ZOOM: Readonly<Record<string, string>> = {
  'recent-conversations': '0.75',
  'conversation-credit-details': '0.75',
  'credit-usage-dashboard': '0.32',
};

/** Of what is made of others, and of what has no figures, what is its own: the rest is on the others' pictures. */
const SOME = ['light', 'dark', 'narrow'];

describe.skipIf(!isOurBrowser())('looks', () => {
  beforeAll(() => page.viewport(1000, 1600));

  // Dates that are picked by default are of today.
  beforeAll(() => vi.setSystemTime('2026-11-22T12:00:00Z'));
  afterEach(() => vi.useRealTimers());

  for (const which of DRAWN) {
    const isWhole = FIGURES.includes(which) && which.tag !== 'credit-usage-dashboard';
    for (const [name, { state, theme, inlineSize }] of Object.entries(LOOKS)) {
      if (!isWhole && !SOME.includes(name)) continue;
      it(`<${which.tag}>: ${name}`, async () => {
        const element: AnyElement = await inState(which, state, {
          theme,
          timezone: 'Asia/Jakarta',
          heading: 'Usage',
        });
        Object.assign(element.style, { inlineSize, zoom: ZOOM[which.tag] ?? '1' });
        // Another file may have left the pointer over what shows that it is pointed at.
        await userEvent.hover(document.documentElement, { position: { x: 999, y: 1599 }, force: true });
        await new Promise(requestAnimationFrame);
        await element.updateComplete;
        await expect.element(page.elementLocator(element)).toMatchScreenshot(`${which.tag}-${name}`, {
          comparatorName: 'pixelmatch',
          comparatorOptions: { threshold: 0.15, allowedMismatchedPixelRatio: 0.001 },
          screenshotOptions: { animations: 'disabled', caret: 'hide', scale: 'css' },
        });
      });
    }
  }
});
