import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeys } from '@credit-usage/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { run } from '../src/cli/run.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credit-usage-stdout-'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

it('a server whose words nobody takes goes on', { timeout: 60_000 }, async () => {
  const keys = generateKeys();
  vi.stubEnv('CLICKHOUSE_URL', undefined);
  vi.stubEnv('CREDIT_USAGE_SECRET_KEY', keys.secret);
  vi.stubEnv('CREDIT_USAGE_INGEST_KEY', keys.ingest);
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => {
    process.nextTick(() => process.stdout.emit('error', new Error('ENOSPC: no space left on device, write')));
    return true;
  });
  const running = run(['serve', '--port', '0', '--data', folder]);
  await expect.poll(() => write.mock.calls.length, { timeout: 30_000 }).toBe(1);
  const { url } = JSON.parse(await readFile(join(folder, 'holder.json'), 'utf8')) as { url: string };
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  process.emit('SIGTERM');
  expect(await running).toBe(0);
});
