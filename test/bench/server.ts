/**
 * Measures the server as its users run it, through the command line and HTTP: an import, a report, pages of conversations.
 * Recorded usage is measured too where it is there (`CREDIT_USAGE_TRACES`).
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationPage } from '@credit-usage/sdk/contract';
import { buildPackages, startCli } from '../support/cli.ts';
import { ServerProcess } from '../support/server-process.ts';
import { addUp, missingTraces, TRACES, traceFile } from '../support/traces.ts';
import { median } from './median.ts';
import { MemoryWatch } from './memory.ts';
import { newcomer } from './newcomer.ts';
import { SAMPLE, writeSample } from './sample.ts';

const table: Record<string, { measured: string; target: string }> = {};

async function importFile(label: string, file: string, data: string, target = ''): Promise<void> {
  const before = performance.now();
  const { pid, ended } = startCli(['import', file, '--data', data]);
  const watch = new MemoryWatch(pid);
  const { code, stderr } = await ended;
  const seconds = (performance.now() - before) / 1000;
  watch.stop();
  if (code !== 0) throw new Error(stderr);
  table[`import, ${label}`] = { measured: `${seconds.toFixed(1)} s`, target };
  table[`import, ${label}: memory`] = { measured: watch.summary(), target: 'flat' };
}

async function measureReads(
  label: string,
  data: string,
  organizations: readonly string[],
  range: string,
  target = '',
): Promise<void> {
  const server = await ServerProcess.start(data);
  try {
    const token = await server.token({
      organizations: organizations.map((id) => ({ id, roles: ['Billing'] })),
    });
    // What was answered is remembered until something is received: each run is the first one after that.
    const receive = () => server.post([newcomer(organizations[0] as string)]);
    const time = (path: string) => median(() => server.get(path, token), receive);
    const report = await time(`/v1/usage?${range}`);
    table[`report of 30 days, ${label}`] = { measured: `${report.toFixed(0)} ms`, target };
    const again = await median(() => server.get(`/v1/usage?${range}`, token));
    table[`the same while nothing comes in, ${label}`] = { measured: `${again.toFixed(1)} ms`, target: '' };

    const list = `/v1/conversations?${range}&limit=100`;
    let last = list;
    let pages = 0;
    for (let cursor: string | null = ''; cursor !== null; pages++) {
      last = cursor ? `${list}&cursor=${encodeURIComponent(cursor)}` : list;
      cursor = (await server.get<ConversationPage>(last, token)).nextCursor;
    }
    if (pages > 1) {
      const [first, end] = [await time(list), await time(last)];
      table[`conversations, ${label}: page 1 and page ${pages}`] = {
        measured: `${first.toFixed(0)} ms, ${end.toFixed(0)} ms`,
        target: 'alike',
      };
    }
  } finally {
    await server.end('SIGTERM');
  }
}

await buildPackages();
const folder = await mkdtemp(join(tmpdir(), 'credit-usage-bench-'));
try {
  const file = join(folder, 'sample.ndjson');
  await writeSample(file);
  const label = `${SAMPLE.records.toLocaleString('en')} records`;
  await importFile(label, file, join(folder, 'sample'), '15 s');
  await importFile(`${label} again`, file, join(folder, 'sample'));
  const organizations = Array.from({ length: SAMPLE.organizations }, (_, index) => `org_${index + 1}`);
  await measureReads(
    `${SAMPLE.organizations} organizations`,
    join(folder, 'sample'),
    organizations,
    `from=${SAMPLE.first}&to=${SAMPLE.next}`,
    '50 ms',
  );

  if (missingTraces(['metering']).length) console.info(`Recorded usage is not measured: none in ${TRACES}.`);
  else {
    const { credits } = await addUp('metering');
    await importFile('metering', traceFile('metering'), join(folder, 'metering'));
    const range = 'from=2025-10-20&to=2025-11-19&timezone=America/New_York';
    await measureReads(
      `${credits.size} organizations`,
      join(folder, 'metering'),
      [...credits.keys()],
      range,
      '50 ms',
    );
  }
  console.table(table);
} finally {
  await rm(folder, { recursive: true, force: true });
}
