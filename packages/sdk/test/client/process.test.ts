import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usageReportFixture } from '../../src/testing/index.js';

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-process-'));
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/index.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: join(folder, 'sdk.mjs'),
    logLevel: 'silent',
  });
  server = createServer(({ url }, response) => {
    if (url?.includes('stall')) response.writeHead(200).write('{');
    else if (url?.includes('busy')) response.writeHead(503, { 'retry-after': '1000' }).end();
    else response.end(JSON.stringify(usageReportFixture()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server?.closeAllConnections();
  server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a script until it ends by itself. Returns what it printed, and how long the process stayed after its work was done. */
async function run(body: string): Promise<{ output: string; stayedMs: number; code: number | null }> {
  const { port } = server.address() as AddressInfo;
  const script = join(folder, 'script.mjs');
  await writeFile(
    script,
    `import { CreditUsageClient } from './sdk.mjs';
const client = (path, options) => new CreditUsageClient({ baseUrl: 'http://127.0.0.1:${port}' + path, ...options });
${body}
process.stdout.write('\\ndone ' + Date.now());`,
  );
  // Without eval and new Function, as in a page with a strict policy.
  const child = spawn(process.execPath, ['--disallow-code-generation-from-strings', script]);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { output, code, stayedMs: Date.now() - Number(/done (\d+)/.exec(output)?.[1]) };
}

test.each([
  ['a call', "console.log((await client('').usage.get()).total)", usageReportFixture().total],
  [
    'a call that times out',
    "console.log(await client('/stall', { timeoutMs: 50, retry: { max: 0 } }).usage.get().catch((e) => e.kind))",
    'timeout',
  ],
  [
    'a call that is aborted in its wait',
    `const waiting = client('/busy', { retry: { maxRetryAfterMs: 2_000_000 }, totalTimeoutMs: 2_000_000 });
     console.log(await waiting.usage.get({}, { signal: AbortSignal.timeout(100) }).catch((e) => e.kind))`,
    'aborted',
  ],
  [
    'a list that is left early',
    "for await (const bucket of client('').usage.history({ from: '2026-11-16', to: '2026-11-23' })) { console.log(bucket.date); break; }",
    '2026-11-16',
  ],
])('a process ends when it is done: %s', async (_, body, expected) => {
  const { output, code, stayedMs } = await run(body);
  expect(output).toContain(expected);
  expect(code, output).toBe(0);
  // Idle connections do not keep the process alive: neither for the four seconds that they are kept, nor for one of our timeouts.
  expect(stayedMs).toBeLessThan(3_000);
});

test('a console names the class as it is imported, whatever a bundler has made of it', async () => {
  const { output } = await run("console.log(CreditUsageClient, client(''))");
  expect(output).toMatch(/^\[class CreditUsageClient\] \{?\}? ?CreditUsageClient \{/);
});

test('where code from strings is not allowed, it is not tried either', async () => {
  const { output } = await run("try { new Function('1') } catch (e) { console.log(e.name) }");
  expect(output).toContain('EvalError');
});
