import type { UsageReport } from '@credit-usage/sdk/contract';
import { UsageReportSchema } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { agent, fresh, organization, usage } from './support/records.js';
import { billing, member } from './support/viewers.js';

const NOW = '2026-11-22T09:14:03Z';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: NOW });
}, 120_000);
afterAll(() => server.close());

const report = (query: string, token: string): Promise<UsageReport> =>
  server.json<UsageReport>(`/v1/usage?${query}`, token);

describe('what a report adds up to', () => {
  it('total = sum(buckets[].total) = sum(series[].total) = sum(categories[].total), exactly', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T10:00:00Z', '0.1'),
      usage(org, '2026-11-20T11:00:00Z', '0.2'),
      usage(org, '2026-11-21T10:00:00Z', '999999999999.999999', { category: 'WebSearch' }),
      usage(org, '2026-11-21T11:00:00Z', '999999999999.999999', { category: 'WebSearch' }),
      usage(org, '2026-11-22T08:00:00Z', '-0.000001', { category: 'SpeechToText' }),
    ]);
    const answer = await report('', await billing(server, org));
    expect(answer.total).toBe('2000000000000.299997');
    expect(sum(answer.buckets.map(({ total }) => total))).toBe(answer.total);
    expect(sum(answer.buckets.flatMap(({ values }) => values))).toBe(answer.total);
    expect(sum(answer.series.map(({ total }) => total))).toBe(answer.total);
    expect(answer.categories).toEqual([
      { id: 'WebSearch', label: 'WebSearch', total: '1999999999999.999998' },
      { id: 'LLM', label: 'LLM', total: '0.3' },
      { id: 'SpeechToText', label: 'SpeechToText', total: '-0.000001' },
    ]);
  });

  it('is as the contract writes it', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-20T10:00:00Z', '12.50')]);
    const answer = await report('compare=previous', await billing(server, org));
    const checked = UsageReportSchema.check(answer);
    expect(checked.ok ? [] : checked.issues).toEqual([]);
    expect(answer.object).toBe('usage_report');
    expect(answer.unit).toBe('credit');
    expect(answer.asOf).toBe('2026-11-22T09:14:03Z');
    expect(answer.total).toBe('12.5');
  });

  it('has every bucket of the range, zeros included, with a value for each series', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-18T10:00:00Z', '3'),
      usage(org, '2026-11-20T10:00:00Z', '5', { category: 'WebSearch' }),
      usage(org, '2026-11-20T12:00:00Z', '1.5'),
    ]);
    const { series, buckets } = await report('from=2026-11-17&to=2026-11-22', await billing(server, org));
    expect(series.map(({ id, total }) => [id, total])).toEqual([
      ['WebSearch', '5'],
      ['LLM', '4.5'],
    ]);
    expect(buckets.map(({ date, total, values }) => [date, total, values])).toEqual([
      ['2026-11-17', '0', ['0', '0']],
      ['2026-11-18', '3', ['0', '3']],
      ['2026-11-19', '0', ['0', '0']],
      ['2026-11-20', '6.5', ['5', '1.5']],
      ['2026-11-21', '0', ['0', '0']],
    ]);
  });

  it('shows zeros, not an error, where there is no usage', async () => {
    const answer = await report('period=72h&compare=previous', await billing(server, fresh('org')));
    expect(answer).toMatchObject({
      total: '0',
      series: [],
      categories: [],
      latestUsageAt: null,
      summary: { averageDaily: '0', days: 3, peakDay: null, activeCategories: 0 },
      previous: { total: '0', changeRatio: null },
    });
    expect(answer.buckets).toHaveLength(72);
    expect(answer.buckets.every(({ total, values }) => total === '0' && values.length === 0)).toBe(true);
  });
});

describe('the latest usage', () => {
  const EPOCH = '1970-01-01T00:00:00Z';

  it('may be at the very beginning of 1970, which is not none', async () => {
    const org = fresh('org');
    const token = await billing(server, org);
    await server.write([agent(org, 'agent_2', 'Never used'), usage(org, EPOCH, '1')]);
    expect((await report('', token)).latestUsageAt).toBe(EPOCH);
    // The directory says that the agent has usage ahead of the clock, so the usage itself is read.
    await server.write([usage(org, '1971-01-01T00:00:00Z', '1')]);
    server.setNow('1970-06-01T00:00:00Z');
    try {
      expect((await report('', token)).latestUsageAt).toBe(EPOCH);
    } finally {
      server.setNow(NOW);
    }
    expect((await report('', token)).latestUsageAt).toBe('1971-01-01T00:00:00Z');
  });

  it('is of the agent that is asked for, also where its own clock runs ahead', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-19T10:00:00Z', '1'),
      usage(org, '2026-11-22T09:16:00Z', '1'),
      usage(org, '2026-11-22T08:00:00Z', '1', { agentId: 'agent_2' }),
    ]);
    const { latestUsageAt } = await report('agentId=agent_1', await billing(server, org));
    expect(latestUsageAt).toBe('2026-11-19T10:00:00Z');
  });

  it('is none of an agent that is known by name alone', async () => {
    const org = fresh('org');
    await server.write([agent(org, 'agent_2', 'Never used'), usage(org, '2026-11-20T10:00:00Z', '1')]);
    const token = await billing(server, org);
    expect((await report('agentId=agent_2', token)).latestUsageAt).toBe(null);
    expect((await report('agentId=agent_1', token)).latestUsageAt).toBe('2026-11-20T10:00:00Z');
  });
});

describe('what counts', () => {
  it('from is included and to is not, to the microsecond', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-19T23:59:59.999999Z', '1'),
      usage(org, '2026-11-20T00:00:00Z', '10'),
      usage(org, '2026-11-20T23:59:59.999999Z', '100'),
      usage(org, '2026-11-21T00:00:00Z', '1000'),
    ]);
    const token = await billing(server, org);
    expect((await report('from=2026-11-20&to=2026-11-21', token)).total).toBe('110');
    const range = 'from=2026-11-19T23:59:59.999999Z&to=2026-11-20T23:59:59.999999Z';
    expect((await report(range, token)).total).toBe('11');
  });

  it('only records with time ≤ asOf count', async () => {
    const org = fresh('org');
    server.setNow('2026-11-22T09:14:03Z');
    await server.write([
      usage(org, '2026-11-22T09:14:03Z', '1'),
      usage(org, '2026-11-22T09:14:03.000001Z', '10'),
      usage(org, '2026-11-22T09:19:03Z', '100'),
    ]);
    const token = await billing(server, org);
    const before = await report('', token);
    expect([before.total, before.latestUsageAt]).toEqual(['1', '2026-11-22T09:14:03Z']);
    server.setNow('2026-11-22T09:19:03Z');
    const after = await report('', token);
    server.setNow('2026-11-22T09:14:03Z');
    expect([after.total, after.latestUsageAt]).toEqual(['111', '2026-11-22T09:19:03Z']);
  });

  it('latestUsageAt tells a stalled pipeline: the latest usage, also when the range has none', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-09-01T10:00:00.25Z', '1'), usage(org, '2026-08-01T10:00:00Z', '1')]);
    const answer = await report('period=24h', await billing(server, org));
    expect([answer.total, answer.latestUsageAt]).toEqual(['0', '2026-09-01T10:00:00.25Z']);
  });

  it('filters by organization, by agent, and by categories, repeated', async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    await server.write([
      usage(one, '2026-11-20T10:00:00Z', '1'),
      usage(one, '2026-11-20T10:00:00Z', '10', { category: 'WebSearch' }),
      usage(one, '2026-11-20T10:00:00Z', '100', { category: 'SpeechToText' }),
      usage(one, '2026-11-20T10:00:00Z', '1000', { agentId: 'agent_2' }),
      usage(two, '2026-11-20T10:00:00Z', '10000'),
    ]);
    const token = await billing(server, one, two);
    expect((await report('', token)).total).toBe('11111');
    expect((await report(`organizationId=${one}`, token)).total).toBe('1111');
    expect((await report('agentId=agent_1', token)).total).toBe('10111');
    expect((await report('agentId=agent_2', token)).total).toBe('1000');
    expect((await report('category=LLM&category=WebSearch', token)).total).toBe('11011');
    expect((await report(`organizationId=${one}&agentId=agent_1&category=SpeechToText`, token)).total).toBe(
      '100',
    );
  });

  it('an unknown category contributes nothing', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-20T10:00:00Z', '1')]);
    const token = await billing(server, org);
    expect((await report('category=Nonsense', token)).total).toBe('0');
    expect((await report('category=Nonsense&category=LLM', token)).total).toBe('1');
  });

  it('a category that is named twice is one', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T10:00:00Z', '1'),
      usage(org, '2026-11-20T10:00:00Z', '10', { category: 'WebSearch' }),
    ]);
    const answer = await report('category=LLM&category=LLM', await billing(server, org));
    expect([answer.total, answer.series.length]).toEqual(['1', 1]);
  });

  it('categories are an open list, told apart by case, whatever they are called', async () => {
    const org = fresh('org');
    const names = ['LLM', 'llm', 'Größe & Co., "x"', '__proto__', '🎙', 'null', "a'b\\c\n"];
    await server.write(
      names.map((category, index) => usage(org, '2026-11-20T10:00:00Z', String(index + 1), { category })),
    );
    const token = await billing(server, org);
    const { categories } = await report('top=all', token);
    expect(categories.map(({ id }) => id)).toEqual([...names].reverse());
    for (const [index, name] of names.entries())
      expect((await report(`category=${encodeURIComponent(name)}`, token)).total).toBe(String(index + 1));
  });
});

describe('the summary', () => {
  const summaryOf = async (query: string, org: string) =>
    (await report(query, await billing(server, org))).summary;

  it.each([
    ['period=24h', 1],
    ['period=72h', 3],
    ['period=30d', 30],
    ['period=12mo', 365],
    ['from=2026-11-01&to=2026-11-08', 7],
    ['from=2026-11-20T12:00:00Z&to=2026-11-21T12:00:00Z', 2],
    ['from=2026-11-20T12:00:00Z&to=2026-11-21T00:00:00Z', 1],
    ['from=2026-11-20&to=2026-12-01', 3],
    ['from=2026-11-22T09:14:03Z&to=2026-12-01T00:00:00Z', 0],
    ['from=2026-12-01&to=2026-12-03', 0],
  ])('days of %s: the local dates that meet [from, min(to, asOf)), here %i', async (query, days) => {
    expect((await summaryOf(query, fresh('org'))).days).toBe(days);
  });

  it.each([
    ['0.000001', '0'],
    ['0.000003', '0.000002'],
    ['0.000005', '0.000002'],
    ['-0.000003', '-0.000002'],
    ['-0.000001', '0'],
    ['3', '1.5'],
  ])('averageDaily of %s over two days is %s: half-even to 6 decimals', async (credits, average) => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-20T10:00:00Z', credits)]);
    expect((await summaryOf('from=2026-11-20&to=2026-11-22', org)).averageDaily).toBe(average);
  });

  it('averageDaily is null when days is 0', async () => {
    const summary = await summaryOf('from=2026-12-01&to=2026-12-03', fresh('org'));
    expect(summary).toEqual({ averageDaily: null, days: 0, peakDay: null, activeCategories: 0 });
  });

  it('peakDay is over local dates, whatever the bucket', async () => {
    const org = fresh('org');
    // In Jakarta these are one day, the 20th, and in UTC two; the largest single hour is on the 21st.
    await server.write([
      usage(org, '2026-11-19T18:00:00Z', '4'),
      usage(org, '2026-11-20T16:00:00Z', '4'),
      usage(org, '2026-11-21T03:00:00Z', '7'),
    ]);
    const peak = {
      date: '2026-11-20',
      start: '2026-11-19T17:00:00Z',
      end: '2026-11-20T17:00:00Z',
      partial: false,
      total: '8',
    };
    for (const bucket of ['hour', 'day', 'week', 'month']) {
      const summary = await summaryOf(`timezone=Asia/Jakarta&bucket=${bucket}&period=30d`, org);
      expect(summary.peakDay, bucket).toEqual(peak);
    }
  });

  it('peakDay counts only what is inside the range, and is partial when cut', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T06:00:00Z', '100'),
      usage(org, '2026-11-20T18:00:00Z', '5'),
      usage(org, '2026-11-21T08:00:00Z', '3'),
    ]);
    const summary = await summaryOf('from=2026-11-20T12:00:00Z&to=2026-11-22T00:00:00Z', org);
    expect(summary.peakDay).toEqual({
      date: '2026-11-20',
      start: '2026-11-20T12:00:00Z',
      end: '2026-11-21T00:00:00Z',
      partial: true,
      total: '5',
    });
  });

  it('peakDay is partial for a day that is not over', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-22T06:00:00Z', '1')]);
    expect((await summaryOf('', org)).peakDay).toMatchObject({ date: '2026-11-22', partial: true });
  });

  it('peakDay: ties go to the earliest', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T06:00:00Z', '2'),
      usage(org, '2026-11-19T06:00:00Z', '1'),
      usage(org, '2026-11-19T07:00:00Z', '1.0'),
      usage(org, '2026-11-18T07:00:00Z', '1.999999'),
    ]);
    expect((await summaryOf('', org)).peakDay?.date).toBe('2026-11-19');
  });

  it('peakDay is null when no date is above 0', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T06:00:00Z', '2'),
      usage(org, '2026-11-20T07:00:00Z', '-2'),
      usage(org, '2026-11-21T07:00:00Z', '-5'),
    ]);
    expect((await summaryOf('', org)).peakDay).toBeNull();
  });

  it('activeCategories counts categories with a total other than 0', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T06:00:00Z', '2'),
      usage(org, '2026-11-20T07:00:00Z', '-2'),
      usage(org, '2026-11-20T06:00:00Z', '1', { category: 'WebSearch' }),
      usage(org, '2026-11-20T06:00:00Z', '-1', { category: 'SpeechToText' }),
    ]);
    const answer = await report('', await billing(server, org));
    expect(answer.summary.activeCategories).toBe(2);
    expect(answer.categories.map(({ id, total }) => [id, total])).toEqual([
      ['SpeechToText', '-1'],
      ['WebSearch', '1'],
      ['LLM', '0'],
    ]);
  });
});

describe('the scope', () => {
  it('included is what was counted, excluded the other candidates with the reason', async () => {
    const [paid, unpaid, stranger] = [fresh('org'), fresh('org'), fresh('org')];
    await server.write([
      organization(paid, 'Acme'),
      organization(unpaid, 'Globex'),
      organization(stranger, 'Initech'),
      usage(paid, '2026-11-20T06:00:00Z', '1'),
      usage(unpaid, '2026-11-20T06:00:00Z', '10'),
      usage(stranger, '2026-11-20T06:00:00Z', '100'),
    ]);
    const token = await server.token({
      organizations: [
        { id: paid, roles: ['Billing'] },
        { id: unpaid, roles: ['Owner', 'Admin', 'Builder', 'Member'] },
      ],
    });
    const { total, scope } = await report('', token);
    expect(total).toBe('1');
    expect(scope).toEqual({
      included: [{ id: paid, name: 'Acme' }],
      includedCount: 1,
      excluded: [
        {
          id: unpaid,
          name: 'Globex',
          code: 'role_required',
          requiredRoles: [{ role: 'Billing', scope: { type: 'organization', id: unpaid, name: 'Globex' } }],
        },
      ],
    });
  });

  it('with agentId, only organizations that have the agent are candidates', async () => {
    const [paid, unpaid, without] = [fresh('org'), fresh('org'), fresh('org')];
    const agentId = fresh('agent');
    await server.write([
      usage(paid, '2026-11-20T06:00:00Z', '1', { agentId }),
      usage(unpaid, '2026-11-20T06:00:00Z', '10', { agentId }),
      usage(without, '2026-11-20T06:00:00Z', '100'),
    ]);
    const token = await server.token({
      organizations: [
        { id: paid, roles: ['Billing'] },
        { id: unpaid, roles: ['Member'] },
        { id: without, roles: ['Billing'] },
      ],
    });
    const { total, scope } = await report(`agentId=${agentId}`, token);
    expect(total).toBe('1');
    expect(scope.included.map(({ id }) => id)).toEqual([paid]);
    expect(scope.excluded.map(({ id }) => id)).toEqual([unpaid]);
  });

  it('lists at most 100 included organizations and counts all of them', async () => {
    const orgs = Array.from({ length: 101 }, () => fresh('org'));
    await server.write(orgs.map((org) => usage(org, '2026-11-20T06:00:00Z', '0.5')));
    const { total, scope } = await report('', await member(server, ['Billing'], ...orgs));
    expect([total, scope.included.length, scope.includedCount]).toEqual(['50.5', 100, 101]);
  });
});

describe('the query', () => {
  const cases = [
    '',
    'period=24h&timezone=Asia/Calcutta&groupBy=agent&top=all&compare=previous',
    'from=2026-11-01&to=2026-11-20&timezone=America/New_York&bucket=week&top=1&groupBy=organization',
    'from=2026-11-20T07:00:00%2B07:00&to=2026-11-21T00:00:00.5Z&category=LLM&category=WebSearch',
    'agentId=agent_1',
  ];

  it.each(cases)('of "%s" is a legal request again, and gives the same report', async (query) => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T06:00:00Z', '1'),
      usage(org, '2026-11-20T07:00:00Z', '2', { category: 'WebSearch', agentId: 'agent_2' }),
    ]);
    const token = await billing(server, org);
    const first = await report(query, token);
    const again = new URLSearchParams(
      Object.entries(first.query).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)]),
      ),
    );
    expect(await report(again.toString(), token)).toEqual(first);
  });

  it('says what the defaults are', async () => {
    const token = await billing(server, fresh('org'));
    expect((await report('', token)).query).toEqual({
      period: '30d',
      timezone: 'UTC',
      bucket: 'day',
      groupBy: 'category',
      top: 6,
    });
  });
});
