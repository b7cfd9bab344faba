import type { UsageReport, UsageSeries } from '@credit-usage/sdk';
import { toCsv, usageColumns, usageRows } from '@credit-usage/sdk/export';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartReport, member } from '../../../test/chart-report.js';
import { emptyReport, usageReport } from '../../../test/report.js';
import { wordsFor } from '../../i18n/words.js';
import { chartCsv } from './chart-csv.js';
import { chartScale, drawChart } from './chart-drawing.js';
import { selectedOf, selectionIn } from './chart-selection.js';
import { type ChartFacts, isEmptyChart, readChart } from './credit-usage-chart.model.js';

function factsOf(data: unknown): ChartFacts {
  const facts = readChart(data);
  if (!facts) throw new Error('no facts');
  return facts;
}

describe('readChart', () => {
  it('reads what the report says, bar by bar', () => {
    const report = chartReport({ compare: true });
    const facts = factsOf(report);
    expect(facts.buckets.map(({ total }) => total)).toEqual(report.buckets.map(({ total }) => total));
    expect(facts.series.map(({ label }) => label)).toEqual([
      'LLM',
      'WebSearch',
      'SpeechToText',
      'TextToSpeech',
      'ImageGeneration',
      'Embedding',
    ]);
    expect(facts.buckets.map(({ previous }) => previous)).toEqual(report.previous?.buckets);
    expect(facts.comparing).toBe(true);
  });

  it('tells bars that are over from those that are not, were cut, or have not begun', () => {
    const { buckets } = factsOf(chartReport({ count: 5, notYet: 2 }));
    expect(buckets.map(({ extent }) => extent)).toEqual(['whole', 'whole', 'so-far', 'not-yet', 'not-yet']);
    const [first, ...rest] = chartReport({ count: 3 }).buckets;
    const cut = factsOf(
      chartReport({ count: 3 }) && {
        ...chartReport({ count: 3 }),
        buckets: [{ ...first, partial: true }, ...rest],
      },
    );
    expect(cut.buckets[0]?.extent).toBe('cut');
  });

  it.each([
    undefined,
    null,
    7,
    'report',
    [],
    {},
    { total: '1' },
    { total: 1, buckets: [] },
    { total: '1', buckets: {} },
  ])('is undefined for %j', (data) => {
    expect(readChart(data)).toBeUndefined();
  });

  it('keeps agents of one id apart by their organization', () => {
    const facts = factsOf(
      chartReport({ groupBy: 'agent', series: [member('bot', 'org_1'), member('bot', 'org_2')] }),
    );
    expect(new Set(facts.series.map(({ key }) => key)).size).toBe(2);
  });

  it('draws what it can read, and leaves out what has no place in time', () => {
    const { buckets } = usageReport();
    const facts = factsOf(
      usageReport({
        buckets: [
          null,
          7,
          { ...buckets[0], date: '2026-02-30' },
          { ...buckets[1], values: ['x', 3] },
          buckets[2],
        ] as never,
      }),
    );
    expect(facts.buckets).toHaveLength(2);
    expect(facts.amounts).toEqual([[0], [40]]);
  });

  it('draws the total where there is no split', () => {
    const facts = factsOf(usageReport({ series: [] }));
    expect(facts.amounts[0]).toEqual([74.5]);
  });

  it('is empty without usage, and not when refunds cancel all usage out', () => {
    expect(isEmptyChart(factsOf(emptyReport()))).toBe(true);
    expect(
      isEmptyChart(
        factsOf(chartReport({ micros: (bucket) => (bucket % 2 === 0 ? 1_000_000 : -1_000_000), count: 4 })),
      ),
    ).toBe(false);
  });

  it('never throws, and never draws what is no path', () => {
    const lie = fc.anything({ withNullPrototype: true });
    const bucket = fc.record(
      {
        start: lie,
        end: lie,
        local: lie,
        date: fc.oneof(fc.constant('2026-11-22'), lie),
        partial: lie,
        total: lie,
        values: lie,
      },
      { requiredKeys: [] },
    );
    const report = fc.record(
      {
        total: fc.constant('12'),
        query: lie,
        asOf: lie,
        series: fc.oneof(lie, fc.array(fc.oneof(lie, fc.record({ id: lie, label: lie, members: lie })))),
        buckets: fc.array(fc.oneof(bucket, lie), { maxLength: 8 }),
        previous: fc.oneof(lie, fc.record({ buckets: fc.array(lie) })),
        scope: lie,
      },
      { requiredKeys: ['total', 'buckets'] },
    );
    fc.assert(
      fc.property(fc.oneof(report, lie), (data) => {
        const facts = readChart(data);
        if (!facts) return;
        const scale = chartScale(facts);
        const { layers } = drawChart(facts, scale, { width: 300, height: 200 }, undefined);
        for (const { paths } of layers) for (const path of paths) expect(path).toMatch(/^[Mhvqz\d .-]*$/);
        expect(() => chartCsv(facts, wordsFor('en'))).not.toThrow();
      }),
    );
  });
});

describe('drawChart', () => {
  const box = { width: 600, height: 240 };
  const draw = (facts: ChartFacts, selected?: { from: number; to: number }) =>
    drawChart(facts, chartScale(facts), box, selected);

  it('hatches what is not over', () => {
    const { layers } = draw(factsOf(chartReport()));
    expect(layers.map(({ partial, back }) => [partial, back])).toEqual([
      [false, false],
      [true, false],
    ]);
    expect(layers[1]?.paths[0]?.match(/M/g)).toHaveLength(1);
  });

  it('steps back behind what is selected', () => {
    const { layers } = draw(factsOf(chartReport()), { from: 3, to: 5 });
    const front = layers.find(({ partial, back }) => !partial && !back);
    expect(front?.paths[0]?.match(/M/g)).toHaveLength(2);
    expect(layers.filter(({ back }) => back)).toHaveLength(2);
  });

  it('draws as many columns as can be told apart', () => {
    const { layers } = draw(factsOf(chartReport({ count: 8760, unit: 'hour' })));
    expect(layers[0]?.paths[0]?.match(/M/g)?.length).toBeLessThanOrEqual(300);
    expect(layers[0]?.paths.join('').length).toBeLessThan(60_000);
  });

  it('marks the previous period, and where nothing has begun', () => {
    const { marks, notYet } = draw(factsOf(chartReport({ compare: true, count: 10, notYet: 2 })));
    expect(marks[0]).toBe('');
    expect(marks[1].match(/M/g)).toHaveLength(10);
    expect(notYet).toEqual({ x: 480, width: 120 });
    expect(draw(factsOf(chartReport())).marks).toEqual(['', '']);
  });

  it('steps back with marks too', () => {
    const { marks } = draw(factsOf(chartReport({ compare: true })), { from: 3, to: 5 });
    expect(marks.map((path) => path.match(/M/g)?.length)).toEqual([28, 2]);
  });

  it('reads by its bars, not by marks that lie far beyond: those are arrowheads at the end', () => {
    const report = chartReport({
      count: 4,
      series: [member('LLM')],
      micros: () => 10_000_000,
      compare: true,
    });
    const before = (...buckets: string[]): ChartFacts =>
      factsOf({ ...report, previous: { ...report.previous, buckets } } as UsageReport);
    expect(chartScale(before('14', '0', '2', '3')).high).toBe(15);
    const far = before('500', '9', '-400', '3');
    const { low, high } = chartScale(far);
    expect([low, high]).toEqual([-20, 20]);
    const [, marks] = draw(far).marks;
    expect(marks.match(/M\d+ \d+l4 -4l4 4/g)).toHaveLength(1);
    expect(marks.match(/M\d+ \d+l4 4l4 -4/g)).toHaveLength(1);
    expect(marks.match(/h/g)).toHaveLength(2);
  });

  it('lets marks reach as far below, where all is refunds', () => {
    const report = chartReport({
      count: 1,
      series: [member('LLM')],
      micros: () => -10_000_000,
      compare: true,
    });
    const facts = factsOf({ ...report, previous: { ...report.previous, buckets: ['-1000'] } } as UsageReport);
    expect(chartScale(facts).low).toBe(-15);
  });

  it('reads by the marks where there is nothing else', () => {
    const report = chartReport({ count: 2, series: [member('LLM')], micros: () => 0, compare: true });
    const facts = factsOf({
      ...report,
      previous: { ...report.previous, buckets: ['80', '20'] },
    } as UsageReport);
    expect(chartScale(facts).high).toBe(80);
  });
});

describe('chartCsv', () => {
  const sdkCsv = async (report: Parameters<typeof usageRows>[0]): Promise<string> => {
    let text = '';
    for await (const line of toCsv(usageRows(report), { columns: usageColumns })) text += line;
    return text;
  };

  it.each([
    ['categories', chartReport()],
    ['agents', chartReport({ groupBy: 'agent', series: [member('bot', 'org_1'), member('bot', 'org_2')] })],
    [
      'what a spreadsheet would run, quotes and line breaks',
      chartReport({ count: 2, series: [member('=1+1'), member('a "b",\r\nc')] }),
    ],
    ['refunds', chartReport({ count: 2, micros: () => -1_500_000 })],
  ])('is what the SDK writes: %s', async (_, report) => {
    expect(chartCsv(readChart(report), wordsFor('en'))).toBe(await sdkCsv(report));
  });

  it('names the combined rest as the legend does', () => {
    const rest: UsageSeries = { kind: 'other', id: null, members: 360, total: '0' };
    const facts = readChart(chartReport({ count: 1, series: [member('LLM'), rest] }));
    expect(chartCsv(facts, wordsFor('en')).split('\r\n')[2]).toMatch(/,category,,360 others,[\d.]+,$/);
    const arabic = wordsFor('ar', { messages: { otherCount: { other: '{count} أخرى' } } });
    expect(chartCsv(facts, arabic).split('\r\n')[2]).toContain(',category,,360 أخرى,');
    const { members: _, ...unknown } = rest;
    const others = readChart(chartReport({ count: 1, series: [unknown as UsageSeries] }));
    expect(chartCsv(others, wordsFor('id')).split('\r\n')[1]).toMatch(/,category,,Lainnya,[\d.]+,$/);
  });

  it('has an empty cell for what is not known, and no zero', () => {
    const [first, ...rest] = chartReport({ count: 2, series: [member('LLM')] }).buckets;
    const report = {
      ...chartReport({ series: [member('LLM')] }),
      buckets: [{ ...first, values: [null] }, ...rest],
    };
    expect(chartCsv(readChart(report), wordsFor('en')).split('\r\n')[1]).toMatch(/,LLM,LLM,,$/);
  });

  it('is a header where there is nothing', () => {
    expect(chartCsv(undefined, wordsFor('en'))).toMatch(/^bucketStart,.*\r\n$/);
  });
});

describe('selectedOf', () => {
  it('is from the first bar of a group to the end of the last, and partial when any of them is', () => {
    const facts = factsOf(chartReport({ count: 5, notYet: 2 }));
    const [first, , third] = facts.buckets;
    expect(selectedOf(facts, { from: 0, to: 3 })).toMatchObject({
      start: first?.start,
      end: third?.end,
      partial: true,
    });
  });
});

describe('selectionIn', () => {
  const facts = factsOf(chartReport());

  it('finds the bars in a stretch of time, in any answer', () => {
    const { buckets } = facts;
    const range = { start: buckets[3]?.start, end: buckets[5]?.end };
    expect(selectionIn(facts, range)).toEqual({ from: 3, to: 6 });
    const weeks = factsOf(chartReport({ unit: 'week', count: 4 }));
    expect(selectionIn(weeks, { start: weeks.buckets[1]?.start, end: weeks.buckets[1]?.end })).toEqual({
      from: 1,
      to: 2,
    });
  });

  it.each([undefined, null, 'x', {}, { start: 'x', end: 'y' }, { start: '2020-01-01', end: '2020-01-02' }])(
    'is nothing for %j',
    (selected) => {
      expect(selectionIn(facts, selected)).toBeUndefined();
    },
  );
});
