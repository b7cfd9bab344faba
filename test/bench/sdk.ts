/**
 * What the SDK costs: importing it, compared with bare Node; and a call, compared with `fetch` and `JSON.parse`: `npm run bench:sdk`.
 *
 * Also compared with openai-node, if that is installed here or in the folder that `BESIDE` names. All are measured in turn in one run.
 * Compare differences and ratios: the times are those of one machine on one day. The call requests a report of 30 days and six
 * categories; our call includes validating it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { CreditUsageClient } from '@credit-usage/sdk';
import { usageReportFixture } from '@credit-usage/sdk/testing';

const IMPORT_ROUNDS = 21;
const CALL_ROUNDS = 41;
const CALLS = 200;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where openai-node is, if it is installed. */
function beside(): string | undefined {
  try {
    return createRequire(join(process.env.BESIDE ?? root, 'none.js')).resolve('openai');
  } catch {
    return undefined;
  }
}

/** The lower quartile, since disturbances only ever make a measurement longer. */
const lowerQuartile = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 4)] as number;

/** Measures the candidates in turn, so that a slow moment of the machine affects all of them. Returns the lower quartile of each. */
async function inTurn(
  rounds: number,
  candidates: Readonly<Record<string, () => Promise<number>>>,
): Promise<Record<string, number>> {
  const times = new Map(Object.keys(candidates).map((name) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round++) {
    for (const [name, measure] of Object.entries(candidates)) {
      const time = await measure();
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, lowerQuartile(all)]));
}

/** How long a process takes that imports something and ends, in milliseconds. */
function importing(file: string | undefined): () => Promise<number> {
  const code = file === undefined ? '' : `import ${JSON.stringify(pathToFileURL(file).href)}`;
  return async () => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
    const [exit] = (await once(child, 'close')) as [number | null];
    if (exit !== 0) throw new Error(`Importing ${file} failed`);
    return performance.now() - started;
  };
}

const days = Array.from({ length: 30 }, (_, day) => day);
const CATEGORIES = ['LLM', 'WebSearch', 'SpeechToText', 'ImageGeneration', 'CodeExecution', 'Embedding'];
const report = usageReportFixture({
  start: '2026-10-24',
  // The client refuses the answer to another query than the one below.
  query: { period: '30d', timezone: 'UTC', bucket: 'day', groupBy: 'category', top: 'all' },
  usage: Object.fromEntries(
    CATEGORIES.map((category, index) => [category, days.map((day) => `${(day * 37 + index * 11) % 90}.25`)]),
  ),
});
const body = JSON.stringify(report);

/** A server in a thread of its own, so that its work is not measured with the client's. */
async function startServer(): Promise<{ readonly url: string; close(): Promise<unknown> }> {
  const worker = new Worker(
    `const { createServer } = require('node:http');
     const { parentPort, workerData } = require('node:worker_threads');
     const server = createServer((request, response) => {
       response.writeHead(200, { 'content-type': 'application/json' }).end(workerData);
     });
     server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`,
    { eval: true, workerData: body },
  );
  const [port] = (await once(worker, 'message')) as [number];
  return { url: `http://127.0.0.1:${port}`, close: () => worker.terminate() };
}

type Call = () => Promise<unknown>;

/** The time of one call, in microseconds. */
function calling(call: Call, calls: number): () => Promise<number> {
  return async () => {
    const started = performance.now();
    for (let count = 0; count < calls; count++) await call();
    return ((performance.now() - started) * 1000) / calls;
  };
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

async function callers(baseUrl: string, fetch: Fetch): Promise<Record<string, Call>> {
  const client = new CreditUsageClient({ baseUrl, token: 'token', fetch });
  const all: Record<string, Call> = {
    'fetch and JSON.parse': async () => {
      const response = await fetch(`${baseUrl}/v1/usage?period=30d`, {
        headers: { authorization: 'Bearer token', accept: 'application/json' },
      });
      return JSON.parse(await response.text());
    },
    '@credit-usage/sdk': () => client.usage.get({ period: '30d' }),
  };
  const path = beside();
  if (path !== undefined) {
    const { default: OpenAI } = await import(pathToFileURL(path).href);
    const other = new OpenAI({ apiKey: 'token', baseURL: baseUrl, fetch });
    all['openai-node'] = () => other.get('/v1/usage', { query: { period: '30d' } });
  }
  return all;
}

function table(times: Readonly<Record<string, number>>, unit: string): void {
  const [base = 0] = Object.values(times);
  const rows = Object.entries(times).map(([name, time]) => [
    name,
    { [unit]: time.toFixed(1), over: (time - base).toFixed(1) },
  ]);
  console.table(Object.fromEntries(rows));
}

const entry = (name: string): string => join(root, 'packages/sdk/dist', `${name}.js`);
const other = beside();
console.info(`Importing, ${IMPORT_ROUNDS} times each:`);
table(
  await inTurn(IMPORT_ROUNDS, {
    'bare Node': importing(undefined),
    '@credit-usage/sdk': importing(entry('index')),
    '…/node': importing(entry('node')),
    '…/export': importing(entry('export')),
    ...(other !== undefined && { 'openai-node': importing(other) }),
  }),
  'ms',
);

async function measureCalls(label: string, baseUrl: string, fetch: Fetch, calls: number): Promise<void> {
  const candidates = Object.entries(await callers(baseUrl, fetch));
  console.info(`A report of ${body.length} bytes, ${label}, ${CALL_ROUNDS} × ${calls} calls each:`);
  table(
    await inTurn(
      CALL_ROUNDS,
      Object.fromEntries(candidates.map(([name, call]) => [name, calling(call, calls)])),
    ),
    'µs',
  );
}

const stub: Fetch = async () => new Response(body, { headers: { 'content-type': 'application/json' } });
await measureCalls('from a fetch that has it already', 'http://127.0.0.1', stub, CALLS);
const server = await startServer();
try {
  await measureCalls('over HTTP on this machine', server.url, (url, init) => fetch(url, init), CALLS / 2);
} finally {
  await server.close();
}
if (other === undefined)
  console.info('openai-node is not installed here: BESIDE=<folder> measures it beside ours.');
