/**
 * Whether reports get slower as usage grows: a year of a million records, then of ten million, in one store: `npm run bench:growth`.
 *
 * Through the command line and HTTP, in the embedded engine. Each report is the first one after something was received, so that none
 * is remembered. `PARTS` makes it another size. Ten million records take some ten minutes to import.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackages, runCli } from '../support/cli.ts';
import { ServerProcess } from '../support/server-process.ts';
import { median } from './median.ts';
import { MemoryWatch } from './memory.ts';
import { newcomer } from './newcomer.ts';
import { type Sample, writeSample } from './sample.ts';

const PARTS = Number(process.env.PARTS ?? 10);
const YEAR = 365 * 24 * 3600 * 1000;
const SAMPLE: Sample = {
  records: 1_000_000,
  organizations: 20,
  first: new Date(Date.now() - YEAR).toISOString(),
  next: new Date().toISOString(),
};
const organizations = Array.from({ length: SAMPLE.organizations }, (_, index) => `org_${index + 1}`);

const ASKED: Readonly<Record<string, string>> = {
  '12 months': '/v1/usage?period=12mo&timezone=America/New_York',
  '12 months, half an hour off': '/v1/usage?period=12mo&timezone=Asia/Kolkata',
  '12 months by agent': '/v1/usage?period=12mo&groupBy=agent&timezone=America/New_York',
  '30 days': '/v1/usage?period=30d&timezone=America/New_York',
  'conversations of 30 days': '/v1/conversations?period=30d&timezone=America/New_York',
};

/** How long each report takes, in milliseconds; and the memory of the server. */
async function measure(data: string): Promise<Record<string, number | string>> {
  const started = performance.now();
  const server = await ServerProcess.start(data, ['--log', 'none']);
  const startUp = performance.now() - started;
  const watch = new MemoryWatch(server.pid);
  try {
    const token = await server.token({
      organizations: organizations.map((id) => ({ id, roles: ['Billing'] })),
    });
    const receive = () => server.post([newcomer(organizations[0] as string)]);
    const times: Record<string, number | string> = { 'start-up': Math.round(startUp) };
    for (const [name, path] of Object.entries(ASKED))
      times[name] = Math.round(await median(() => server.get(path, token), receive));
    return { ...times, memory: watch.summary() };
  } finally {
    watch.stop();
    await server.end('SIGTERM');
  }
}

async function importPart(folder: string, data: string, part: number): Promise<void> {
  const file = join(folder, `part-${part}.ndjson`);
  await writeSample(file, { ...SAMPLE, part });
  const { code, stderr } = await runCli(['import', file, '--data', data]);
  if (code !== 0) throw new Error(stderr);
  await rm(file);
  console.info(`${part} of ${PARTS} million records are in.`);
}

await buildPackages();
const folder = await mkdtemp(join(tmpdir(), 'credit-usage-growth-'));
try {
  const data = join(folder, 'store');
  await importPart(folder, data, 1);
  const one = await measure(data);
  for (let part = 2; part <= PARTS; part++) await importPart(folder, data, part);
  const many = await measure(data);
  console.table({ '1,000,000 records': one, [`${PARTS},000,000 records`]: many });
} finally {
  await rm(folder, { recursive: true, force: true });
}
