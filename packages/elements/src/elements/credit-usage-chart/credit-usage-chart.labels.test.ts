import type { UsageReport } from '@credit-usage/sdk';
import { describe, expect, it } from 'vitest';
import { chartReport, member, SIX } from '../../../test/chart-report.js';
import { slotAt } from '../../chart/palette.js';
import { amountScale } from '../../chart/scale.js';
import { wordsFor } from '../../i18n/words.js';
import { groupName, pickedText } from './chart-bars.labels.js';
import { chartLabels } from './chart-labels.js';
import { tooltipLabels } from './chart-tooltip.labels.js';
import { tickText } from './credit-usage-chart.labels.js';
import { type ChartFacts, readChart } from './credit-usage-chart.model.js';

const words = wordsFor('en');

function factsOf(report: UsageReport): ChartFacts {
  const facts = readChart(report);
  if (!facts) throw new Error('no facts');
  return facts;
}

const plain = (text: string | undefined) => text?.replace(/\s/g, ' ');

function labelsOf(report: UsageReport, locale = 'en') {
  const facts = factsOf(report);
  const slots = facts.series.map((_, index) => slotAt(index));
  return chartLabels(facts, amountScale(0, 40), slots, wordsFor(locale));
}

const tooltipOf = (report: UsageReport, from: number, to = from + 1) => {
  const facts = factsOf(report);
  const { names, slots } = labelsOf(report);
  return tooltipLabels(facts, { from, to }, names, slots, words);
};

describe('the name of a bar', () => {
  const hitsOf = (report: UsageReport, locale?: string) =>
    labelsOf(report, locale).hits.map(({ label }) => plain(label));

  it('says when and how much, and what is missing', () => {
    const report = chartReport({ count: 3, notYet: 1, micros: () => 250_000 });
    expect(hitsOf(report)).toEqual([
      'Fri, Nov 20, 2026: 1.5 credits',
      'Sat, Nov 21, 2026, so far: 1.5 credits',
      'Sun, Nov 22, 2026: no data yet',
    ]);
  });

  it('says what the previous period had there', () => {
    const report = chartReport({ count: 2, notYet: 1, micros: () => 250_000, compare: true });
    const [first, second] = report.previous?.buckets ?? [];
    expect(hitsOf(report)).toEqual([
      `Sat, Nov 21, 2026, so far: 1.5 credits. Previous period: ${words.amount(first ?? '')} credits`,
      `Sun, Nov 22, 2026: no data yet. Previous period: ${words.amount(second ?? '')} credits`,
    ]);
  });

  it.each([
    ['hour', 'Sun, Nov 22, 11:00 PM, so far: 1 credit'],
    ['week', 'Nov 16 – 22, 2026, so far: 1 credit'],
    ['month', 'November 2026, so far: 1 credit'],
    ['day', 'Sun, Nov 22, 2026, so far: 1 credit'],
  ] as const)('is of the length of the bar: %s', (unit, label) => {
    const report = chartReport({ unit, count: 2, series: [member('LLM')], micros: () => 1_000_000 });
    expect(hitsOf(report).at(-1)).toBe(label);
  });

  it('is in the language of the page', () => {
    const report = chartReport({ count: 1, series: [member('LLM')], micros: () => 1_500_000 });
    expect(hitsOf(report, 'id')).toEqual(['Min, 22 Nov 2026, sejauh ini: 1,5 kredit']);
  });

  it('never follows the zone of the machine', () => {
    for (const offset of ['+14:00', '-11:00', '+05:30']) {
      const report = chartReport({ count: 1, offset, micros: () => 0 });
      expect(hitsOf(report)[0]).toMatch(/^Sun, Nov 22, 2026/);
    }
  });

  it('tells the two hours of one name apart when clocks go back', () => {
    const report = chartReport({ unit: 'hour', count: 3, series: [member('LLM')], micros: () => 1_000_000 });
    const locals = ['2026-11-01T00:00:00-04:00', '2026-11-01T01:00:00-04:00', '2026-11-01T01:00:00-05:00'];
    const buckets = report.buckets.map((bucket, index) => ({
      ...bucket,
      local: locals[index] ?? '',
      date: '2026-11-01',
      partial: false,
    }));
    expect(hitsOf({ ...report, buckets })).toEqual([
      'Sun, Nov 1, 12:00 AM: 1 credit',
      'Sun, Nov 1, 1:00 AM (UTC−04:00): 1 credit',
      'Sun, Nov 1, 1:00 AM (UTC−05:00): 1 credit',
    ]);
  });

  it('is of a group where there are many, with the exact sum', () => {
    const hits = hitsOf(chartReport({ count: 365, series: [member('LLM')], micros: () => 100_000 }));
    expect(hits).toHaveLength(53);
    expect(hits[1]).toBe('Nov 24 – 30, 2025: 0.7 credits');
  });

  it('says that an amount is not known rather than zero', () => {
    const report = chartReport({ count: 2 });
    const [first, second] = report.buckets;
    const lying = { ...report, buckets: [{ ...first, total: 'much' }, second] } as UsageReport;
    expect(hitsOf(lying)[0]).toBe('Sat, Nov 21, 2026: Unknown');
  });
});

describe('the tooltip', () => {
  it('has the total and every series from top to bottom, exactly', () => {
    const report = chartReport({ count: 2, micros: (_, series) => (series === 5 ? 0 : 1_000_001) });
    const { total, rows, previous } = tooltipOf(report, 0);
    expect(total).toBe('5.000005 credits');
    expect(rows.map(({ name, amount }) => [name, amount])).toEqual([
      ['Embedding', '0'],
      ['ImageGeneration', '1.000001'],
      ['TextToSpeech', '1.000001'],
      ['SpeechToText', '1.000001'],
      ['WebSearch', '1.000001'],
      ['LLM', '1.000001'],
    ]);
    expect(previous).toBeUndefined();
  });

  it('has its points under each other', () => {
    const report = chartReport({
      count: 2,
      series: [member('LLM'), member('WebSearch')],
      micros: (_, series) => (series === 0 ? 12_000_000 : 500_000),
      compare: true,
    });
    const previous = { ...report.previous, buckets: ['3.25', '1'] };
    const labels = tooltipOf({ ...report, previous } as UsageReport, 0);
    expect([...labels.rows.map(({ amount }) => amount), labels.previous]).toEqual(['0.50', '12.00', '3.25']);
  });

  it('has the previous period', () => {
    const report = chartReport({ count: 2, compare: true });
    expect(tooltipOf(report, 0).previous).toBe(words.amount(report.previous?.buckets?.[0] ?? ''));
  });

  it('lists the largest of many, and counts the others', () => {
    const series = Array.from({ length: 20 }, (_, index) => member(`c${index}`));
    const { rows, more } = tooltipOf(chartReport({ count: 1, series, micros: (_, at) => at * 1000 }), 0);
    expect(rows.map(({ name }) => name)).toEqual(['c19', 'c18', 'c17', 'c16', 'c15', 'c14', 'c13', 'c12']);
    expect(more).toBe('11 more');
  });

  it('has no amounts where nothing has begun', () => {
    const { title, total, rows } = tooltipOf(chartReport({ count: 3, notYet: 1 }), 2);
    expect([title, total, rows]).toEqual(['Sun, Nov 22, 2026: no data yet', undefined, []]);
  });

  it('sums a group exactly', () => {
    const report = chartReport({ count: 70, series: [member('LLM')], micros: () => 100_000 });
    expect(tooltipOf(report, 0, 7).total).toBe('0.7 credits');
  });
});

describe('the names of the series', () => {
  it('tell the same name in two organizations apart, and what is deleted or folded', () => {
    const deleted = { ...member('old', 'org_1'), state: 'deleted' } as const;
    const other = { kind: 'other', id: null, members: 12, total: '0' } as const;
    const report = chartReport({
      groupBy: 'agent',
      series: [member('bot', 'org_1'), member('bot', 'org_9'), deleted, other],
    });
    expect(labelsOf(report).names).toEqual(['bot (Acme)', 'bot (org_9)', 'old (deleted)', '12 others']);
  });
});

describe('the description', () => {
  it('says what it is about, how much, when most and on what', () => {
    const report = chartReport({
      count: 3,
      micros: (bucket, series) => (bucket + 1) * (6 - series) * 100_000,
    });
    expect(plain(labelsOf(report).description)).toMatch(
      /^Nov 20 – 22, 2026 \(Asia\/Jakarta\)\. Total: 12\.6 credits\. Highest: Sun, Nov 22, 2026, 6\.3 credits\. Largest: LLM, 3\.6 credits\.$/,
    );
  });
});

describe('the way through it', () => {
  it('is said by itself, with groups where there are any', () => {
    expect(labelsOf(chartReport()).keys).toMatch(/^Left and right .* Escape closes\.$/);
    expect(labelsOf(chartReport({ count: 365 })).keys).toMatch(
      /Escape closes\. Down arrow .* Escape leaves it\.$/,
    );
  });
});

describe('what is hatched', () => {
  const cut = (report: UsageReport): UsageReport => ({
    ...report,
    buckets: report.buckets.map((bucket, index) => (index === 0 ? { ...bucket, partial: true } : bucket)),
  });

  it.each([
    ['So far', chartReport()],
    ['Partial', cut(chartReport())],
    [
      undefined,
      { ...chartReport(), asOf: '2027-01-01T00:00:00Z', buckets: chartReport().buckets.slice(0, -1) },
    ],
  ])('is called %s', (text, report) => {
    expect(labelsOf(report).partial).toBe(text);
  });
});

describe('what is picked', () => {
  it.each([
    ['a day', chartReport(), { from: 3, to: 4 }, 'Oct 27, 2026'],
    ['days', chartReport(), { from: 3, to: 5 }, 'Oct 27 – 28, 2026'],
    ['an hour', chartReport({ unit: 'hour' }), { from: 0, to: 1 }, 'Sat, Nov 21, 6:00 PM'],
  ])('is as short as it goes: %s', (_, report, group, text) => {
    expect(plain(pickedText(factsOf(report), group, words))).toBe(text);
  });
});

describe('the name of a run of hours', () => {
  const hours = (...buckets: (readonly [start: string, end: string, local: string])[]): ChartFacts =>
    factsOf({
      ...chartReport({ unit: 'hour', count: 1 }),
      buckets: buckets.map(([start, end, local]) => ({
        start: `2026-04-${start}Z`,
        end: `2026-04-${end}Z`,
        local: `2026-04-${local}`,
        date: `2026-04-${local.slice(0, 2)}`,
        partial: false,
        total: '1',
        values: [],
      })),
    });
  const clock = (facts: ChartFacts, from: number, to: number): string | undefined =>
    plain(groupName(facts, { from, to }, words));

  it('ends where the next hour begins, though the clock was put back by half an hour', () => {
    const lordHowe = hours(
      ['04T14:00:00', '04T14:30:00', '05T01:00:00+11:00'],
      ['04T14:30:00', '04T15:30:00', '05T01:30:00+10:30'],
      ['04T15:30:00', '04T16:30:00', '05T02:00:00+10:30'],
      ['04T16:30:00', '04T17:30:00', '05T03:00:00+10:30'],
    );
    expect(clock(lordHowe, 0, 2)).toBe('Sun, Apr 5, 1:00 – 2:00 AM');
    expect(clock(lordHowe, 2, 4)).toBe('Sun, Apr 5, 2:00 – 4:00 AM');
  });

  it('ends with the range, where that cuts the last hour', () => {
    const cut = hours(
      ['05T08:00:00', '05T09:00:00', '05T08:00:00+00:00'],
      ['05T09:00:00', '05T09:15:00', '05T09:00:00+00:00'],
    );
    expect(clock(cut, 0, 2)).toBe('Sun, Apr 5, 8:00 – 9:15 AM');
  });
});

it.each(['constructor', 'toString', '__proto__'])('takes a unit called %s for days', (bucket) => {
  const report = chartReport({ count: 3 });
  const odd = { ...report, query: { ...report.query, bucket } } as unknown as UsageReport;
  expect(labelsOf(odd).axis).toEqual(labelsOf(report).axis);
});

describe('the axis', () => {
  it.each([
    ['en', 12_500, '12.5K'],
    ['en', 5_000_000, '5M'],
    ['en', 0.0002, '0.0002'],
    ['en', 0, '0'],
    ['id', 12_500, '12,5 rb'],
    ['de', 0.5, '0,5'],
  ])('is short and exact: %s %d', (locale, tick, text) => {
    expect(plain(tickText(locale, tick))).toBe(text);
  });
});

it('has as many colours as series', () => {
  expect(labelsOf(chartReport({ series: SIX })).slots).toEqual([1, 2, 3, 4, 5, 6]);
});
