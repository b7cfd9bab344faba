import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CreditUsageClient, credits, type UsageHistoryQuery } from '../../src/index.js';
import { problemFixture } from '../../src/testing/index.js';
import { type BucketUnit, buckets, formatInstant, parseInstant, resolveDates } from '../../src/time/index.js';
import { hashed, many, spans, historyWorld as world } from '../support/history-world.js';
import { failure, json, scriptedFetch } from '../support/scripted-fetch.js';
import { zone } from '../time/support/zones.js';

describe('windows', () => {
  test('what fits into one report is one request, with all series', async () => {
    const { read, requests } = world();
    const all = await read({
      from: '2026-01-01',
      to: '2026-01-03',
      timezone: 'Asia/Jakarta',
      categories: ['LLM'],
    });
    expect(all.map(({ date, total, values }) => [date, total, { ...values }])).toEqual([
      ['2026-01-01', '1.5', { LLM: '1.5' }],
      ['2026-01-02', '1.5', { LLM: '1.5' }],
    ]);
    expect(requests.map(String)).toEqual([
      'from=2026-01-01&to=2026-01-03&timezone=Asia%2FJakarta&category=LLM&bucket=day&groupBy=category&top=all',
    ]);
  });

  test('a long range is cut where its days begin', async () => {
    const { read, requests } = world();
    expect(await read({ from: '2020-01-01', to: '2026-01-01' })).toHaveLength(2192);
    expect(spans(requests)).toEqual([
      '2020-01-01 2021-02-04 all',
      '2021-02-04 2022-03-11 all',
      '2022-03-11 2023-04-15 all',
      '2023-04-15 2024-05-19 all',
      '2024-05-19 2025-06-23 all',
      '2025-06-23 2026-01-01 all',
    ]);
  });

  test('months are cut where months begin', async () => {
    const { read, requests } = world();
    const all = await read({ from: '2024-01-15', to: '2026-01-01', bucket: 'month' });
    expect(all.map(({ date, partial }) => `${date}${partial ? ' partial' : ''}`)).toEqual([
      '2024-01-01 partial',
      ...Array.from(
        { length: 23 },
        (_, month) => `${new Date(Date.UTC(2024, month + 1)).toISOString().slice(0, 10)}`,
      ),
    ]);
    expect(spans(requests)).toEqual(['2024-01-15 2025-02-18 all', '2025-02-01 2026-01-01 all']);
  });

  test('instants are cut where the zone has its hours', async () => {
    const { read, requests } = world();
    const query = { from: '2026-03-01T00:10:00Z', to: '2026-04-02T00:00:00Z', timezone: 'Asia/Kolkata' };
    const all = await read({ ...query, bucket: 'hour' });
    expect(spans(requests)).toEqual([
      '2026-03-01T00:10:00Z 2026-04-01T00:10:00Z all',
      '2026-03-31T23:30:00Z 2026-04-02T00:00:00Z all',
    ]);
    expect(all.filter(({ partial }) => partial).map(({ start }) => start)).toEqual([
      '2026-03-01T00:10:00Z',
      '2026-04-01T23:30:00Z',
    ]);
  });

  test('too many series halve a window, down to what fits, and later ones begin smaller', async () => {
    // 100 days × 6 series, when 128 cells are allowed.
    const { read, requests } = world({ series: many(6), maxCells: 128 });
    const all = await read({ from: '2026-01-01', to: '2026-04-11' });
    expect(all).toHaveLength(100);
    expect(all.every(({ values }) => Object.keys(values).length === 6)).toBe(true);
    expect(spans(requests).slice(0, 4)).toEqual([
      '2026-01-01 2026-04-11 all',
      '2026-01-01 2026-04-11 1',
      '2026-01-01T00:00:00Z 2026-02-20T00:00:00Z all',
      '2026-01-01T00:00:00Z 2026-01-26T00:00:00Z all',
    ]);
  });

  test('once it is known what fits, nothing is refused any more', async () => {
    const { read, requests } = world({ series: many(300) });
    await read({ from: '2021-01-01', to: '2026-01-01' });
    expect(requests.slice(-4).map((search) => search.get('top'))).toEqual(['all', 'all', 'all', 'all']);
    expect(requests.filter((search) => search.get('top') === '1').length).toBeLessThanOrEqual(2);
  });

  test('windows grow again where there is room', async () => {
    const busy = Date.parse('2021-01-01T00:00:00Z') * 1000;
    const { read, requests } = world({
      series: many(400),
      credits: ({ id }, { start }) => (id === 's0' || start < busy ? '1' : undefined),
    });
    await read({ from: '2020-01-01', to: '2026-01-01' });
    const last = requests.at(-2);
    expect((Date.parse(last?.get('to') ?? '') - Date.parse(last?.get('from') ?? '')) / 86_400_000).toBe(400);
  });

  test.each<[BucketUnit, string, string, string]>([
    // Busy all the time at the end only, where windows are short by then: it takes many requests.
    ['day', '2020-01-15T06:00:00Z', '2022-04-01T00:00:00Z', '2022-02-20'],
    ['week', '2020-01-15', '2023-01-01', '2020'],
    ['month', '2020-01-15', '2023-01-01', '2020'],
  ])('where each %s fits by itself, and no two of them do', async (bucket, from, to, busy) => {
    const isQuiet = (date: string) => date < busy && Number(date.slice(8)) % 20 > 1;
    // A bucket has two series, which its neighbours do not have, and three are allowed.
    const { read } = world({
      series: many(10),
      maxSeries: 3,
      credits: ({ id }, { date }) => {
        const days = Date.parse(date) / DAY;
        const counts = { hour: 0, day: days, week: Math.floor(days / 7), month: Number(date.slice(5, 7)) };
        return Number(id.slice(1)) % 5 === counts[bucket] % 5 && !isQuiet(date) ? '1' : undefined;
      },
    });
    const all = await read({ from, to, bucket });
    expect(all).toHaveLength(expected({ from, to }, bucket, '2100-01-01T00:00:00Z').length);
    for (const { date, total } of all) expect([date, total]).toEqual([date, isQuiet(date) ? '0' : '2']);
  });

  test('a server that allows less than the contract is an error at once', async () => {
    const fetch = scriptedFetch(json(problemFixture('range_too_large'), { status: 400 }));
    const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch });
    const history = client.usage.history({ from: '2020-01-01', to: '2026-01-01' });
    expect(await failure(history[Symbol.asyncIterator]().next())).toMatchObject({ code: 'range_too_large' });
    expect(fetch.calls.length).toBe(1);
  });

  test('one bucket with too many series is an error', async () => {
    const { read, requests } = world({ series: many(9), maxSeries: 8 });
    const error = await failure(read({ from: '2026-01-01', to: '2026-01-03' }));
    expect(error).toMatchObject({ kind: 'invalid_request', errors: [{ parameter: 'top' }] });
    expect(requests).toHaveLength(3);
  });

  test('other refusals are not tried in smaller pieces', async () => {
    const { client, requests } = world();
    const walk = client.usage.history({ from: '2026-01-01', to: '2026-01-03' }, { headers: { 'x-a': 'b' } });
    const broken = new CreditUsageClient({
      baseUrl: 'https://h.example',
      fetch: async () => new Response('', { status: 400 }),
    });
    const error = await failure(
      broken.usage.history({ from: '2026-01-01', to: '2026-01-03' })[Symbol.asyncIterator]().next(),
    );
    expect(error).toMatchObject({ kind: 'invalid_request', code: 'http_400' });
    await walk[Symbol.asyncIterator]().next();
    expect(requests).toHaveLength(1);
  });
});

/** The expected buckets, computed for the whole range at once. */
function expected(query: UsageHistoryQuery, unit: BucketUnit, asOf: string): string[] {
  const zone = query.timezone ?? 'UTC';
  const range = /T/.test(query.from)
    ? { from: parseInstant(query.from) as number, to: parseInstant(query.to) as number }
    : resolveDates(query.from, query.to, zone);
  return buckets(range, unit, zone, parseInstant(asOf) as number).map(
    ({ start, end, date, partial }) => `${formatInstant(start)} ${formatInstant(end)} ${date} ${partial}`,
  );
}

const DAY = 86_400_000;

test('however it is sliced, it says the same: every bucket once, in order, with its exact total', async () => {
  const unit = fc.constantFrom<BucketUnit>('hour', 'day', 'week', 'month');
  const start = fc.integer({ min: Date.parse('2009-01-01'), max: Date.parse('2031-01-01') });
  const scene = fc.record({
    zone,
    unit,
    start,
    length: fc.double({ min: 0.001, max: 1, noNaN: true }),
    dates: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      scene,
      fc.integer({ min: 24, max: 300 }),
      async ({ zone, unit, start, length, dates }, maxCells) => {
        const days = Math.ceil(length * { hour: 45, day: 900, week: 1500, month: 3000 }[unit]);
        const end = start + days * DAY + (dates ? 0 : 1);
        const query: UsageHistoryQuery = {
          from: dates ? new Date(start).toISOString().slice(0, 10) : new Date(start).toISOString(),
          to: dates ? new Date(end).toISOString().slice(0, 10) : new Date(end).toISOString(),
          timezone: zone,
          bucket: unit,
        };
        const whole = world({ series: many(5), credits: hashed, maxCells: Number.POSITIVE_INFINITY });
        const narrow = world({ series: many(5), credits: hashed, maxCells });
        const asOf = '2100-01-01T00:00:00Z';
        const all = await whole.read(query);
        const pieces = await narrow.read(query);
        expect(pieces).toEqual(all);
        expect(all.map(({ start, end, date, partial }) => `${start} ${end} ${date} ${partial}`)).toEqual(
          expected(query, unit, asOf),
        );
        for (const { total, values, series } of all) {
          expect(credits.sum(Object.values(values))).toBe(total);
          expect(series.map(({ key }) => key)).toEqual(Object.keys(values).sort());
        }
      },
    ),
    { numRuns: 60 },
  );
});
