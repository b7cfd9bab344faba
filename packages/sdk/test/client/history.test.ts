import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import {
  AbortedError,
  CreditUsageClient,
  type HistoryProgress,
  type UsageHistoryQuery,
} from '../../src/index.js';
import type { FakeSeries, FakeUsageOptions } from '../support/fake-usage.js';
import { hashed, many, historyWorld as world } from '../support/history-world.js';
import { failure, json } from '../support/scripted-fetch.js';

describe('keys', () => {
  test('the same agent id in two organizations is two keys, whatever the ids hold', async () => {
    const series: FakeSeries[] = [
      { id: 'support', organizationId: 'org_1' },
      { id: 'support', organizationId: 'org_2' },
      { id: 'b/c', organizationId: 'a' },
      { id: 'c', organizationId: 'a/b' },
      { id: 'c', organizationId: 'a%2Fb' },
      { id: '\ud800', organizationId: 'a' },
    ];
    const { read } = world({ series, credits: ({ organizationId }) => `${organizationId?.length}` });
    const [bucket] = await read({ from: '2026-01-01', to: '2026-01-02', groupBy: 'agent' });
    expect({ ...bucket?.values }).toEqual({
      'org_1/support': '5',
      'org_2/support': '5',
      'a/b%2Fc': '1',
      'a%2Fb/c': '3',
      'a%252Fb/c': '5',
      'a/\ud800': '1',
    });
    expect(bucket?.series.find(({ key }) => key === 'org_1/support')).toEqual({
      key: 'org_1/support',
      id: 'support',
      organizationId: 'org_1',
      label: 'The support',
      state: 'active',
    });
    expect(bucket).toMatchObject({ groupBy: 'agent', excluded: [], asOf: '2100-01-01T00:00:00Z' });
  });

  test('names that objects have by themselves are ids like any other', async () => {
    const { read } = world({ series: [{ id: '__proto__' }, { id: 'toString' }] });
    const [bucket] = await read({ from: '2026-01-01', to: '2026-01-02' });
    expect(Object.keys(bucket?.values ?? {})).toEqual(['__proto__', 'toString']);
    expect(bucket?.values.constructor).toBeUndefined();
    expect(JSON.stringify(bucket?.values)).toBe('{"__proto__":"1.5","toString":"1.5"}');
  });

  test('series without usage are left out of a bucket', async () => {
    const { read } = world({ series: many(2), credits: ({ id }) => (id === 's0' ? '0' : '-2') });
    const [bucket] = await read({ from: '2026-01-01', to: '2026-01-02' });
    expect({ ...bucket?.values }).toEqual({ s1: '-2' });
    expect(bucket?.series.map(({ id }) => id)).toEqual(['s1']);
  });
});

describe('what does not fit together is an error, not a number', () => {
  const later = (request: number) => request === 2;
  test.each<[string, NonNullable<FakeUsageOptions['spoil']>]>([
    [
      'a folded rest',
      (report) => ({ ...report, series: [{ kind: 'other', id: null, members: 2, total: '1' }] }),
    ],
    [
      'a series twice',
      (report) => ({
        ...report,
        series: [...report.series, ...report.series],
        buckets: report.buckets.map((one) => ({ ...one, values: ['1', '0.5'] })),
      }),
    ],
    [
      'a value too few',
      (report) => ({ ...report, buckets: report.buckets.map((one) => ({ ...one, values: [] })) }),
    ],
    [
      'a total that is no sum',
      (report) => ({ ...report, buckets: report.buckets.map((one) => ({ ...one, total: '1.500001' })) }),
    ],
    ['a bucket that is missing', (report) => ({ ...report, buckets: report.buckets.toSpliced(5, 1) })],
    [
      'a bucket twice',
      (report) => ({ ...report, buckets: report.buckets.toSpliced(5, 0, ...report.buckets.slice(5, 6)) }),
    ],
    ['a beginning that is missing', (report) => ({ ...report, buckets: report.buckets.slice(1) })],
    ['an end that is missing', (report) => ({ ...report, buckets: report.buckets.slice(0, -1) })],
    ['nothing', (report) => ({ ...report, buckets: [] })],
    [
      'another window',
      (report, request) => (later(request) ? { ...report, buckets: report.buckets.slice(3) } : report),
    ],
  ])('%s', async (_, spoil) => {
    for (const range of [
      { from: '2024-01-01', to: '2026-01-01' },
      { from: '2024-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
    ]) {
      const error = await failure(world({ spoil }).read(range));
      expect(error).toMatchObject({ kind: 'response_validation', code: 'unexpected_report' });
    }
  });

  test.each<[string, NonNullable<FakeUsageOptions['spoil']>]>([
    ['query.from', (report) => ({ ...report, query: { ...report.query, from: '2025-09-01' } })],
    ['query.to', (report) => ({ ...report, query: { ...report.query, to: '2025-10-02' } })],
    [
      'query.from',
      ({ query: { from: _, to: __, ...query }, ...report }) => ({
        ...report,
        query: { ...query, period: '30d' },
      }),
    ],
    ['query.timezone', (report) => ({ ...report, query: { ...report.query, timezone: 'Etc/UTC' } })],
    ['query.bucket', (report) => ({ ...report, query: { ...report.query, bucket: 'hour' } })],
    ['query.groupBy', (report) => ({ ...report, query: { ...report.query, groupBy: 'agent' } })],
    ['query.top', (report) => ({ ...report, query: { ...report.query, top: 6 } })],
    [
      'query.organizationId',
      (report) => ({ ...report, query: { ...report.query, organizationId: 'org_2' } }),
    ],
    ['query.agentId', (report) => ({ ...report, query: { ...report.query, agentId: undefined } })],
    ['query.category', (report) => ({ ...report, query: { ...report.query, category: ['LLM'] } })],
    // The query is echoed correctly, but the range is another one.
    ['range.from', (report) => ({ ...report, range: { ...report.range, from: '2025-09-30T00:00:00Z' } })],
    ['range.to', (report) => ({ ...report, range: { ...report.range, to: '2025-11-02T00:00:00Z' } })],
  ])('an answer to another question, by its %s', async (path, spoil) => {
    const filter = { organizationId: 'org_1', agentId: 'a', categories: ['WebSearch', 'LLM'] };
    const query = { from: '2025-10-01', to: '2025-11-01', ...filter };
    await expect(world().read(query)).resolves.toHaveLength(31);
    expect(await failure(world({ spoil }).read(query))).toMatchObject({
      kind: 'response_validation',
      code: path.startsWith('range') ? 'unexpected_report' : 'invalid_response',
      issues: [{ path }],
    });
  });

  test('a cache that leaves out the query: another month, and the second window of one history', async () => {
    const { client, fetch } = world();
    let cached: Promise<string> | undefined;
    const cachedClient = new CreditUsageClient({
      baseUrl: 'https://h.example',
      fetch: async (url, init) => {
        cached ??= fetch(url, init).then((response) => response.text());
        return json(JSON.parse(await cached));
      },
    });
    const read = async (from: string, to: string, of = cachedClient) => {
      let count = 0;
      for await (const _ of of.usage.history({ from, to })) count++;
      return count;
    };
    expect(await read('2026-09-01', '2026-10-01')).toBe(30);
    expect(await failure(read('2026-10-01', '2026-11-01'))).toMatchObject({
      code: 'invalid_response',
      message: expect.stringContaining('cache'),
    });
    cached = undefined;
    expect(await failure(read('2024-01-01', '2026-01-01'))).toMatchObject({ code: 'invalid_response' });
    expect(await read('2024-01-01', '2026-01-01', client)).toBe(731);
  });

  test('a window that never moves on, since one bucket is all of it', async () => {
    const whole: FakeUsageOptions['spoil'] = ({ buckets: [bucket, ...more], ...report }, request) => {
      if (request > 9) throw new Error('It goes on for ever');
      if (!bucket || more.length === 0) return report;
      return { ...report, buckets: [{ ...bucket, end: report.range.to }] };
    };
    const { read, requests } = world({ spoil: whole });
    for (const range of [
      { from: '2020-01-06', to: '2026-01-01' },
      { from: '2020-01-06T00:00:00Z', to: '2026-01-01T00:00:00Z' },
    ]) {
      const before = requests.length;
      const error = await failure(read({ ...range, bucket: 'week' }));
      expect(error).toMatchObject({ kind: 'response_validation', code: 'unexpected_report' });
      expect(requests.length - before).toBe(1);
    }
  });

  test('categories in another order are an answer to the same question', async () => {
    const spoil: FakeUsageOptions['spoil'] = (report) => ({
      ...report,
      query: { ...report.query, category: ['WebSearch', 'LLM'] },
    });
    const query = { from: '2025-10-01', to: '2025-11-01', categories: ['WebSearch', 'LLM'] };
    await expect(world({ spoil }).read(query)).resolves.toHaveLength(31);
  });
});

describe('resumeAfter', () => {
  const QUERIES: readonly UsageHistoryQuery[] = [
    { from: '2026-03-20', to: '2026-04-05', timezone: 'Europe/Berlin', bucket: 'hour' },
    { from: '2026-01-01', to: '2026-12-01', timezone: 'Pacific/Apia', bucket: 'week' },
    { from: '2025-01-10', to: '2026-12-01', timezone: 'America/Santiago', bucket: 'month' },
    { from: '2026-03-20', to: '2026-04-05', timezone: 'America/New_York' },
    {
      from: '2026-03-20T05:00:00+02:00',
      to: '2026-04-05T01:00:00Z',
      bucket: 'day',
      timezone: 'Asia/Kathmandu',
    },
  ];
  test.each(QUERIES)('returns the rest of %j, wherever the loop stopped', async (query) => {
    const { read, requests } = world({ series: many(5), credits: hashed });
    const all = await read(query);
    for (let at = 0; at < all.length; at += Math.ceil(all.length / 7)) {
      expect(await read(query, { resumeAfter: all[at]?.end ?? '' })).toEqual(all.slice(at + 1));
    }
    const before = requests.length;
    expect(await read(query, { resumeAfter: all.at(-1)?.end ?? '' })).toEqual([]);
    expect(requests.length - before).toBeLessThanOrEqual(1);
  });

  test.each([
    ['2026-03-21T00:00:01Z', QUERIES[3]],
    ['2020-01-01T00:00:00Z', QUERIES[3]],
    ['2020-01-01T00:00:00Z', QUERIES[4]],
    // In the middle of a bucket of a range of instants.
    ['2026-03-22T10:00:00Z', QUERIES[4]],
    ['2026-03-20T05:00:00.000001+02:00', QUERIES[4]],
    ['2026-03-21', QUERIES[3]],
    ['yesterday', QUERIES[4]],
    // The end of a bucket, in a form that only `Date` would read.
    ['2026-03-21 04:00Z', QUERIES[3]],
    [5, QUERIES[4]],
    // Beyond the end of the range. When a date ends depends on the zone.
    ['2027-01-01T00:00:00Z', QUERIES[3]],
    ['2027-01-01T00:00:00Z', QUERIES[4]],
    ['2026-04-05T04:00:00.000001Z', QUERIES[3]],
    ['2026-04-05T23:59:59Z', QUERIES[3]],
    ['2026-04-06T00:00:00Z', QUERIES[3]],
    ['2026-04-05T01:00:00.000001Z', QUERIES[4]],
  ])('after %s there is no bucket', async (resumeAfter, query) => {
    const error = await failure(
      world().read(query as UsageHistoryQuery, { resumeAfter: resumeAfter as string }),
    );
    expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('resumeAfter') });
  });
});

describe('how it is asked for', () => {
  test.each<[object, RegExp]>([
    [{}, /from and to/],
    [{ period: '30d' }, /from and to/],
    [{ period: '30d', from: '2026-01-01', to: '2026-01-02' }, /either period/],
    [{ from: '2026-01-02', to: '2026-01-02' }, /before/],
    [{ from: '2026-01-02', to: '2026-01-03T00:00:00Z' }, /both/],
    [{ from: '2026-01-02', to: '2026-01-03', tiemzone: 'UTC' }, /timezone/],
    [{ from: '2026-01-02', to: '2026-01-03', bucket: 'minute' }, /bucket/],
    [{ from: '2026-01-02', to: '2026-01-03', conversationId: 'c' }, /conversationId belongs to/],
  ])('%j is refused before anything is asked', async (query, message) => {
    const { read, requests } = world();
    const error = await failure(read(query as UsageHistoryQuery));
    expect(error).toMatchObject({ kind: 'config', message: expect.stringMatching(message) });
    expect(requests).toEqual([]);
  });

  test('null is accepted in place of options, as for every read', async () => {
    expect(await world().read({ from: '2026-01-01', to: '2026-01-03' }, null as never)).toHaveLength(2);
  });

  test.each([{ resumAfter: 'x' }, { onProgress: 5 }, { timeoutMs: -1 }])('%j is refused', async (options) => {
    const range = { from: '2026-01-01', to: '2026-01-02' };
    expect(await failure(world().read(range, options as never))).toMatchObject({ kind: 'config' });
  });

  test('keys of other routes do not matter, and later changes neither', async () => {
    const { client, requests } = world();
    const query = {
      from: '2024-01-01',
      to: '2026-01-01',
      categories: ['LLM'],
      top: 3,
      compare: 'previous',
      sort: '-credits',
      limit: 5,
    } as const;
    const mutable = { ...query, categories: ['LLM'] };
    const walk = client.usage.history(mutable);
    mutable.categories.push('WebSearch');
    for await (const _ of walk);
    expect(new Set(requests.map((search) => `${search.getAll('category')} ${search.get('top')}`))).toEqual(
      new Set(['LLM all']),
    );
    expect(requests.every((search) => !search.has('compare') && !search.has('sort'))).toBe(true);
  });

  test('nothing is asked for until it is looped over, and each loop begins anew', async () => {
    const { client, requests } = world();
    const walk = client.usage.history({ from: '2026-01-01', to: '2026-01-03' });
    expect(requests).toEqual([]);
    for (let loop = 1; loop <= 2; loop++) {
      for await (const _ of walk);
      expect(requests).toHaveLength(loop);
    }
  });

  test('progress goes from the first window to 1, and one that throws changes nothing', async () => {
    const seen: HistoryProgress[] = [];
    const onProgress = (progress: HistoryProgress) => {
      seen.push(progress);
      throw new Error('not my problem');
    };
    const all = await world().read({ from: '2024-01-01', to: '2026-01-01' }, { onProgress });
    expect(seen).toEqual([
      { until: '2025-02-04T00:00:00Z', fraction: expect.closeTo(400 / 731), buckets: 400 },
      { until: '2026-01-01T00:00:00Z', fraction: 1, buckets: 731 },
    ]);
    expect(all).toHaveLength(731);
  });

  test.each(['America/New_York', 'Pacific/Kiritimati'])('progress ends at 1 in %s', async (timezone) => {
    const seen: number[] = [];
    const onProgress = ({ fraction }: HistoryProgress) => seen.push(fraction);
    await world().read({ from: '2024-01-01', to: '2026-01-01', timezone }, { onProgress });
    expect(seen.length).toBe(2);
    expect(seen.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
    expect(seen.at(-1)).toBeCloseTo(1, 2);
  });
});

describe('from 1970-01-01, which begins before 1970 east of UTC', () => {
  test.each<UsageHistoryQuery>([
    { from: '1970-01-01', to: '1971-04-01', timezone: 'Asia/Jakarta' },
    { from: '1970-01-01', to: '1970-01-03', timezone: 'Europe/London', bucket: 'hour' },
    { from: '1970-01-01', to: '1973-01-01', timezone: 'Europe/Berlin', bucket: 'week' },
    { from: '1970-01-01', to: '1973-01-01', timezone: 'Pacific/Kiritimati', bucket: 'month' },
    { from: '1970-01-01', to: '1970-01-03', timezone: 'UTC', bucket: 'hour' },
  ])('%j', async (query) => {
    const { read } = world({ series: many(5), credits: hashed });
    const all = await read(query);
    expect(all[0]?.local).toMatch(/^1970-01-01T00:00:00/);
    expect(all.slice(1).map(({ start }) => start)).toEqual(all.slice(0, -1).map(({ end }) => end));
    for (const at of [0, 5, all.length - 1]) {
      expect(await read(query, { resumeAfter: all[at]?.end ?? '' })).toEqual(all.slice(at + 1));
    }
  });

  test.each(['1969-12-31T16:59:59Z', '1969-12-31T23', '1969-12-31', '1969-12-30T00:00:00Z'])(
    'after %s there is no bucket',
    async (resumeAfter) => {
      const query = { from: '1970-01-01', to: '1970-01-03', timezone: 'Asia/Jakarta' };
      const error = await failure(world().read(query, { resumeAfter }));
      expect(error).toMatchObject({ kind: 'config', message: expect.stringContaining('resumeAfter') });
    },
  );
});

describe('an abort', () => {
  test('ends the request under way, and leaves no listener', async () => {
    const controller = new AbortController();
    let inner: AbortSignal | null | undefined;
    const client = new CreditUsageClient({
      baseUrl: 'https://h.example',
      fetch: (_, { signal }) => {
        inner = signal;
        return new Promise(() => {});
      },
    });
    const walk = client.usage.history(
      { from: '2026-01-01', to: '2026-01-03' },
      { signal: controller.signal },
    );
    const next = failure(walk[Symbol.asyncIterator]().next());
    await vi.waitFor(() => expect(inner).toBeDefined());
    controller.abort();
    expect(await next).toBeInstanceOf(AbortedError);
    expect(inner?.aborted).toBe(true);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  test('between two buckets ends it too', async () => {
    const controller = new AbortController();
    const { client } = world();
    const seen: string[] = [];
    const run = async () => {
      const walk = client.usage.history(
        { from: '2026-01-01', to: '2026-02-01' },
        { signal: controller.signal },
      );
      for await (const { date } of walk) if (seen.push(date) === 3) controller.abort();
    };
    expect(await failure(run())).toBeInstanceOf(AbortedError);
    expect(seen).toHaveLength(3);
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });
});
