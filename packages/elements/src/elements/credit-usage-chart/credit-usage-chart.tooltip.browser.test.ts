import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { chartOf, part, parts, settled, textOf } from '../../../test/chart-page.js';
import { chartReport } from '../../../test/chart-report.js';
import './define.js';
import type { CreditUsageChartElement } from './credit-usage-chart.js';

const tooltip = (element: Element): HTMLElement | null => part(element, 'tooltip');
const isOpen = (element: Element): boolean => tooltip(element)?.matches(':popover-open') ?? false;

/** Puts the pointer on a place inside an element, in shares of its size. */
async function point(element: CreditUsageChartElement, on: Element | null, x = 0.5, y = 0.5): Promise<void> {
  const { left, top, width, height } = on?.getBoundingClientRect() ?? new DOMRect();
  await userEvent.hover(on ?? element, { position: { x: width * x, y: height * y }, force: true });
  void [left, top];
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
    expect(text).to.contain(`Period before ${shown(report.previous?.buckets?.[10])}`);
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

  it('can be dismissed without moving pointer or focus', async () => {
    const element = await chartOf(chartReport());
    await point(element, parts(element, 'bar-hit')[3] ?? null);
    await userEvent.keyboard('{Escape}');
    await settled(element);
    expect(isOpen(element)).to.equal(false);
    await point(element, parts(element, 'bar-hit')[4] ?? null);
    expect(isOpen(element)).to.equal(true);
  });

  it('can be reached by the pointer, straight from its bar, and stays as long as it is there', async () => {
    const element = await chartOf(chartReport());
    element.style.marginBlockStart = '300px';
    const hit = parts(element, 'bar-hit')[12] ?? null;
    await point(element, hit);
    const [over, bar] = [tooltip(element), hit].map((each) => each?.getBoundingClientRect() ?? new DOMRect());
    expect(over?.bottom).to.be.at.least(bar?.top ?? 0);
    expect(over?.left).to.be.at.most(bar?.left ?? 0);
    expect(over?.right).to.be.at.least(bar?.right ?? 0);
    await point(element, tooltip(element));
    await waited(400);
    expect(isOpen(element)).to.equal(true);
    await userEvent.hover(document.body, { position: { x: 1, y: 1 } });
    await waited(400);
    await settled(element);
    expect(isOpen(element)).to.equal(false);
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
