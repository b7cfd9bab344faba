import type { UsageReport } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { fresh, usage } from './support/records.js';
import { billing } from './support/viewers.js';

const NOW = '2026-11-22T09:14:03Z';

let server: TestServer;
let token: string;
const empty = fresh('org');
beforeAll(async () => {
  server = await startServer({ now: NOW });
  token = await billing(server, empty);
}, 120_000);
afterAll(() => server.close());

const report = (query: string, viewer = token): Promise<UsageReport> =>
  server.json<UsageReport>(`/v1/usage?${query}`, viewer);

async function reportAt(now: string, query: string): Promise<UsageReport> {
  server.setNow(now);
  try {
    return await report(query);
  } finally {
    server.setNow(NOW);
  }
}

const hoursOf = ({ start, end }: { start: string; end: string }): number =>
  (Date.parse(end) - Date.parse(start)) / 3_600_000;

describe('the range of a period', () => {
  it.each([
    ['24h', 'UTC', NOW, '2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z'],
    ['72h', 'UTC', NOW, '2026-11-19T10:00:00Z', '2026-11-22T10:00:00Z'],
    // 14:44 in Kolkata: the clock hour there ends at half past nine in UTC.
    ['24h', 'Asia/Kolkata', NOW, '2026-11-21T09:30:00Z', '2026-11-22T09:30:00Z'],
    // On the hour, a new clock hour has begun.
    ['24h', 'UTC', '2026-11-22T10:00:00Z', '2026-11-21T11:00:00Z', '2026-11-22T11:00:00Z'],
    // Elapsed time, not clock time: the clocks went back that night.
    ['24h', 'America/New_York', '2026-11-01T16:30:00Z', '2026-10-31T17:00:00Z', '2026-11-01T17:00:00Z'],
    ['30d', 'UTC', NOW, '2026-10-24T00:00:00Z', '2026-11-23T00:00:00Z'],
    ['30d', 'Asia/Jakarta', NOW, '2026-10-23T17:00:00Z', '2026-11-22T17:00:00Z'],
    // Already the 23rd there.
    ['30d', 'Pacific/Kiritimati', '2026-11-22T12:00:00Z', '2026-10-24T10:00:00Z', '2026-11-23T10:00:00Z'],
    ['30d', 'America/New_York', NOW, '2026-10-24T04:00:00Z', '2026-11-23T05:00:00Z'],
    ['12mo', 'UTC', NOW, '2025-11-23T00:00:00Z', '2026-11-23T00:00:00Z'],
    // Month ends clip: a year before February 29 is February 28.
    ['12mo', 'UTC', '2028-02-29T12:00:00Z', '2027-03-01T00:00:00Z', '2028-03-01T00:00:00Z'],
    ['12mo', 'UTC', '2029-02-28T12:00:00Z', '2028-02-29T00:00:00Z', '2029-03-01T00:00:00Z'],
  ])('%s in %s at %s', async (period, timezone, now, from, to) => {
    const answer = await reportAt(now, `period=${period}&timezone=${timezone}`);
    expect(answer.range).toEqual({ from, to });
    expect([answer.buckets[0]?.start, answer.buckets.at(-1)?.end]).toEqual([from, to]);
  });

  it('is 30d when none is named', async () => {
    expect((await report('')).range).toEqual((await report('period=30d')).range);
  });
});

describe('from and to', () => {
  it('local dates are the start of that day in the zone', async () => {
    const { range } = await report('from=2026-11-01&to=2026-11-02&timezone=America/New_York');
    expect(range).toEqual({ from: '2026-11-01T04:00:00Z', to: '2026-11-02T05:00:00Z' });
  });

  it('instants may have any offset and up to microseconds; they come out as Z, a fraction only when there is one', async () => {
    const { range, query } = await report(
      'from=2026-11-20T07:00:00.000000%2B07:00&to=2026-11-20T01:00:00.123400Z&timezone=Asia/Jakarta',
    );
    expect(range).toEqual({ from: '2026-11-20T00:00:00Z', to: '2026-11-20T01:00:00.1234Z' });
    expect(query).toMatchObject({
      from: '2026-11-20T07:00:00.000000+07:00',
      to: '2026-11-20T01:00:00.123400Z',
    });
  });

  it('the zone is echoed as it was given, a link too', async () => {
    expect((await report('timezone=Asia/Calcutta')).query.timezone).toBe('Asia/Calcutta');
    expect((await report('timezone=US/Eastern')).query.timezone).toBe('US/Eastern');
  });
});

describe('the default bucket', () => {
  it.each([
    ['period=24h', 'hour', 24],
    ['period=72h', 'hour', 72],
    ['period=30d', 'day', 30],
    ['period=12mo', 'day', 365],
    ['from=2026-11-01&to=2026-11-04', 'hour', 72],
    ['from=2026-11-01&to=2026-11-05', 'day', 4],
    ['from=2026-11-01T00:00:00Z&to=2026-11-04T00:00:00.000001Z', 'day', 4],
  ])('of %s is %s', async (query, bucket, count) => {
    const answer = await report(query);
    expect([answer.query.bucket, answer.buckets.length]).toEqual([bucket, count]);
  });
});

describe('hours', () => {
  it('an hour that the clock repeats is two buckets, told apart by the offset', async () => {
    const { buckets } = await report('from=2026-11-01&to=2026-11-02&timezone=America/New_York&bucket=hour');
    expect(buckets).toHaveLength(25);
    expect(buckets.slice(0, 4).map(({ start, local }) => [start, local])).toEqual([
      ['2026-11-01T04:00:00Z', '2026-11-01T00:00:00-04:00'],
      ['2026-11-01T05:00:00Z', '2026-11-01T01:00:00-04:00'],
      ['2026-11-01T06:00:00Z', '2026-11-01T01:00:00-05:00'],
      ['2026-11-01T07:00:00Z', '2026-11-01T02:00:00-05:00'],
    ]);
  });

  it('an hour that the clock skips has no bucket', async () => {
    const { buckets } = await report('from=2026-03-08&to=2026-03-09&timezone=America/New_York&bucket=hour');
    expect(buckets).toHaveLength(23);
    expect(buckets.slice(1, 3).map(({ local }) => local)).toEqual([
      '2026-03-08T01:00:00-05:00',
      '2026-03-08T03:00:00-04:00',
    ]);
  });

  it('a change of half an hour makes one bucket of half an hour', async () => {
    const { buckets } = await report(
      'from=2026-04-05&to=2026-04-06&timezone=Australia/Lord_Howe&bucket=hour',
    );
    expect(buckets).toHaveLength(25);
    expect(buckets.slice(1, 4).map((bucket) => [bucket.local, hoursOf(bucket)])).toEqual([
      ['2026-04-05T01:00:00+11:00', 1],
      ['2026-04-05T01:30:00+10:30', 0.5],
      ['2026-04-05T02:00:00+10:30', 1],
    ]);
  });
});

describe('days, weeks and months', () => {
  it.each([
    ['2026-03-08', '2026-03-09', 'America/New_York', 23, '2026-03-08T00:00:00-05:00'],
    ['2026-11-01', '2026-11-02', 'America/New_York', 25, '2026-11-01T00:00:00-04:00'],
    ['2026-04-05', '2026-04-06', 'Australia/Lord_Howe', 24.5, '2026-04-05T00:00:00+11:00'],
    // Midnight does not exist there: the day starts at the first instant whose local date is that date.
    ['2026-09-06', '2026-09-07', 'America/Santiago', 23, '2026-09-06T01:00:00-03:00'],
  ])('%s until %s in %s is %d hours long', async (from, to, timezone, hours, local) => {
    const { buckets } = await report(`from=${from}&to=${to}&timezone=${timezone}&bucket=day`);
    expect(buckets.map((bucket) => [bucket.date, bucket.local, hoursOf(bucket)])).toEqual([
      [from, local, hours],
    ]);
  });

  it('a date that the zone skipped has no bucket', async () => {
    const { buckets } = await report('from=2011-12-29&to=2012-01-01&timezone=Pacific/Apia&bucket=day');
    expect(buckets.map(({ date }) => date)).toEqual(['2011-12-29', '2011-12-31']);
  });

  it('weeks begin on Monday; start and end are clipped, date is of the unclipped start', async () => {
    const { buckets } = await report('from=2026-11-04&to=2026-11-18&bucket=week');
    expect(buckets.map(({ start, end, local, date, partial }) => [start, end, local, date, partial])).toEqual(
      [
        [
          '2026-11-04T00:00:00Z',
          '2026-11-09T00:00:00Z',
          expect.stringMatching('^2026-11-04T00:00:00'),
          '2026-11-02',
          true,
        ],
        [
          '2026-11-09T00:00:00Z',
          '2026-11-16T00:00:00Z',
          expect.stringMatching('^2026-11-09T00:00:00'),
          '2026-11-09',
          false,
        ],
        [
          '2026-11-16T00:00:00Z',
          '2026-11-18T00:00:00Z',
          expect.stringMatching('^2026-11-16T00:00:00'),
          '2026-11-16',
          true,
        ],
      ],
    );
  });

  it('months are those of the calendar', async () => {
    const { buckets } = await report('period=12mo&bucket=month');
    expect(buckets).toHaveLength(13);
    expect(buckets[0]).toMatchObject({ start: '2025-11-23T00:00:00Z', date: '2025-11-01', partial: true });
    expect(buckets[1]).toMatchObject({
      start: '2025-12-01T00:00:00Z',
      end: '2026-01-01T00:00:00Z',
      partial: false,
    });
    expect(buckets[12]).toMatchObject({ date: '2026-11-01', end: '2026-11-23T00:00:00Z', partial: true });
  });

  it('usage goes into the bucket of its local time', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-01T03:59:59.999999Z', '1'),
      usage(org, '2026-11-01T04:00:00Z', '10'),
      usage(org, '2026-11-02T04:59:59.999999Z', '100'),
      usage(org, '2026-11-02T05:00:00Z', '1000'),
    ]);
    const { buckets } = await report(
      'from=2026-10-31&to=2026-11-03&timezone=America/New_York&bucket=day',
      await billing(server, org),
    );
    expect(buckets.map(({ date, total }) => [date, total])).toEqual([
      ['2026-10-31', '1'],
      ['2026-11-01', '110'],
      ['2026-11-02', '1000'],
    ]);
  });
});

describe('what is not over, and what has not begun', () => {
  it('the bucket of asOf is partial; those after it have not begun: zeros, and partial too', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-22T08:00:00Z', '2')]);
    const { buckets } = await report('from=2026-11-21&to=2026-11-25&bucket=day', await billing(server, org));
    expect(buckets.map(({ date, partial, total, values }) => [date, partial, total, values])).toEqual([
      ['2026-11-21', false, '0', ['0']],
      ['2026-11-22', true, '2', ['2']],
      ['2026-11-23', true, '0', ['0']],
      ['2026-11-24', true, '0', ['0']],
    ]);
  });

  it('a bucket that ends at asOf is over', async () => {
    const { buckets } = await reportAt('2026-11-22T09:00:00Z', 'period=24h');
    expect(buckets.at(-2)).toMatchObject({ end: '2026-11-22T09:00:00Z', partial: false });
    expect(buckets.at(-1)).toMatchObject({ start: '2026-11-22T09:00:00Z', partial: true });
  });
});
