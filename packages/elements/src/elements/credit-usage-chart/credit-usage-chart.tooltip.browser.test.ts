import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chartOf, part, parts, settled, textOf } from '../../../test/chart-page.js';
import { chartReport } from '../../../test/chart-report.js';
import './define.js';
import type { CreditUsageChartElement } from './credit-usage-chart.js';

const tooltip = (element: Element): HTMLElement | null => part(element, 'tooltip');
const isOpen = (element: Element): boolean => tooltip(element)?.matches(':popover-open') ?? false;

/** Puts the pointer on a place inside an element, in shares of its size. */
async function point(element: CreditUsageChartElement, on: Element | null, x = 0.5, y = 0.5): Promise<void> {
  const { width, height } = on?.getBoundingClientRect() ?? new DOMRect();
  await userEvent.hover(on ?? element, { position: { x: width * x, y: height * y }, force: true });
  await settled(element);
}

const waited = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the tooltip', () => {
  it('comes with the pointer: the exact total and every series', async () => {
    const report = chartReport({ compare: true });
    const element = await chartOf(report);
    expect(isOpen(element)).to.equal(false);
    await point(element, parts(element, 'bar-hit')[10] ?? null);
    expect(isOpen(element)).to.equal(true);
    const text = textOf(tooltip(element));
    expect(text).to.contain('Tue, Nov 3, 2026');
    const shown = (value: string | undefined): string =>
      new Intl.NumberFormat('en', { maximumFractionDigits: 6 }).format(Number(value));
    expect(text).to.contain(`${shown(report.buckets[10]?.total)} credits`);
    for (const value of report.buckets[10]?.values ?? []) expect(text).to.contain(shown(value));
    expect(text).to.contain(`Previous period ${shown(report.previous?.buckets?.[10])}`);
  });

  it('comes with the focus too, goes with it, and comes back', async () => {
    const element = await chartOf(chartReport());
    await userEvent.keyboard('{Tab}');
    await settled(element);
    expect(isOpen(element)).to.equal(true);
    expect(textOf(tooltip(element))).to.contain('so far');
    await userEvent.keyboard('{Tab}');
    await settled(element);
    expect(isOpen(element)).to.equal(false);
  });

  it('is of the bar under the pointer from right to left too', async () => {
    const element = await chartOf(chartReport(), { dir: 'rtl' });
    await point(element, parts(element, 'bar-hit')[10] ?? null);
    expect(textOf(tooltip(element))).to.contain('Tue, Nov 3, 2026');
  });

  it('goes with the pointer that has clicked, though the bar keeps the focus', async () => {
    const element = await chartOf(chartReport());
    await userEvent.click(parts(element, 'bar-hit')[10] ?? element);
    await settled(element);
    expect(isOpen(element)).to.equal(true);
    await userEvent.hover(document.body, { position: { x: 1, y: 1 } });
    await waited(400);
    expect(isOpen(element)).to.equal(false);
  });

  it('can be dismissed without moving pointer or focus', async () => {
    const element = await chartOf(chartReport());
    await point(element, parts(element, 'bar-hit')[3] ?? null);
    await userEvent.keyboard('{Escape}');
    await settled(element);
    expect(isOpen(element)).to.equal(false);
    await point(element, parts(element, 'bar-hit')[4] ?? null);
    expect(isOpen(element)).to.equal(true);
  });

  it('uses Escape up, so that a dialog around it stays open, and then no more', async () => {
    const element = await chartOf(chartReport());
    const press = (): boolean =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
      );
    await point(element, parts(element, 'bar-hit')[3] ?? null);
    expect([press(), press()]).to.deep.equal([false, true]);
  });

  it('closes by itself: what is picked stays for the next Escape', async () => {
    const element = await chartOf(chartReport());
    const hit = parts(element, 'bar-hit')[3] ?? element;
    await userEvent.click(hit);
    await settled(element);
    for (const [open, picked] of [
      [true, true],
      [false, true],
      [false, false],
    ]) {
      expect([isOpen(element), element.selectedBucket !== undefined]).to.deep.equal([open, picked]);
      await userEvent.keyboard('{Escape}');
      await settled(element);
    }
  });

  it.each(['html', 'body'])('stands beside its bar where %s is zoomed', async (zoomed) => {
    await page.viewport(1200, 800);
    const element = await chartOf(chartReport(), {}, '600px');
    const root = document.querySelector<HTMLElement>(zoomed);
    root?.style.setProperty('zoom', '1.5');
    try {
      const hit = parts(element, 'bar-hit')[15] ?? element;
      hit.focus();
      await settled(element);
      const [over, bar] = [tooltip(element) ?? element, hit].map((each) => each.getBoundingClientRect());
      expect(
        Math.max((bar?.left ?? 0) - (over?.right ?? 0), (over?.left ?? 0) - (bar?.right ?? 0)),
      ).to.be.closeTo(0, 2);
    } finally {
      root?.style.removeProperty('zoom');
    }
  });

  it('leaves its bar in sight where the window is as low as it is at 400 %', async () => {
    await page.viewport(320, 256);
    const element = await chartOf(chartReport({ compare: true }), {}, '288px');
    const hits = parts(element, 'bar-hit');
    for (const index of [0, 8, 15, 29]) {
      part(element, 'plot')?.scrollIntoView({ block: 'center' });
      hits[index]?.focus({ preventScroll: true });
      await settled(element);
      const [over, bar] = [tooltip(element), hits[index]].map((each) => each?.getBoundingClientRect());
      if (!over || !bar) throw new Error('no tooltip');
      expect(over.right <= bar.left + 2 || over.left >= bar.right - 2, `${index}`).to.equal(true);
      expect([over.left >= 0, over.right <= 320, over.bottom <= 256]).to.deep.equal([true, true, true]);
      expect(textOf(tooltip(element))).to.contain('credits');
    }
    await page.viewport(1000, 800);
  });

  it('stands beside its bar over the drawing, and hides neither the bar nor its ring', async () => {
    await page.viewport(1000, 800);
    const element = await chartOf(chartReport({ compare: true }), { heading: 'Usage' });
    const frame = part(element, 'frame')?.getBoundingClientRect() ?? new DOMRect();
    for (const index of [0, 12, 20, 29, 20, 12, 0]) {
      const hit = parts(element, 'bar-hit')[index] ?? element;
      hit.focus();
      await settled(element);
      const [over, bar] = [tooltip(element) ?? element, hit].map((each) => each.getBoundingClientRect());
      expect(
        Math.max((bar?.left ?? 0) - (over?.right ?? 0), (over?.left ?? 0) - (bar?.right ?? 0)),
      ).to.be.closeTo(0, 1);
      expect(over?.top).to.be.closeTo(frame.top, 1);
      expect(over?.left).to.be.at.least(frame.left - 1);
      expect(over?.right).to.be.at.most(frame.right + 1);
      expect(Number.parseFloat(getComputedStyle(hit).outlineOffset)).to.be.at.most(-2);
    }
  });

  it('follows behind the pointer, which goes on along the bars through it', async () => {
    await page.viewport(1000, 800);
    const element = await chartOf(chartReport());
    const hits = parts(element, 'bar-hit');
    const isLeftOf = (index: number): boolean =>
      (tooltip(element)?.getBoundingClientRect().left ?? 0) <
      (hits[index]?.getBoundingClientRect().left ?? 0);
    for (const index of [14, 15]) await point(element, hits[index] ?? null);
    expect(isLeftOf(15)).to.equal(true);
    await point(element, hits[14] ?? null);
    expect(isLeftOf(14)).to.equal(false);
    // As fast as pointers are: over a bar, and at once over the tooltip where it hides another one.
    const move = (on: Element | null | undefined, index: number): void => {
      const { left = 0, width = 0 } = hits[index]?.getBoundingClientRect() ?? {};
      const clientX = left + width / 2;
      on?.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true, clientX }));
    };
    move(hits[13], 13);
    move(tooltip(element), 17);
    await settled(element);
    expect(textOf(tooltip(element))).to.contain('Nov 10');
  });

  it('can be reached by the pointer, straight from its bar, and stays as long as it is there', async () => {
    await page.viewport(1000, 800);
    const element = await chartOf(chartReport());
    await point(element, parts(element, 'bar-hit')[12] ?? null);
    await waited(400);
    const text = textOf(tooltip(element));
    await point(element, tooltip(element));
    await waited(400);
    expect(textOf(tooltip(element))).to.equal(text);
    expect(isOpen(element)).to.equal(true);
    await userEvent.hover(document.body, { position: { x: 1, y: 1 } });
    await waited(400);
    await settled(element);
    expect(isOpen(element)).to.equal(false);
  });

  it('makes way where the pointer stops at the next bar, which it hides', async () => {
    await page.viewport(1000, 800);
    const element = await chartOf(chartReport());
    const hits = parts(element, 'bar-hit');
    for (const index of [13, 14]) await point(element, hits[index] ?? null, 0.5, 0.2);
    expect(textOf(tooltip(element))).to.contain('Nov 7');
    await waited(400);
    const { left = 0, top = 0 } = tooltip(element)?.getBoundingClientRect() ?? {};
    const { left: bar = 0, width = 0, top: plot = 0 } = hits[13]?.getBoundingClientRect() ?? {};
    const position = { x: bar + width / 2 - left, y: plot + 40 - top };
    await userEvent.hover(tooltip(element) ?? element, { position, force: true });
    await waited(400);
    await settled(element);
    expect(textOf(tooltip(element))).to.contain('Nov 6');
  });

  it('stays as long as the pointer is on the bar', async () => {
    const element = await chartOf(chartReport());
    await point(element, parts(element, 'bar-hit')[3] ?? null);
    await waited(600);
    expect(isOpen(element)).to.equal(true);
  });

  it('shows the very bar under the pointer where several are one target', async () => {
    const element = await chartOf(chartReport({ count: 365 }));
    const hit = parts(element, 'bar-hit')[10] ?? null;
    const titles = new Set<string>();
    for (const x of [0.05, 0.5, 0.95]) {
      await point(element, hit, x);
      titles.add(textOf(tooltip(element)?.querySelector('.tooltip-title')));
    }
    expect(titles.size).to.equal(3);
  });

  it('selects what it is about', async () => {
    const report = chartReport({ count: 365 });
    const element = await chartOf(report);
    const hit = parts(element, 'bar-hit')[10] ?? element;
    await point(element, hit, 0.5);
    const { width, height } = hit.getBoundingClientRect();
    await userEvent.click(hit, { position: { x: width / 2, y: height / 2 } });
    const picked = report.buckets.findIndex(({ start }) => start === element.selectedBucket?.start);
    expect(report.buckets[picked]?.end).to.equal(element.selectedBucket?.end);
  });

  it('is about all that is one target under a finger', async () => {
    const report = chartReport({ count: 365 });
    const element = await chartOf(report);
    const hit = parts(element, 'bar-hit')[10] ?? element;
    const { left, width } = hit.getBoundingClientRect();
    const finger = { pointerType: 'touch', detail: 1, clientX: left + width / 2 };
    hit.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true, ...finger }));
    await settled(element);
    const picked = report.buckets.findIndex(({ start }) => start === element.selectedBucket?.start);
    expect(report.buckets[picked + 6]?.end).to.equal(element.selectedBucket?.end);
    expect(textOf(tooltip(element))).to.contain('Jan 26 – Feb 1, 2026');
  });

  it('goes back to the bar that has the focus when the pointer leaves', async () => {
    const element = await chartOf(chartReport());
    await userEvent.keyboard('{Tab}');
    await point(element, parts(element, 'bar-hit')[3] ?? null);
    expect(textOf(tooltip(element))).to.contain('Oct 27');
    await userEvent.hover(document.body, { position: { x: 1, y: 1 } });
    await waited(400);
    await settled(element);
    expect(textOf(tooltip(element))).to.contain('Nov 22');
  });

  it('stays inside the window, and out of any box that clips', async () => {
    const element = await chartOf(chartReport({ compare: true }), {}, '320px');
    element.style.overflow = 'hidden';
    for (const index of [0, 15, 29]) {
      await point(element, parts(element, 'bar-hit')[index] ?? null);
      const { left, right, top, bottom } = tooltip(element)?.getBoundingClientRect() ?? new DOMRect();
      expect(left).to.be.at.least(0);
      expect(top).to.be.at.least(0);
      expect(right).to.be.at.most(document.documentElement.clientWidth);
      expect(bottom).to.be.at.most(document.documentElement.clientHeight);
    }
  });

  it('is gone with the element, and leaves no listener', async () => {
    const element = await chartOf(chartReport());
    await point(element, parts(element, 'bar-hit')[3] ?? null);
    element.remove();
    document.body.append(element);
    await settled(element);
    expect(isOpen(element)).to.equal(false);
    element.remove();
  });

  it('is accessible while it is open', async () => {
    for (const theme of ['light', 'dark']) {
      const element = await chartOf(chartReport({ compare: true }), { theme });
      await point(element, parts(element, 'bar-hit')[3] ?? null);
      await expect(element).to.be.accessible();
    }
  });
});
