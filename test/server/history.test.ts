import { CreditUsageClient, credits, type UsageHistoryBucket } from '@credit-usage/sdk';
import type { EventRecord } from '@credit-usage/sdk/contract';
import { historyRows, toCsv, usageColumns } from '@credit-usage/sdk/export';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random, seedOfRun } from '../support/random.ts';
import { startServer, type TestServer } from '../support/usage-server.ts';

const NOW = '2026-11-22T09:14:03Z';
const seed = seedOfRun();
const random = new Random(seed);

/** Dates at which the clocks of these zones change; the usage is dense around them and sparse over three years. */
const CHANGES = [
  '2025-03-09',
  '2025-03-30',
  '2025-10-05',
  '2025-10-26',
  '2026-04-05',
  '2026-09-06',
  '2026-10-25',
];
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Kathmandu',
];

function recordsOf(): EventRecord[] {
  const usage = (index: number, ms: number): EventRecord => ({
    type: 'usage',
    id: `u_${index}`,
    time: new Date(ms).toISOString(),
    organizationId: random.pick(['org_a', 'org_b', 'org_hidden']),
    agentId: random.pick(['support', 'sales/eu']),
    category: random.pick(['LLM', 'WebSearch', 'SpeechToText']),
    description: 'A step',
    credits: `${random.int(-5, 40)}.${random.int(1, 999_999).toString().padStart(6, '0')}`.replace(
      '-0.',
      '0.',
    ),
  });
  const start = Date.parse('2023-12-01T00:00:00Z');
  const length = Date.parse(NOW) - start;
  const anywhere = Array.from({ length: 1_500 }, () => start + Math.floor(random.next() * length));
  const odd = CHANGES.flatMap((date) =>
    Array.from({ length: 150 }, () => Date.parse(`${date}T00:00:00Z`) + random.int(-36, 36) * 1_800_000),
  );
  return [...anywhere, ...odd].map((ms, index) => usage(index, ms));
}

const records = recordsOf();
let server: TestServer;
let client: CreditUsageClient;
let token: string;
beforeAll(async () => {
  server = await startServer({ now: NOW });
  await server.write(records);
  const roles = { org_a: ['Billing'], org_b: ['Billing'], org_hidden: ['Owner'] };
  const organizations = Object.entries(roles).map(([id, held]) => ({ id, roles: held }));
  token = await server.token({ organizations });
  client = new CreditUsageClient({ baseUrl: server.url, token });
});
afterAll(() => server?.close());

async function all(history: AsyncIterable<UsageHistoryBucket>): Promise<UsageHistoryBucket[]> {
  const buckets: UsageHistoryBucket[] = [];
  for await (const bucket of history) buckets.push(bucket);
  return buckets;
}

type Usage = EventRecord & { readonly type: 'usage' };

/** The recorded usage of each bucket, by key. */
function recorded(buckets: readonly UsageHistoryBucket[], keyOf: (record: Usage) => string) {
  const visible = records
    .filter((record): record is Usage => record.type === 'usage' && record.organizationId !== 'org_hidden')
    .map((record) => ({ record, at: Date.parse(record.time) }))
    .sort((one, other) => one.at - other.at);
  let next = 0;
  return buckets.map(({ start, end }) => {
    const sums = new Map<string, string>();
    while (next < visible.length && (visible[next]?.at ?? 0) < Date.parse(start)) next++;
    for (; next < visible.length && (visible[next]?.at ?? 0) < Date.parse(end); next++) {
      const { record } = visible[next] as (typeof visible)[number];
      sums.set(keyOf(record), credits.add(sums.get(keyOf(record)) ?? '0', record.credits));
    }
    const used = [...sums].filter(([, sum]) => !credits.isZero(sum));
    return { start, values: Object.fromEntries(used), total: credits.sum(used.map(([, sum]) => sum)) };
  });
}

const figures = (buckets: readonly UsageHistoryBucket[]) =>
  buckets.map(({ start, values, total }) => ({ start, values: { ...values }, total }));

describe(`histories, CREDIT_USAGE_SEED=${seed}`, () => {
  it.each(ZONES)('of three years, by day and category, in %s', async (timezone) => {
    const buckets = await all(client.usage.history({ from: '2023-12-01', to: '2026-11-23', timezone }));
    expect(buckets).toHaveLength(1_088);
    expect(figures(buckets)).toEqual(recorded(buckets, ({ category }) => category));
    for (const [index, { end }] of buckets.entries()) expect(buckets[index + 1]?.start ?? end).toBe(end);
  });

  it.each(ZONES)('of half a year, by hour and agent, in %s', async (timezone) => {
    const query = {
      from: '2025-09-20',
      to: '2026-04-20',
      timezone,
      bucket: 'hour',
      groupBy: 'agent',
    } as const;
    const buckets = await all(client.usage.history(query));
    const keyOf = ({ organizationId, agentId }: Usage) => `${organizationId}/${agentId.replace('/', '%2F')}`;
    expect(figures(buckets)).toEqual(recorded(buckets, keyOf));
    const report = await client.usage.get({ from: query.from, to: query.to, timezone, bucket: 'month' });
    expect(credits.sum(buckets.map(({ total }) => total))).toBe(report.total);
  });

  it.each(['week', 'month'] as const)('by %s, the same in one report as in many', async (bucket) => {
    const query = { from: '2025-11-23', to: '2026-11-23', timezone: 'America/Santiago', bucket };
    const report = await client.usage.get({ ...query, top: 'all' });
    const whole = await all(client.usage.history({ ...query, from: '2023-12-01' }));
    const last = whole.slice(1 - report.buckets.length);
    expect(
      last.map(({ start, end, local, date, partial, total }) => ({
        start,
        end,
        local,
        date,
        partial,
        total,
      })),
    ).toEqual(report.buckets.slice(1).map(({ values, ...bucket }) => bucket));
  });

  it('says row by row what the server writes as CSV, but for its zeros', async () => {
    const query = {
      from: '2025-10-01',
      to: '2026-10-01',
      timezone: 'Europe/Berlin',
      groupBy: 'agent',
    } as const;
    const response = await server.get(`/v1/usage?${new URLSearchParams(query)}`, token, {
      Accept: 'text/csv',
    });
    const [header, ...rows] = (await response.text()).trimEnd().split('\r\n');
    const lines: string[] = [];
    for await (const line of toCsv(historyRows(client.usage.history(query)), { columns: usageColumns })) {
      lines.push(line.trimEnd());
    }
    const at = usageColumns.findIndex(({ name }) => name === 'credits');
    const used = rows.filter((row) => row.split(',')[at] !== '0');
    expect(lines[0]).toBe(header);
    expect(lines.slice(1).sort()).toEqual(used.sort());
    expect(used.length).toBeGreaterThan(300);
  });

  it('goes on where it stopped, and says what is left out', async () => {
    const query = { from: '2024-01-01', to: '2026-11-23', timezone: 'Europe/Berlin' };
    const buckets = await all(client.usage.history(query));
    expect(buckets.every(({ excluded }) => excluded[0]?.id === 'org_hidden')).toBe(true);
    const stopped = random.int(0, buckets.length - 1);
    const rest = client.usage.history(query, { resumeAfter: buckets[stopped]?.end });
    expect((await all(rest)).map(({ asOf, ...bucket }) => bucket)).toEqual(
      buckets.slice(stopped + 1).map(({ asOf, ...bucket }) => bucket),
    );
  });

  it('is split where the server has too many series for one report', async () => {
    const lots: EventRecord[] = Array.from({ length: 1_400 }, (_, index) => ({
      ...{
        type: 'usage',
        organizationId: 'org_b',
        agentId: 'many',
        description: 'A step',
        credits: '0.000001',
      },
      id: `many_${index}`,
      time: `2026-0${1 + (index % 4)}-10T00:00:00Z`,
      category: `category ${index}`,
    }));
    await server.write(lots);
    const query = { from: '2026-01-01', to: '2026-05-01', organizationId: 'org_b', agentId: 'many' };
    await expect(client.usage.get({ ...query, top: 'all' })).rejects.toMatchObject({
      kind: 'invalid_request',
    });
    let rows = 0;
    for await (const { credits } of historyRows(client.usage.history(query))) {
      expect(credits).toBe('0.000001');
      rows++;
    }
    expect(rows).toBe(1_400);
  });

  it('is refused as a report is', async () => {
    const range = { from: '2024-01-01', to: '2026-01-01' };
    const refused = all(client.usage.history({ ...range, organizationId: 'org_hidden' }));
    await expect(refused).rejects.toMatchObject({ kind: 'missing_role' });
    await expect(all(client.usage.history({ ...range, organizationId: 'nobody' }))).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});
