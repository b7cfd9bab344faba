import type { UsageReport } from '@credit-usage/sdk';
import { expect } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { chartOf, focused, part, parts, settled, textOf } from '../../../test/chart-page.js';
import { chartReport, member, SIX } from '../../../test/chart-report.js';
import './define.js';
import type { CreditBucketSelectDetail } from '../../events/bucket-select.js';
import type { CreditUsageChartElement } from './credit-usage-chart.js';

const { keyboard } = userEvent;

/** Where the focus is: the number of the bar, and the part of it. */
function place(element: Element): string {
  const { group, segment } = focused(element)?.dataset ?? {};
  return segment === undefined ? `${group}` : `${group}:${segment}`;
}

async function press(element: CreditUsageChartElement, ...keys: readonly string[]): Promise<string> {
  for (const key of keys) {
    await keyboard(`{${key}}`);
    await settled(element);
  }
  return place(element);
}

async function entered(data: unknown = chartReport(), attributes = {}): Promise<CreditUsageChartElement> {
  const element = await chartOf(data, attributes);
  await settled(element);
  await keyboard('{Tab}');
  await settled(element);
  return element;
}

function recorded(element: Element): CreditBucketSelectDetail[] {
  const details: CreditBucketSelectDetail[] = [];
  element.addEventListener('credit-bucket-select', (event) => details.push((event as CustomEvent).detail));
  return details;
}

/** The name in the legend that has the focus. */
const named = (element: Element): string => textOf(focused(element));

const pressed = (element: Element): string[] =>
  parts(element, 'legend-item')
    .filter((item) => item.ariaPressed === 'true')
    .map(textOf);

async function inLegend(attributes = {}): Promise<CreditUsageChartElement> {
  const element = await entered(chartReport(), attributes);
  await press(element, 'Tab');
  return element;
}

describe('with the keyboard the legend', () => {
  it('is one tab stop, left as it was entered', async () => {
    const element = await inLegend();
    expect(parts(element, 'legend-item').map((item) => item.tabIndex)).to.deep.equal([0, -1, -1, -1, -1, -1]);
    const [first, second] = parts(element, 'legend-item').map(textOf);
    expect(named(element)).to.equal(first);
    await press(element, 'ArrowRight');
    expect(named(element)).to.equal(second);
    await press(element, 'Tab');
    expect(focused(element)).to.equal(part(element, 'table-toggle'));
    await keyboard('{Shift>}{Tab}{/Shift}');
    expect(named(element)).to.equal(second);
  });

  it('is walked with arrows, Home and End, and not past its ends', async () => {
    const element = await inLegend();
    const names = parts(element, 'legend-item').map(textOf);
    const walk: string[] = [];
    for (const key of ['ArrowLeft', 'ArrowDown', 'End', 'ArrowRight', 'ArrowUp', 'Home', 'PageDown']) {
      await press(element, key);
      walk.push(named(element));
    }
    expect(walk).to.deep.equal([0, 1, 5, 5, 4, 0, 0].map((index) => names[index]));
  });

  it('is walked as it is seen from right to left', async () => {
    const element = await inLegend({ dir: 'rtl' });
    const names = parts(element, 'legend-item').map(textOf);
    await press(element, 'ArrowLeft');
    expect(named(element)).to.equal(names[1]);
    await press(element, 'ArrowRight');
    expect(named(element)).to.equal(names[0]);
  });

  it('selects with Enter and clears with Escape', async () => {
    const element = await inLegend();
    const names = parts(element, 'legend-item').map(textOf);
    await press(element, 'ArrowRight', 'Enter');
    expect(pressed(element)).to.deep.equal([names[1]]);
    await press(element, 'Escape');
    expect(pressed(element)).to.deep.equal([]);
    expect(element.selectedCategory).to.equal(undefined);
  });

  it('is entered at what is selected', async () => {
    const element = await inLegend({ 'selected-category': SIX[3]?.id ?? '' });
    expect(pressed(element)).to.deep.equal([named(element)]);
    expect(named(element)).to.equal(SIX[3]?.id);
  });

  it('leaves other keys to the page', async () => {
    const element = await inLegend();
    const left: string[] = [];
    element.addEventListener('keydown', ({ key, defaultPrevented }) => !defaultPrevented && left.push(key));
    await press(element, 'Escape');
    await keyboard('{Control>}{ArrowRight}{/Control}');
    expect(left).to.deep.equal(['Escape', 'Control', 'ArrowRight']);
    expect(focused(element)).to.equal(parts(element, 'legend-item')[0]);
  });
});

describe('with the keyboard the chart', () => {
  it('is one tab stop, entered at the latest bar', async () => {
    const element = await entered();
    expect(place(element)).to.equal('29');
    expect(element.shadowRoot?.querySelectorAll('.hits [tabindex="0"]')).to.have.length(1);
    await keyboard('{Tab}');
    expect(focused(element)?.part.contains('legend-item')).to.equal(true);
    await keyboard('{Shift>}{Tab}{/Shift}');
    expect(place(element)).to.equal('29');
  });

  it('is entered again where it was left', async () => {
    const element = await entered();
    await press(element, 'ArrowLeft', 'ArrowLeft');
    await keyboard('{Tab}{Shift>}{Tab}{/Shift}');
    expect(place(element)).to.equal('27');
  });

  it('is entered at the latest bar that has begun', async () => {
    expect(place(await entered(chartReport({ unit: 'hour', count: 24, notYet: 4 })))).to.equal('19');
  });

  it('is entered at what is selected', async () => {
    const report = chartReport();
    const element = await chartOf(report);
    element.selectedBucket = report.buckets[5];
    await settled(element);
    await keyboard('{Tab}');
    expect(place(element)).to.equal('5');
  });

  it('is walked with arrows, and jumped with Home, End and pages of a week', async () => {
    const element = await entered();
    expect(await press(element, 'ArrowRight')).to.equal('29');
    expect(await press(element, 'ArrowLeft')).to.equal('28');
    expect(await press(element, 'PageUp')).to.equal('21');
    expect(await press(element, 'Home')).to.equal('0');
    expect(await press(element, 'ArrowLeft')).to.equal('0');
    expect(await press(element, 'PageDown')).to.equal('7');
    expect(await press(element, 'End')).to.equal('29');
  });

  for (const [unit, count, to] of [
    ['hour', 48, '23'],
    ['week', 8, '3'],
    ['month', 14, '1'],
  ] as const)
    it(`is walked in pages that fit: ${unit}`, async () => {
      expect(await press(await entered(chartReport({ unit, count })), 'PageUp')).to.equal(to);
    });

  it('leaves keys with Alt to the browser, and those that the page has taken to the page', async () => {
    const element = await entered();
    const left = (more: KeyboardEventInit): KeyboardEvent =>
      new KeyboardEvent('keydown', {
        key: 'ArrowLeft',
        bubbles: true,
        composed: true,
        cancelable: true,
        ...more,
      });
    const back = left({ altKey: true });
    focused(element)?.dispatchEvent(back);
    expect(back.defaultPrevented).to.equal(false);
    document.addEventListener('keydown', (event) => event.preventDefault(), { capture: true, once: true });
    focused(element)?.dispatchEvent(left({}));
    await settled(element);
    expect(place(element)).to.equal('29');
  });

  it('is walked as it is seen from right to left', async () => {
    const element = await entered(chartReport(), { dir: 'rtl' });
    expect(await press(element, 'ArrowRight')).to.equal('28');
    expect(await press(element, 'ArrowLeft')).to.equal('29');
  });

  it('leads into a bar, part by part, and out of it', async () => {
    const element = await entered(chartReport({ micros: (_, series) => (series === 1 ? 0 : 1_000_000) }));
    expect(await press(element, 'ArrowUp')).to.equal('29:0');
    expect(focused(element)?.getAttribute('aria-label')).to.equal('LLM, Sun, Nov 22, 2026: 1 credit');
    expect(await press(element, 'ArrowUp')).to.equal('29:1');
    expect(focused(element)?.getAttribute('aria-label')).to.contain('SpeechToText');
    expect(await press(element, 'ArrowDown', 'ArrowDown')).to.equal('29');
    expect(await press(element, 'ArrowUp', 'ArrowLeft')).to.equal('28');
  });

  it('puts the part that is meant under its shape', async () => {
    const element = await entered(
      chartReport({ count: 2, series: [member('a'), member('b')], micros: () => 20_000_000 }),
    );
    await press(element, 'ArrowUp', 'ArrowUp');
    const plot = part(element, 'plot')?.getBoundingClientRect() ?? new DOMRect();
    const segment = focused(element)?.getBoundingClientRect() ?? new DOMRect();
    expect(segment.top).to.be.closeTo(plot.top, 1);
    expect(segment.height).to.be.closeTo(plot.height / 2, 1);
  });

  it('selects with Enter and with Space, clears with the same again and with Escape', async () => {
    const report = chartReport();
    const element = await entered(report);
    const details = recorded(element);
    await press(element, 'ArrowLeft', 'Enter');
    const { start, end, date, local, partial } = report.buckets[28] ?? {};
    expect(details[0]).to.deep.equal({ bucket: { start, end, date, local, partial } });
    expect(element.selectedBucket).to.deep.equal({ start, end });
    expect(focused(element)?.getAttribute('aria-pressed')).to.equal('true');
    await keyboard('[Space]');
    expect(details[1]).to.deep.equal({ bucket: null });
    expect(element.selectedBucket).to.equal(undefined);
    await press(element, 'Enter', 'Escape', 'Escape');
    expect(details.at(-1)).to.deep.equal({ bucket: null });
    expect(element.selectedBucket).to.equal(undefined);
  });

  it('selects a part of a bar with its series', async () => {
    const element = await entered();
    const details = recorded(element);
    await press(element, 'ArrowUp', 'ArrowUp', 'Enter');
    expect(details[0]?.series).to.deep.equal({ id: 'WebSearch', label: 'WebSearch' });
  });

  it('selects a group as one stretch of time', async () => {
    const report = chartReport({ count: 365 });
    const element = await entered(report);
    const details = recorded(element);
    await press(element, 'Home', 'ArrowRight', 'Enter');
    expect(details[0]?.bucket).to.include({ start: report.buckets[1]?.start, end: report.buckets[7]?.end });
    expect(
      parts(element, 'bar-hit').filter((hit) => hit.getAttribute('aria-pressed') === 'true'),
    ).to.have.length(1);
  });

  it('goes from a group into its bars, and picks one of them as a mouse does', async () => {
    const report = chartReport({ count: 365 });
    const element = await entered(report);
    const details = recorded(element);
    await press(element, 'Home', 'ArrowRight', 'ArrowDown', 'ArrowRight');
    expect(focused(element)?.getAttribute('aria-label')).to.match(/^Tue, Nov 25, 2025: /);
    expect(textOf(part(element, 'tooltip'))).to.contain('Tue, Nov 25, 2025');
    const place = focused(element)?.getBoundingClientRect() ?? new DOMRect();
    const band = part(element, 'band')?.getBoundingClientRect() ?? new DOMRect();
    expect(place.left).to.be.closeTo(band.left, 1);
    expect(place.width).to.be.closeTo(band.width, 1);
    expect(element.shadowRoot?.querySelectorAll('.hits [tabindex="0"]')).to.have.length(1);
    await press(element, 'Enter');
    expect(details[0]?.bucket).to.include({ start: report.buckets[2]?.start, end: report.buckets[2]?.end });
    expect(focused(element)?.getAttribute('aria-pressed')).to.equal('true');
    await press(element, 'ArrowUp');
    expect(focused(element)?.getAttribute('aria-label')).to.match(/^LLM, Tue, Nov 25, 2025: /);
    await press(element, 'Escape', 'Escape', 'Escape', 'Escape');
    expect(focused(element)?.getAttribute('aria-label')).to.match(/^Nov 24 – 30, 2025: /);
    await expect(element).to.be.accessible();
  });

  it('lets a page keep its selection to itself', async () => {
    const element = await entered();
    element.addEventListener('credit-bucket-select', (event) => event.preventDefault());
    await press(element, 'Enter');
    expect(element.selectedBucket).to.equal(undefined);
  });

  it('does not select what has not begun', async () => {
    const element = await entered(chartReport({ unit: 'hour', count: 24, notYet: 4 }));
    const details = recorded(element);
    await press(element, 'End', 'Enter');
    expect(details).to.deep.equal([]);
  });

  it('closes one thing at a time with Escape, and leaves the last to the page', async () => {
    const element = await entered();
    let reached = 0;
    document.addEventListener('keydown', () => reached++);
    await press(element, 'ArrowUp');
    reached = 0;
    await press(element, 'Escape');
    expect(part(element, 'tooltip')?.matches(':popover-open')).to.equal(false);
    expect(await press(element, 'Escape')).to.equal('29');
    await press(element, 'Escape');
    expect(reached).to.equal(0);
    // Moving the focus has opened it once more, and now it is closed: there is nothing left to close.
    await press(element, 'Escape');
    expect(reached).to.equal(1);
  });

  it('takes no key that is not its own', async () => {
    const element = await entered();
    const taken: string[] = [];
    document.addEventListener('keydown', (event) => event.defaultPrevented && taken.push(event.key));
    await keyboard('abc/?{F2}{Control>}{ArrowLeft}{/Control}{Alt>}x{/Alt}');
    expect(taken).to.deep.equal([]);
    expect(place(element)).to.equal('29');
  });

  it('keeps its place when newer data has fewer bars', async () => {
    const element = await entered();
    element.data = chartReport({ count: 7 });
    await settled(element);
    expect(element.shadowRoot?.querySelectorAll('.hits [tabindex="0"]')).to.have.length(1);
  });
});

describe('when series have changed', () => {
  const report = (ids: readonly string[], empty?: string): UsageReport =>
    chartReport({
      count: 3,
      series: ids.map((id) => member(id)),
      micros: (_, series) => (ids[series] === empty ? 0 : 1_000_000),
    });
  const emphasized = (element: Element): string =>
    textOf(element.shadowRoot?.querySelector('.tooltip .active') ?? null);

  async function refreshed(after: UsageReport): Promise<CreditUsageChartElement> {
    const element = await entered(report(['LLM', 'Search']));
    await press(element, 'ArrowLeft', 'ArrowUp', 'ArrowUp');
    expect(focused(element)?.getAttribute('aria-label')).to.match(/^Search, /);
    element.data = after;
    await settled(element);
    return element;
  }

  it.each([
    ['one below it', report(['LLM', 'New', 'Search']), '1:2'],
    ['another order', report(['Search', 'LLM']), '1:0'],
    ['one below it that this bar has nothing of', report(['New', 'LLM', 'Search'], 'New'), '1:1'],
  ])('the focus and the tooltip stay at their part: %s', async (_, after, at) => {
    const element = await refreshed(after);
    expect(place(element)).to.equal(at);
    expect(focused(element)?.getAttribute('aria-label')).to.match(/^Search, /);
    expect(focused(element)?.tabIndex).to.equal(0);
    expect(emphasized(element)).to.match(/^Search/);
  });

  it('the focus goes to the bar, if its part has gone', async () => {
    const element = await refreshed(report(['LLM', 'New']));
    expect(place(element)).to.equal('1');
  });
});

describe('when an hour has turned', () => {
  /** A report with one hour more than is shown, to show it before and after. */
  const hours = (count: number): [before: UsageReport, after: UsageReport] => {
    const report = chartReport({ unit: 'hour', count: count + 1 });
    return [
      { ...report, buckets: report.buckets.slice(0, count) },
      { ...report, buckets: report.buckets.slice(1) },
    ];
  };
  const name = (element: Element): string => focused(element)?.getAttribute('aria-label') ?? '';
  const isOpen = (element: Element): boolean => part(element, 'tooltip')?.matches(':popover-open') === true;

  async function turned(count: number, ...keys: readonly string[]) {
    const [before, after] = hours(count);
    const element = await entered(before);
    await press(element, ...keys);
    const [label, tooltip] = [name(element), textOf(part(element, 'tooltip'))];
    element.data = after;
    await settled(element);
    return { element, before, after, label, tooltip };
  }

  it.each([
    [24, ['ArrowLeft', 'ArrowLeft'], '20'],
    [24, ['ArrowLeft', 'ArrowUp'], '21:0'],
    [72, ['PageUp', 'ArrowDown', 'ArrowRight'], undefined],
  ] as const)('the focus and the tooltip stay at their hour, of %i: %j', async (count, keys, at) => {
    const { element, label, tooltip } = await turned(count, ...keys);
    expect(name(element)).to.equal(label);
    expect(textOf(part(element, 'tooltip'))).to.equal(tooltip);
    expect(isOpen(element)).to.equal(true);
    expect(focused(element)?.tabIndex).to.equal(0);
    expect(element.shadowRoot?.querySelectorAll('.hits [tabindex="0"]')).to.have.length(1);
    if (at !== undefined) expect(place(element)).to.equal(at);
  });

  it('Enter selects the hour that had the focus', async () => {
    const { element, before } = await turned(24, 'ArrowLeft');
    const details = recorded(element);
    await press(element, 'Enter');
    expect(details[0]?.bucket?.start).to.equal(before.buckets[22]?.start);
  });

  it('the focus goes to the next hour, if its own has gone', async () => {
    const { element, after } = await turned(24, 'Home');
    expect(place(element)).to.equal('0');
    const details = recorded(element);
    await press(element, 'Enter');
    expect(details[0]?.bucket?.start).to.equal(after.buckets[0]?.start);
  });

  it.each([
    [24, 12, ['ArrowDown'], '11'],
    [72, 70, ['End', 'ArrowDown', 'End'], undefined],
  ] as const)(
    'the focus goes to the last hour, if %i are only the first %i',
    async (count, left, keys, at) => {
      const [before] = hours(count);
      const element = await entered(before);
      await press(element, ...keys);
      element.data = { ...before, buckets: before.buckets.slice(0, left) };
      await settled(element);
      expect(element.shadowRoot?.querySelectorAll('.hits [tabindex="0"]')).to.have.length(1);
      if (at !== undefined) expect(place(element)).to.equal(at);
      const details = recorded(element);
      await press(element, 'Enter');
      expect(details[0]?.bucket?.start).to.equal(before.buckets[left - 1]?.start);
    },
  );

  it('a tooltip that was closed stays closed', async () => {
    const { element, label } = await turned(24, 'ArrowLeft', 'Escape');
    expect(name(element)).to.equal(label);
    expect(isOpen(element)).to.equal(false);
  });

  it('the focus is not taken from the page, and Tab comes back to the hour that had it', async () => {
    const [before, after] = hours(24);
    const element = await entered(before);
    await press(element, 'ArrowLeft');
    const label = name(element);
    await press(element, 'Tab');
    element.data = after;
    await settled(element);
    expect(focused(element)?.getAttribute('part')).to.contain('legend-item');
    await keyboard('{Shift>}{Tab}{/Shift}');
    await settled(element);
    expect(name(element)).to.equal(label);
  });
});
