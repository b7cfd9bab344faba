/**
 * How the server bears up: 50 viewers who ask without a pause for 30 seconds, alone and while usage comes in: `npm run bench:load`.
 *
 * A million records in the embedded engine, through the command line and HTTP, with autocannon as the viewers. It shares the machine
 * with the server. `RECORDS`, `SECONDS` and `CONNECTIONS` make it another size.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationPage, UsageRecord, UsageReport } from '@credit-usage/sdk/contract';
import autocannon from 'autocannon';
import { buildPackages, runCli } from '../support/cli.ts';
import { ServerProcess } from '../support/server-process.ts';
import { MemoryWatch } from './memory.ts';
import { newcomer } from './newcomer.ts';
import { type Sample, writeSample } from './sample.ts';

const number = (name: string, absent: number): number => Number(process.env[name] ?? absent);

const SECONDS = number('SECONDS', 30);
const CONNECTIONS = number('CONNECTIONS', 50);
const DAY = 24 * 3600 * 1000;
const SAMPLE: Sample = {
  records: number('RECORDS', 1_000_000),
  organizations: 20,
  first: new Date(Date.now() - 365 * DAY).toISOString(),
  next: new Date().toISOString(),
};
/** What comes in meanwhile: 1,000 records a second. */
const BATCH = { records: 100, everyMs: 100 } as const;
const ZONE = 'timezone=America/New_York';

const organizationIds = Array.from({ length: SAMPLE.organizations }, (_, index) => `org_${index + 1}`);

/** A viewer, and what that viewer asks again and again. */
interface Visit {
  readonly token: string;
  readonly paths: readonly string[];
}

/** Every tenth viewer sees all organizations, the others one. */
async function visitOf(server: ServerProcess, index: number): Promise<Visit> {
  const ids =
    index % 10 === 0 ? organizationIds : [organizationIds[index % organizationIds.length] as string];
  const token = await server.token({
    sub: `viewer_${index}`,
    organizations: ids.map((id) => ({ id, roles: ['Billing', 'Owner'] })),
  });
  const list = `/v1/conversations?period=30d&${ZONE}`;
  const { data, nextCursor } = await server.get<ConversationPage>(list, token);
  const { organizationId, agentId, conversationId } = data[0] as ConversationPage['data'][number];
  return {
    token,
    paths: [
      `/v1/usage?period=24h&${ZONE}`,
      `/v1/usage?period=72h&${ZONE}`,
      `/v1/usage?period=30d&${ZONE}`,
      `/v1/usage?period=12mo&${ZONE}`,
      `/v1/usage?period=30d&groupBy=agent&${ZONE}`,
      `/v1/usage?period=30d&category=LLM&category=WebSearch&${ZONE}`,
      list,
      `${list}&sort=-credits`,
      `${list}&cursor=${encodeURIComponent(nextCursor ?? '')}`,
      `/v1/agents/${agentId}/conversations/${conversationId}/credits?organizationId=${organizationId}`,
      '/v1/organizations',
      '/v1/agents?q=agent',
      '/v1/categories',
    ],
  };
}

async function ask(server: ServerProcess, visits: readonly Visit[]): Promise<autocannon.Result> {
  let next = 0;
  return autocannon({
    url: server.url,
    connections: visits.length,
    duration: SECONDS,
    setupClient: (client) => {
      const { token, paths } = visits[next++ % visits.length] as Visit;
      const headers = { authorization: `Bearer ${token}` };
      client.setRequests(paths.map((path) => ({ method: 'GET', path, headers })));
    },
  });
}

/** Sends usage in the rhythm of `BATCH` until it is told to stop. Gives what was acknowledged, and how long that took at most. */
function ingest(server: ServerProcess): { stop(): Promise<{ records: number; slowestMs: number }> } {
  let batches = 0;
  let records = 0;
  let slowestMs = 0;
  const under = new Set<Promise<void>>();
  const send = async (): Promise<void> => {
    const batch = Array.from({ length: BATCH.records }, (_, index) =>
      liveRecord(batches * BATCH.records + index),
    );
    batches++;
    const before = performance.now();
    const answer = await server.post(batch);
    if (!answer) throw new Error('A batch was not acknowledged');
    records += answer.accepted;
    slowestMs = Math.max(slowestMs, performance.now() - before);
  };
  const timer = setInterval(() => {
    const sent = send().finally(() => under.delete(sent));
    under.add(sent);
  }, BATCH.everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(under);
      return { records, slowestMs };
    },
  };
}

/** One that nobody has seen before, and the others in turn. */
const NEW = 'org_new';
const liveRecord = (index: number): UsageRecord =>
  newcomer(index % 2 ? NEW : (organizationIds[index % organizationIds.length] as string), index);

const table: Record<string, Record<string, string | number>> = {};

function note(label: string, result: autocannon.Result): void {
  const { latency, requests, errors, timeouts, non2xx } = result;
  table[label] = {
    'requests a second': Math.round(requests.average),
    'p50 ms': latency.p50,
    'p99 ms': latency.p99,
    'most ms': latency.max,
    errors: errors + timeouts + non2xx,
  };
}

await buildPackages();
const folder = await mkdtemp(join(tmpdir(), 'credit-usage-load-'));
try {
  const file = join(folder, 'sample.ndjson');
  await writeSample(file, SAMPLE);
  const { code, stderr } = await runCli(['import', file, '--data', join(folder, 'store')]);
  if (code !== 0) throw new Error(stderr);
  const server = await ServerProcess.start(join(folder, 'store'), [
    '--rate-limit',
    '999999',
    '--log',
    'none',
  ]);
  const watch = new MemoryWatch(server.pid);
  try {
    const visits: Visit[] = [];
    for (let index = 0; index < CONNECTIONS; index++) visits.push(await visitOf(server, index));
    note('reads, nothing asked before', await ask(server, visits));
    note('reads', await ask(server, visits));
    const writer = ingest(server);
    note('reads while 1,000 records a second come in', await ask(server, visits));
    const { records, slowestMs } = await writer.stop();
    const token = await server.token({
      organizations: [...organizationIds, NEW].map((id) => ({ id, roles: ['Billing'] })),
    });
    const { total } = await server.get<UsageReport>('/v1/usage?period=24h&category=Live', token);
    console.table(table);
    console.info(
      `${records} records acknowledged, ${total} counted; the slowest batch took ${slowestMs.toFixed(0)} ms.`,
    );
    if (total !== String(records)) throw new Error('Records were lost');
  } finally {
    watch.stop();
    await server.end('SIGTERM');
    console.info(`Memory of the server: ${watch.summary()}.`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
