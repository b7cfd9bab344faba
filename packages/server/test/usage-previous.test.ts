import type { PreviousUsage, UsageReport } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { fresh, usage } from './support/records.js';
import { billing } from './support/viewers.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

async function previousOf(query: string, org: string): Promise<PreviousUsage> {
  const path = `/v1/usage?compare=previous&${query}`;
  const { previous } = await server.json<UsageReport>(path, await billing(server, org));
  if (!previous) throw new Error('The report has no previous');
  return previous;
}

describe('compare=previous', () => {
  it('is absent when it is not asked for', async () => {
    const answer = await server.json<UsageReport>('/v1/usage', await billing(server, fresh('org')));
    expect(answer).not.toHaveProperty('previous');
  });

  it('whole local days: the same number of them right before, cut at the same ordinal day and local time', async () => {
    const org = fresh('org');
    // 04:14:03 in New York on the 30th day of the range; summer time ended on its 9th. The 30th day before is October 23.
    await server.write([
      usage(org, '2026-09-24T03:59:59.999999Z', '1'),
      usage(org, '2026-09-24T04:00:00Z', '10'),
      usage(org, '2026-10-23T08:14:03Z', '100'),
      usage(org, '2026-10-23T08:14:03.000001Z', '1000'),
      usage(org, '2026-10-24T04:00:00Z', '10000'),
    ]);
    const previous = await previousOf('period=30d&timezone=America/New_York', org);
    expect(previous).toMatchObject({
      from: '2026-09-24T04:00:00Z',
      to: '2026-10-24T04:00:00Z',
      cutAt: '2026-10-23T08:14:03Z',
      total: '110',
    });
    expect(previous.buckets).toHaveLength(30);
    expect(previous.buckets?.[0]).toBe('10');
    expect(previous.buckets?.[29]).toBe('100');
  });

  it('a change of the clock between the two shifts nothing: days keep their places', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-10-31T12:00:00Z', '7'), usage(org, '2026-11-02T12:00:00Z', '9')]);
    // The day before has 24 hours, the day itself 25.
    const one = await previousOf('from=2026-11-01&to=2026-11-02&timezone=America/New_York&bucket=day', org);
    expect(one).toMatchObject({ from: '2026-10-31T04:00:00Z', to: '2026-11-01T04:00:00Z', total: '7' });
    expect(one.buckets).toEqual(['7']);
  });

  it('by the hour, buckets are aligned by index, also when one of the days has 25 hours', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-10-31T05:30:00Z', '7'), usage(org, '2026-11-01T06:30:00Z', '9')]);
    const long = await previousOf('from=2026-11-01&to=2026-11-02&timezone=America/New_York&bucket=hour', org);
    expect(long.buckets).toHaveLength(25);
    expect(long.buckets?.[1]).toBe('7');
    expect(long.buckets?.[24]).toBe('0');
    const after = await previousOf(
      'from=2026-11-02&to=2026-11-03&timezone=America/New_York&bucket=hour',
      org,
    );
    expect(after.buckets).toHaveLength(24);
    expect(after.buckets?.[2]).toBe('9');
    expect(after.total).toBe('9');
  });

  it.each([
    ['a day after clocks went back', 'from=2026-10-26&to=2026-10-27&timezone=Europe/Berlin', 24],
    ['an end that cuts a day', 'from=2026-10-26T01:00:00Z&to=2026-10-29T23:30:00Z', 4],
    ['less than a day', 'from=2026-10-26T01:00:00Z&to=2026-10-26T23:30:00Z&bucket=day', 1],
    ['less than an hour', 'from=2026-10-26T10:10:00Z&to=2026-10-26T10:50:00Z', 1],
  ])('%s: the buckets before are more, and the last one holds the rest', async (_, query, count) => {
    const org = fresh('org');
    const hours = Array.from({ length: 120 }, (_, hour) => new Date(Date.UTC(2026, 9, 22, hour, 5)));
    await server.write(hours.flatMap((hour, index) => usage(org, hour.toISOString(), String(index + 1))));
    const previous = await previousOf(query, org);
    expect(previous.buckets).toHaveLength(count);
    expect(sum(previous.buckets ?? [])).toBe(previous.total);
    expect(previous.total).not.toBe('0');
  });

  it('a range that is over is not cut', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-07T23:59:59.999999Z', '3'),
      usage(org, '2026-11-08T00:00:00Z', '5'),
    ]);
    const previous = await previousOf('from=2026-11-08&to=2026-11-15', org);
    expect(previous).toMatchObject({
      from: '2026-11-01T00:00:00Z',
      to: '2026-11-08T00:00:00Z',
      cutAt: '2026-11-08T00:00:00Z',
      total: '3',
      changeRatio: '0.666667',
    });
  });

  it('other ranges are shifted by exactly to − from and cut after the same elapsed time', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-21T09:14:03Z', '1'),
      usage(org, '2026-11-21T09:14:03.000001Z', '10'),
      usage(org, '2026-11-20T10:00:00Z', '100'),
      usage(org, '2026-11-20T09:59:59.999999Z', '1000'),
    ]);
    const previous = await previousOf('period=24h', org);
    expect(previous).toMatchObject({
      from: '2026-11-20T10:00:00Z',
      to: '2026-11-21T10:00:00Z',
      cutAt: '2026-11-21T09:14:03Z',
      total: '101',
    });
    expect([previous.buckets?.[0], previous.buckets?.[23]]).toEqual(['100', '1']);
  });

  it('a range that has not begun is compared with nothing', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-22T00:00:00Z', '1')]);
    const previous = await previousOf('from=2026-11-23&to=2026-11-24', org);
    expect(previous).toMatchObject({
      from: '2026-11-22T00:00:00Z',
      cutAt: '2026-11-22T00:00:00Z',
      total: '0',
    });
  });

  it('12mo: the same number of days before', async () => {
    const previous = await previousOf('period=12mo', fresh('org'));
    expect(previous).toMatchObject({ from: '2024-11-23T00:00:00Z', to: '2025-11-23T00:00:00Z' });
    expect(previous.buckets).toHaveLength(365);
  });

  it.each(['week', 'month'])('buckets are null for %s', async (bucket) => {
    expect((await previousOf(`period=30d&bucket=${bucket}`, fresh('org'))).buckets).toBeNull();
  });

  it.each([
    ['12', '10', '0.2'],
    ['10', '12', '-0.166667'],
    ['5', '-10', '1.5'],
    ['-5', '10', '-1.5'],
    ['7', '7', '0'],
    ['0', '7', '-1'],
    ['7', '0', null],
    ['0', '0', null],
  ])('changeRatio from %s now and %s before', async (now, before, ratio) => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-20T10:00:00Z', now), usage(org, '2026-11-18T10:00:00Z', before)]);
    const { changeRatio } = await previousOf('from=2026-11-20&to=2026-11-21&bucket=day', org);
    const none = await previousOf('from=2026-11-19&to=2026-11-21&bucket=day', org);
    expect(changeRatio).toBeNull();
    expect(none.changeRatio).toBe(ratio);
  });

  it('the same filter applies to both', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-19T10:00:00Z', '1'),
      usage(org, '2026-11-19T10:00:00Z', '10', { category: 'WebSearch' }),
      usage(org, '2026-11-19T10:00:00Z', '100', { agentId: 'agent_2' }),
    ]);
    const range = 'from=2026-11-20&to=2026-11-21';
    expect((await previousOf(`${range}&category=LLM&agentId=agent_1`, org)).total).toBe('1');
    expect((await previousOf(range, org)).total).toBe('111');
  });
});
