import { expect, fixture, html } from '@open-wc/testing';
import { describe, it } from 'vitest';
import { chartReport, member } from '../../../test/chart-report.js';
import { conversationPage } from '../../../test/conversations.js';
import { type FakeCall, type FakeSource, fakeSource, settle } from '../../../test/fake-source.js';
import { part, textOf } from '../../../test/shadow.js';
import type { CreditBucketRange } from '../../data/bucket-range.js';
import type { CreditCategoryPieElement } from '../credit-category-pie/credit-category-pie.js';
import '../credit-category-pie/define.js';
import '../credit-usage-chart/define.js';
import type { CreditUsageChartElement } from '../credit-usage-chart/credit-usage-chart.js';
import '../recent-conversations/define.js';
import type { RecentConversationsElement } from '../recent-conversations/recent-conversations.js';
import './define.js';
import type { CreditUsageProviderElement } from './credit-usage-provider.js';

const REPORT = chartReport({ count: 30 });

/** Of a bar of the report. */
const rangeOf = (index: number): CreditBucketRange => {
  const bucket = REPORT.buckets[index];
  if (!bucket) throw new Error(`There is no bar ${index}`);
  return { start: bucket.start, end: bucket.end };
};

interface Shared {
  readonly provider: CreditUsageProviderElement;
  readonly chart: CreditUsageChartElement;
  readonly list: RecentConversationsElement;
  readonly source: FakeSource;
}

/** A chart and a list that share a provider; usage is answered at once, and rows with every `settle`. */
async function shared(attributes: Readonly<Record<string, string>> = {}): Promise<Shared> {
  const source = fakeSource(() => REPORT);
  const provider = await fixture<CreditUsageProviderElement>(
    html`<credit-usage-provider lang="en" timezone="Asia/Jakarta" .source=${source}>
      <credit-usage-chart></credit-usage-chart>
      <recent-conversations></recent-conversations>
    </credit-usage-provider>`,
  );
  const chart = provider.querySelector('credit-usage-chart') as CreditUsageChartElement;
  const list = provider.querySelector('recent-conversations') as RecentConversationsElement;
  for (const [name, value] of Object.entries(attributes)) list.setAttribute(name, value);
  await rows(source);
  return { provider, chart, list, source };
}

const ofRows = ({ query }: FakeCall): boolean => typeof query === 'object' && 'sort' in (query ?? {});

/** What the list has asked for, once it has its answer. */
async function rows(source: FakeSource): Promise<FakeCall['query']> {
  await settle();
  const call = source.calls.findLast(ofRows);
  await call?.answer(conversationPage());
  await settle();
  return call?.query;
}

const bars = (chart: Element): HTMLElement[] => [
  ...(chart.shadowRoot?.querySelectorAll<HTMLElement>('.bar-hit') ?? []),
];
const pick = (chart: Element, index: number): void => bars(chart)[index]?.click();
const pressed = (chart: Element): number[] =>
  bars(chart).flatMap((bar, index) => (bar.ariaPressed === 'true' ? [index] : []));
const sortedBy = (list: Element): string => textOf(list.shadowRoot?.querySelector('[aria-sort]') ?? null);
const press = (target: Element | null | undefined, key: string): boolean =>
  target?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  ) ?? true;
const heard = (target: EventTarget, type: string): unknown[] => {
  const details: unknown[] = [];
  target.addEventListener(type, (event) => details.push((event as CustomEvent).detail));
  return details;
};

describe('a bar that is picked', () => {
  it('narrows the rows to its time, the most expensive first, and says so on a chip', async () => {
    const { provider, chart, list, source } = await shared();
    const told = heard(provider, 'credit-selection-changed');
    pick(chart, 10);
    const range = rangeOf(10);
    expect(await rows(source)).to.include({ from: range.start, to: range.end, sort: '-credits' });
    expect(chart.selectedBucket).to.deep.equal(range);
    expect(provider.selectedBucket).to.deep.equal(range);
    expect(told).to.deep.equal([{ selectedBucket: range, selectedCategories: [] }]);
    expect(pressed(chart)).to.deep.equal([10]);
    expect(textOf(part(list, 'range-chip'))).to.match(/^\w+ \d+, 2026: Show the whole period$/);
    expect(sortedBy(list)).to.equal('Total credits');
  });

  it('keeps the order that a reader has picked', async () => {
    const { chart, source } = await shared({ sort: '-lastActivityAt' });
    pick(chart, 10);
    expect(await rows(source)).to.include({ sort: '-lastActivityAt', from: rangeOf(10).start });
  });

  it('gives way to another one', async () => {
    const { chart, source } = await shared();
    pick(chart, 10);
    await rows(source);
    pick(chart, 11);
    expect(await rows(source)).to.include({ from: rangeOf(11).start });
    expect(pressed(chart)).to.deep.equal([11]);
  });

  it('is nobody’s when the page cancels it', async () => {
    const { provider, chart, list, source } = await shared();
    provider.addEventListener('credit-bucket-select', (event) => event.preventDefault());
    pick(chart, 10);
    await settle();
    expect(provider.selectedBucket).to.equal(undefined);
    expect(chart.selectedBucket).to.equal(undefined);
    expect(part(list, 'range-chip')).to.equal(null);
    expect(source.calls.filter(ofRows)).to.have.length(1);
  });

  it('is picked in every chart, also in one that comes later', async () => {
    const { provider, chart } = await shared();
    pick(chart, 10);
    await settle();
    const late = document.createElement('credit-usage-chart');
    provider.append(late);
    await settle();
    expect(pressed(late)).to.deep.equal([10]);
  });

  it('does not narrow a list with a range or data of its own', async () => {
    for (const own of [{ period: '24h' }, { from: '2026-11-03', to: '2026-11-04' }] as const) {
      const { chart, list, source } = await shared(own);
      pick(chart, 10);
      expect(await rows(source)).to.include(own);
      expect(textOf(part(list, 'range-chip'))).to.equal(
        'from' in own ? 'Nov 3, 2026: Show the whole period' : '',
      );
    }
    const { chart, list } = await shared();
    list.data = conversationPage();
    pick(chart, 10);
    await settle();
    expect(part(list, 'range-chip')).to.equal(null);
  });

  it('narrows nothing without a provider', async () => {
    const source = fakeSource(() => REPORT);
    const place = await fixture<HTMLElement>(
      html`<div><credit-usage-chart .source=${source}></credit-usage-chart>
        <recent-conversations .source=${source}></recent-conversations></div>`,
    );
    await rows(source);
    const chart = place.querySelector('credit-usage-chart') as CreditUsageChartElement;
    pick(chart, 10);
    await settle();
    expect(chart.selectedBucket).to.deep.equal(rangeOf(10));
    expect(source.calls.filter(ofRows)).to.have.length(1);
  });
});

describe('the selection is cleared', () => {
  const ways: Readonly<Record<string, (shared: Shared) => unknown>> = {
    'by the chip': ({ list }) => part(list, 'range-chip')?.click(),
    'by Escape in the list': ({ list }) => press(list.shadowRoot?.querySelector('.open-button'), 'Escape'),
    'by Escape on the bar': ({ chart }) => press(bars(chart)[10], 'Escape'),
    'by the same bar again': ({ chart }) => pick(chart, 10),
  };

  for (const [how, clear] of Object.entries(ways)) {
    it(`${how}, if the page lets it`, async () => {
      const all = await shared();
      const { provider, chart, list, source } = all;
      pick(chart, 10);
      await rows(source);
      const cancel = (event: Event): void => event.preventDefault();
      provider.addEventListener('credit-bucket-select', cancel);
      clear(all);
      await settle();
      expect(provider.selectedBucket).to.deep.equal(rangeOf(10));
      provider.removeEventListener('credit-bucket-select', cancel);

      const asked = heard(document, 'credit-bucket-select');
      const told = heard(provider, 'credit-selection-changed');
      clear(all);
      await settle();
      expect(asked).to.deep.equal([{ bucket: null }]);
      expect(told).to.deep.equal([{ selectedBucket: undefined, selectedCategories: [] }]);
      expect(chart.selectedBucket).to.equal(undefined);
      expect(pressed(chart)).to.deep.equal([]);
      expect(part(list, 'range-chip')).to.equal(null);
      // The rows of the whole are known already.
      expect(sortedBy(list)).to.equal('Last activity');
      expect(source.calls.filter(ofRows)).to.have.length(2);
    });
  }

  it('without losing the keyboard’s place', async () => {
    const { chart, list, source } = await shared();
    pick(chart, 10);
    await rows(source);
    part(list, 'range-chip')?.focus();
    part(list, 'range-chip')?.click();
    await settle();
    expect(list.shadowRoot?.activeElement).to.equal(part(list, 'base'));
  });

  it('after the details of a row, one Escape each', async () => {
    const { provider, chart, list, source } = await shared();
    pick(chart, 10);
    await rows(source);
    list.shadowRoot?.querySelectorAll<HTMLElement>('.open-button')[1]?.click();
    await settle();
    expect(press(part(list, 'locked-message'), 'Escape')).to.equal(false);
    await settle();
    expect(part(list, 'locked-message')).to.equal(null);
    expect(provider.selectedBucket).to.deep.equal(rangeOf(10));
    expect(press(list.shadowRoot?.activeElement, 'Escape')).to.equal(false);
    await settle();
    expect(provider.selectedBucket).to.equal(undefined);
    expect(press(list.shadowRoot?.activeElement, 'Escape')).to.equal(true);
  });

  it('by filters that make other bars, and not by those that make the same ones higher or lower', async () => {
    const { provider, chart } = await shared();
    const told = heard(provider, 'credit-selection-changed');
    pick(chart, 10);
    for (const filters of [
      { organizationId: 'org_2' },
      { agentId: 'support' },
      { categories: ['LLM'] },
      { groupBy: 'agent' },
      { compare: 'previous' },
      { period: '30d' },
    ] as const) {
      provider.filters = { timezone: 'Asia/Jakarta', ...filters };
      await settle();
      expect(provider.selectedBucket, JSON.stringify(filters)).to.deep.equal(rangeOf(10));
    }
    told.length = 0;
    for (const filters of [
      { timezone: 'Asia/Jakarta', period: '72h' },
      { timezone: 'Asia/Tokyo', period: '72h' },
      { timezone: 'Asia/Tokyo', from: '2026-11-01', to: '2026-11-20' },
      { timezone: 'Asia/Tokyo', from: '2026-11-01', to: '2026-11-20', bucket: 'week' },
    ] as const) {
      provider.selectedBucket = rangeOf(10);
      await settle();
      provider.filters = filters;
      await settle();
      expect(provider.selectedBucket, JSON.stringify(filters)).to.equal(undefined);
      expect(chart.selectedBucket).to.equal(undefined);
    }
    expect(told).to.have.length(4);
  });
});

describe('a category that is picked', () => {
  const MANY = ['LLM', 'WebSearch', 'Rare', 'Rarer'];
  const FOLDED = {
    ...chartReport({
      series: [
        ...MANY.slice(0, 2).map((id) => member(id)),
        { kind: 'other', id: null, members: 2, total: '0' },
      ],
    }),
    categories: MANY.map((id) => ({ id, label: id, total: '1', state: 'active' })),
  } as typeof REPORT;

  async function both(report: typeof REPORT = REPORT) {
    const source = fakeSource(() => report);
    const provider = await fixture<CreditUsageProviderElement>(
      html`<credit-usage-provider lang="en" timezone="Asia/Jakarta" .source=${source}>
        <credit-usage-chart></credit-usage-chart>
        <credit-category-pie></credit-category-pie>
      </credit-usage-provider>`,
    );
    await settle();
    return {
      provider,
      chart: provider.querySelector('credit-usage-chart') as CreditUsageChartElement,
      pie: provider.querySelector('credit-category-pie') as CreditCategoryPieElement,
    };
  }

  const items = (element: Element): HTMLElement[] => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part~=legend-item]') ?? []),
  ];
  const nameOf = (item: HTMLElement): string => textOf(item.querySelector('[part~=name]') ?? item);
  const choose = async (element: Element, name: string): Promise<void> => {
    items(element)
      .find((item) => nameOf(item) === name)
      ?.click();
    await settle();
  };
  const picked = (element: Element): string[] =>
    items(element)
      .filter((item) => item.ariaPressed === 'true')
      .map(nameOf);

  it('in the chart stands out in the pie, and the other way round, until it is cleared in either', async () => {
    const { chart, pie } = await both();
    await choose(chart, 'WebSearch');
    expect([picked(chart), picked(pie)]).to.deep.equal([['WebSearch'], ['WebSearch']]);
    expect(pie.shadowRoot?.querySelectorAll('.slice.back')).to.have.length(5);
    await choose(pie, 'LLM');
    expect([picked(chart), picked(pie)]).to.deep.equal([['LLM'], ['LLM']]);
    await choose(chart, 'LLM');
    expect([picked(chart), picked(pie)]).to.deep.equal([[], []]);
  });

  it('may be those that the chart folds, one by one in the pie', async () => {
    const { chart, pie } = await both(FOLDED);
    const asked = heard(document, 'credit-category-select');
    await choose(chart, '2 others');
    expect(picked(chart)).to.deep.equal(['2 others']);
    expect(picked(pie)).to.deep.equal(['Rare', 'Rarer']);
    await choose(chart, '2 others');
    expect([picked(chart), picked(pie)]).to.deep.equal([[], []]);
    expect(asked).to.deep.equal([{ categories: ['Rare', 'Rarer'] }, { categories: [] }]);
  });

  it('is told of, together with the bar', async () => {
    const { provider, chart, pie } = await both();
    const told = heard(provider, 'credit-selection-changed');
    await choose(pie, 'LLM');
    pick(chart, 4);
    await settle();
    await choose(chart, 'LLM');
    const selectedBucket = provider.selectedBucket;
    expect(told).to.deep.equal([
      { selectedBucket: undefined, selectedCategories: ['LLM'] },
      { selectedBucket, selectedCategories: ['LLM'] },
      { selectedBucket, selectedCategories: [] },
    ]);
    expect(selectedBucket).not.to.equal(undefined);
  });

  it('is picked in one that comes later too, and nowhere when the page cancels it', async () => {
    const { provider, chart, pie } = await both();
    await choose(pie, 'LLM');
    const late = document.createElement('credit-usage-chart');
    provider.append(late);
    await settle();
    expect(picked(late)).to.deep.equal(['LLM']);
    provider.addEventListener('credit-category-select', (event) => event.preventDefault());
    await choose(chart, 'WebSearch');
    expect([picked(chart), picked(pie)]).to.deep.equal([['LLM'], ['LLM']]);
  });

  it('is the last that was set, by the page on one element or by a reader for all', async () => {
    const { chart, pie } = await both();
    await choose(chart, 'WebSearch');
    pie.selectedCategory = 'LLM';
    await settle();
    expect([picked(chart), picked(pie)]).to.deep.equal([['WebSearch'], ['LLM']]);
    await choose(chart, 'Embedding');
    expect([picked(chart), picked(pie)]).to.deep.equal([['Embedding'], ['Embedding']]);
  });

  it('goes with its source: another viewer may not even know it', async () => {
    const { provider, chart, pie } = await both();
    await choose(pie, 'LLM');
    expect(picked(chart)).to.deep.equal(['LLM']);
    provider.source = fakeSource(() => REPORT);
    await settle();
    await settle();
    expect([picked(chart), picked(pie)]).to.deep.equal([[], []]);
    await choose(chart, 'WebSearch');
    expect(picked(pie)).to.deep.equal(['WebSearch']);
  });

  it('stays with its own element without a provider', async () => {
    const place = await fixture<HTMLElement>(
      html`<div><credit-usage-chart .data=${REPORT}></credit-usage-chart>
        <credit-category-pie .data=${REPORT}></credit-category-pie></div>`,
    );
    const [chart, pie] = [...place.children] as [Element, Element];
    await choose(chart, 'WebSearch');
    expect([picked(chart), picked(pie)]).to.deep.equal([['WebSearch'], []]);
  });
});

describe('a page', () => {
  it('restores filters and selection together, in any order, and is not told of it', async () => {
    const { provider, chart, source } = await shared();
    const told = heard(provider, 'credit-selection-changed');
    provider.selectedBucket = rangeOf(3);
    provider.filters = { period: '12mo', timezone: 'Asia/Jakarta' };
    expect(await rows(source)).to.include({ from: rangeOf(3).start, to: rangeOf(3).end });
    expect(pressed(chart)).to.deep.equal([3]);
    expect(told).to.deep.equal([]);
  });

  it('may set anything: what is no stretch of time is no selection', async () => {
    const { provider, source } = await shared();
    for (const lie of [
      null,
      7,
      'x',
      {},
      { start: 'a', end: 'b' },
      { start: rangeOf(1).end, end: rangeOf(1).start },
    ]) {
      provider.selectedBucket = lie as never;
      await settle();
      expect(provider.selectedBucket).to.equal(undefined);
    }
    expect(source.calls.filter(ofRows)).to.have.length(1);
  });
});
