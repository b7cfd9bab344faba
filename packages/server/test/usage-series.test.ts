import type { UsageReport } from '@credit-usage/sdk/contract';
import { sum } from '@credit-usage/sdk/credits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { agent, fresh, organization, usage } from './support/records.js';
import { billing } from './support/viewers.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ now: '2026-11-22T09:14:03Z' });
}, 120_000);
afterAll(() => server.close());

const report = (query: string, token: string): Promise<UsageReport> =>
  server.json<UsageReport>(`/v1/usage?${query}`, token);

/** An organization with one usage for each category. */
async function withCategories(totals: Readonly<Record<string, string>>): Promise<string> {
  const org = fresh('org');
  await server.write(
    Object.entries(totals).map(([category, credits], index) =>
      usage(org, `2026-11-${10 + (index % 5)}T10:00:00Z`, credits, { category }),
    ),
  );
  return billing(server, org);
}

const seriesOf = ({ series }: UsageReport) =>
  series.map((each) =>
    each.kind === 'member' ? [each.id, each.total] : ['other', each.members, each.total],
  );

describe('top', () => {
  const eight = { a: '8', b: '7', c: '6', d: '5', e: '4', f: '3', g: '2', h: '1' };

  it('is 6 by default: the rest is folded into one with kind "other"', async () => {
    const answer = await report('', await withCategories(eight));
    expect(seriesOf(answer)).toEqual([
      ['a', '8'],
      ['b', '7'],
      ['c', '6'],
      ['d', '5'],
      ['e', '4'],
      ['f', '3'],
      ['other', 2, '3'],
    ]);
    expect(answer.series.at(-1)).toEqual({ kind: 'other', id: null, members: 2, total: '3' });
  });

  it('a rest of one is not folded', async () => {
    const { h, ...seven } = eight;
    const answer = await report('', await withCategories(seven));
    expect(answer.series.map(({ kind }) => kind)).toEqual(Array(7).fill('member'));
  });

  it('nor where there are too many agents to sum them all at once', async () => {
    const org = fresh('org');
    const ids = Array.from({ length: 200 }, (_, index) => `agent_${index}`);
    await server.write([
      ...ids.map((id) => agent(org, id, id)),
      ...ids.slice(0, 7).map((agentId) => usage(org, '2026-11-20T10:00:00Z', '1', { agentId })),
    ]);
    const answer = await report('groupBy=agent&period=30d', await billing(server, org));
    expect(answer.series.map(({ kind }) => kind)).toEqual(Array(7).fill('member'));
  });

  it('the buckets of a folded report add up as well', async () => {
    const answer = await report('top=2', await withCategories(eight));
    expect(seriesOf(answer)).toEqual([
      ['a', '8'],
      ['b', '7'],
      ['other', 6, '21'],
    ]);
    for (const [column, { total }] of answer.series.entries())
      expect(sum(answer.buckets.map(({ values }) => values[column] as string))).toBe(total);
    const day = answer.buckets.find(({ date }) => date === '2026-11-10');
    // a and f are on that day.
    expect(day).toMatchObject({ total: '11', values: ['8', '0', '3'] });
  });

  it('categories are all there, unfolded, whatever is folded', async () => {
    const { categories } = await report('top=1', await withCategories(eight));
    expect(categories.map(({ id }) => id)).toEqual(Object.keys(eight));
  });

  it('series are ranked by |total| descending, then id', async () => {
    const token = await withCategories({ z: '-50', b: '10', B: '10', a: '-10', ü: '10', zero: '0', c: '3' });
    expect(seriesOf(await report('top=all', token))).toEqual([
      ['z', '-50'],
      ['B', '10'],
      ['a', '-10'],
      ['b', '10'],
      ['ü', '10'],
      ['c', '3'],
      ['zero', '0'],
    ]);
    expect(seriesOf(await report('top=2', token))).toEqual([
      ['z', '-50'],
      ['B', '10'],
      ['other', 5, '13'],
    ]);
  });

  it('50 are allowed', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 52 }, (_, index) => [`c${index}`, String(100 - index)]),
    );
    const answer = await report('top=50', await withCategories(many));
    expect(answer.series).toHaveLength(51);
    expect(answer.series.at(-1)).toEqual({ kind: 'other', id: null, members: 2, total: '99' });
  });

  it('all folds nothing', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`c${index}`, '1']));
    const answer = await report('top=all', await withCategories(many));
    expect(answer.series).toHaveLength(60);
    expect(answer.series.every(({ kind }) => kind === 'member')).toBe(true);
    expect(answer.query.top).toBe('all');
  });

  it('all is refused beyond 1,000 series', async () => {
    const org = fresh('org');
    const time = '2026-11-20T10:00:00Z';
    const records = Array.from({ length: 1_000 }, (_, index) =>
      usage(org, time, '1', { agentId: `a${index}` }),
    );
    await server.write(records);
    const token = await billing(server, org);
    const query = 'groupBy=agent&top=all&from=2026-11-01&to=2026-11-22&bucket=month';
    expect((await report(query, token)).series).toHaveLength(1_000);
    await server.write([usage(org, time, '1', { agentId: 'one_more' })]);
    const problem = await server.problem(`/v1/usage?${query}`, token);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_parameter', errors: [{ parameter: 'top' }] });
  });

  it('all is refused beyond 50,000 buckets × series', async () => {
    const org = fresh('org');
    // 720 hours: 69 series are 49,680 cells, 70 are 50,400.
    await server.write(
      Array.from({ length: 69 }, (_, index) =>
        usage(org, '2026-11-20T10:00:00Z', '1', { category: `c${index}` }),
      ),
    );
    const token = await billing(server, org);
    expect((await report('top=all&period=30d&bucket=hour', token)).series).toHaveLength(69);
    await server.write([usage(org, '2026-11-20T10:00:00Z', '1', { category: 'one more' })]);
    const problem = await server.problem('/v1/usage?top=all&period=30d&bucket=hour', token);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_parameter', errors: [{ parameter: 'top' }] });
  });
});

describe('groupBy', () => {
  it('agent: one agentId under two organizations is two agents', async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    await server.write([
      usage(one, '2026-11-20T10:00:00Z', '1', { agentId: 'helper', agentName: 'Helper of one' }),
      usage(two, '2026-11-20T10:00:00Z', '2', { agentId: 'helper', agentName: 'Helper of two' }),
    ]);
    const { series } = await report('groupBy=agent', await billing(server, one, two));
    expect(series).toEqual([
      {
        kind: 'member',
        id: 'helper',
        organizationId: two,
        label: 'Helper of two',
        state: 'active',
        total: '2',
      },
      {
        kind: 'member',
        id: 'helper',
        organizationId: one,
        label: 'Helper of one',
        state: 'active',
        total: '1',
      },
    ]);
  });

  it('agent: two pairs of ids that are one text when joined stay two', async () => {
    const short = fresh('org');
    const long = `${short}1`;
    await server.write([
      usage(short, '2026-11-20T10:00:00Z', '1', { agentId: '1agent' }),
      usage(long, '2026-11-20T10:00:00Z', '2', { agentId: 'agent' }),
    ]);
    const { series } = await report('groupBy=agent', await billing(server, short, long));
    expect(series.map(({ total }) => total)).toEqual(['2', '1']);
  });

  it('organization: by name', async () => {
    const [one, two] = [fresh('org'), fresh('org')];
    await server.write([
      organization(one, 'Acme'),
      usage(one, '2026-11-20T10:00:00Z', '1'),
      usage(two, '2026-11-20T10:00:00Z', '2', { organizationName: 'Globex', category: 'WebSearch' }),
    ]);
    const { series, categories } = await report('groupBy=organization', await billing(server, one, two));
    expect(series).toEqual([
      { kind: 'member', id: two, label: 'Globex', state: 'active', total: '2' },
      { kind: 'member', id: one, label: 'Acme', state: 'active', total: '1' },
    ]);
    expect(categories.map(({ id, total }) => [id, total])).toEqual([
      ['WebSearch', '2'],
      ['LLM', '1'],
    ]);
  });
});

describe('names', () => {
  async function labelOf(org: string, by: 'agent' | 'organization' = 'agent') {
    const { series } = await report(`groupBy=${by}`, await billing(server, org));
    const [first] = series;
    return first?.kind === 'member' ? [first.label, first.state] : undefined;
  }

  it('without any, the id', async () => {
    const org = fresh('org');
    await server.write([usage(org, '2026-11-20T10:00:00Z', '1')]);
    expect(await labelOf(org)).toEqual(['agent_1', 'active']);
    expect(await labelOf(org, 'organization')).toEqual([org, 'active']);
  });

  it('without a record, the name on the usage with the greatest time, in any order of arrival', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-21T10:00:00Z', '1', { agentName: 'Newest', organizationName: 'Newest Inc' }),
    ]);
    await server.write([
      usage(org, '2026-11-22T09:00:00Z', '1'),
      usage(org, '2026-11-20T10:00:00Z', '1', { agentName: 'Oldest', organizationName: 'Oldest Inc' }),
    ]);
    expect(await labelOf(org)).toEqual(['Newest', 'active']);
    expect(await labelOf(org, 'organization')).toEqual(['Newest Inc', 'active']);
  });

  it('a record wins over usage, however old it is', async () => {
    const org = fresh('org');
    await server.write([
      agent(org, 'agent_1', 'Recorded', { updatedAt: '2020-01-01T00:00:00Z' }),
      organization(org, 'Recorded Inc', { updatedAt: '2020-01-01T00:00:00Z' }),
      usage(org, '2026-11-21T10:00:00Z', '1', { agentName: 'Used', organizationName: 'Used Inc' }),
    ]);
    expect(await labelOf(org)).toEqual(['Recorded', 'active']);
    expect(await labelOf(org, 'organization')).toEqual(['Recorded Inc', 'active']);
  });

  it('an agent may be renamed or deleted: its usage stays, under its last known name, with state', async () => {
    const org = fresh('org');
    await server.write([
      usage(org, '2026-11-20T10:00:00Z', '1.25', { agentName: 'First name' }),
      agent(org, 'agent_1', 'Second name', { updatedAt: '2026-11-02T00:00:00Z' }),
    ]);
    expect(await labelOf(org)).toEqual(['Second name', 'active']);
    await server.write([
      agent(org, 'agent_1', 'Last name', { updatedAt: '2026-11-03T00:00:00Z', state: 'deleted' }),
    ]);
    expect(await labelOf(org)).toEqual(['Last name', 'deleted']);
    expect((await report('', await billing(server, org))).total).toBe('1.25');
  });
});
