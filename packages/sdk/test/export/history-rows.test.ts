import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { historyRows, toNdjson, usageColumns } from '../../src/export/index.js';
import { CreditUsageClient } from '../../src/index.js';
import { writeCsv } from '../../src/node/index.js';
import { type FakeUsageOptions, fakeUsage } from '../support/fake-usage.js';
import { failure } from '../support/scripted-fetch.js';
import { parseCsv } from './support/parse-csv.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-history-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function historyOf(options: Partial<FakeUsageOptions> = {}) {
  const { fetch } = fakeUsage({
    series: [
      { id: 'support', organizationId: 'org_1' },
      { id: 'support', organizationId: 'org_2' },
    ],
    credits: ({ organizationId }, { date }) => {
      if (date === '2026-03-30') return undefined;
      return organizationId === 'org_1' ? '-0.25' : '1';
    },
    ...options,
  });
  const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch, retry: { max: 0 } });
  return client.usage.history({
    ...{ from: '2026-03-29', to: '2026-04-01', timezone: 'Europe/Berlin', groupBy: 'agent' },
  });
}

test('a history is a file in the columns of usage, with its exact total', async () => {
  const path = join(folder, 'history.csv');
  const written = await writeCsv(historyRows(historyOf()), path, { columns: usageColumns });
  expect(written).toEqual({ rowCount: 4, total: '1.5' });
  const [header, ...rows] = parseCsv(await readFile(path, 'utf8'));
  expect(header).toEqual(usageColumns.map(({ name }) => name));
  // The day on which clocks went forward is an hour shorter; the day without usage has no row.
  expect(rows).toEqual([
    [
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
      '2026-03-29',
      'false',
      'agent',
      'support',
      'The support',
      '-0.25',
      'org_1',
    ],
    [
      '2026-03-28T23:00:00Z',
      '2026-03-29T22:00:00Z',
      '2026-03-29',
      'false',
      'agent',
      'support',
      'The support',
      '1',
      'org_2',
    ],
    [
      '2026-03-30T22:00:00Z',
      '2026-03-31T22:00:00Z',
      '2026-03-31',
      'false',
      'agent',
      'support',
      'The support',
      '-0.25',
      'org_1',
    ],
    [
      '2026-03-30T22:00:00Z',
      '2026-03-31T22:00:00Z',
      '2026-03-31',
      'false',
      'agent',
      'support',
      'The support',
      '1',
      'org_2',
    ],
  ]);
});

test('a history is NDJSON, a bucket a line', async () => {
  const lines: unknown[] = [];
  for await (const line of toNdjson(historyOf())) lines.push(JSON.parse(line));
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatchObject({
    date: '2026-03-29',
    total: '0.75',
    values: { 'org_1/support': '-0.25', 'org_2/support': '1' },
  });
});

test('a history that fails leaves no file', async () => {
  const path = join(folder, 'failed.csv');
  const history = historyOf({ spoil: (report) => ({ ...report, buckets: report.buckets.slice(0, 2) }) });
  const error = await failure(writeCsv(historyRows(history), path, { columns: usageColumns }));
  expect(error).toMatchObject({ kind: 'response_validation' });
  expect(await readdir(folder)).toEqual(['history.csv']);
});
