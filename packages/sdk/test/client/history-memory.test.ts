import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { historyRows, toCsv, usageColumns } from '../../src/export/index.js';
import { CreditUsageClient } from '../../src/index.js';
import { usageReportFixture } from '../../src/testing/index.js';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const HOUR = 3_600_000;
const SERIES = 8;
const HOURS = 125_000;
const MEGABYTE = 1024 * 1024;

const instant = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
const fixture = usageReportFixture();
const series = Array.from({ length: SERIES }, (_, index) => ({
  ...{ kind: 'member', id: `s${index}`, label: `Series ${index}`, state: 'active', total: '1' },
}));
const values = series.map(() => '0.000001');

/** An hourly report, made for one request and not kept. */
function answer(url: string): Response {
  const search = new URL(url).searchParams;
  const [from, to] = [Date.parse(search.get('from') ?? ''), Date.parse(search.get('to') ?? '')];
  const buckets = Array.from({ length: (to - from) / HOUR }, (_, index) => {
    const start = instant(from + index * HOUR);
    const end = instant(from + (index + 1) * HOUR);
    return { start, end, local: start, date: start.slice(0, 10), partial: false, total: '0.000008', values };
  });
  const range = { from: instant(from), to: instant(to) };
  const query = { ...fixture.query, ...range, bucket: 'hour' };
  return Response.json({ ...fixture, query, range, series, buckets });
}

test('writing a million rows takes no more memory than writing a few', { timeout: 120_000 }, async () => {
  const client = new CreditUsageClient({ baseUrl: 'https://h.example', fetch: async (url) => answer(url) });
  const from = Date.parse('2010-01-01T00:00:00Z');
  const range = { from: instant(from), to: instant(from + HOURS * HOUR) };
  const heaps: number[] = [];
  const history = client.usage.history(
    { ...range, bucket: 'hour' },
    {
      onProgress: ({ buckets }) => {
        if (heaps.length > buckets / (HOURS / 20)) return;
        collectGarbage();
        heaps.push(process.memoryUsage().heapUsed);
      },
    },
  );
  let rows = -1;
  let bytes = 0;
  for await (const line of toCsv(historyRows(history), { columns: usageColumns })) {
    rows++;
    bytes += line.length;
  }
  expect(rows).toBe(1_000_000);
  expect(bytes).toBeGreaterThan(70 * MEGABYTE);
  expect(heaps.length).toBeGreaterThan(15);
  const [first = 0, ...later] = heaps;
  expect((Math.max(...later) - first) / MEGABYTE).toBeLessThan(10);
});
