import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { EventRecord, TokenResponse, UsageReport } from '@credit-usage/sdk/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPackages, type RunningServer, runCli, serveCli } from '../../../test/support/cli.js';
import { sayRaw } from './support/raw-http.js';
import { fresh, usage } from './support/records.js';

const KEYS = {
  CREDIT_USAGE_SECRET_KEY: 'cu_sk_for_the_tests_of_the_command_line',
  CREDIT_USAGE_INGEST_KEY: 'cu_ik_for_what_the_command_line_writes',
};
const TIME = '2026-11-20T10:00:00Z';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'credit-usage-cli-'));
  await buildPackages();
}, 300_000);
afterAll(() => rm(home, { recursive: true, force: true }));

const folder = () => join(home, fresh('data'));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const file = join(home, fresh('dir') + name);
  await writeFile(file, content);
  return file;
}
const ndjson = (records: readonly unknown[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

async function totalOf(url: string, secret: string, org = 'org'): Promise<UsageReport> {
  const issued = await fetch(`${url}/v1/tokens`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ sub: 'viewer', organizations: [{ id: org, roles: ['Billing'] }], agents: [] }),
  });
  const { token } = (await issued.json()) as TokenResponse;
  const answer = await fetch(`${url}/v1/usage?period=12mo`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return (await answer.json()) as UsageReport;
}

async function withServer<Result>(
  args: readonly string[],
  use: (server: RunningServer) => Promise<Result>,
  variables: Readonly<Record<string, string>> = KEYS,
): Promise<Result> {
  const server = await serveCli(args, variables);
  try {
    return await use(server);
  } finally {
    await server.stop('SIGKILL');
  }
}

describe('serve', { timeout: 60_000 }, () => {
  it('prints one line with the address, and stops on SIGTERM with exit code 0', async () => {
    const data = folder();
    const server = await serveCli(['--data', data], KEYS);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(JSON.parse(await readFile(join(data, 'holder.json'), 'utf8'))).toMatchObject({
      pid: server.pid,
      url: server.url,
    });
    const { code, stdout, stderr } = await server.stop();
    expect([code, stderr]).toEqual([0, '']);
    // Keys are printed only if the server generated them.
    expect(stdout).toBe(`Credit usage API listening on ${server.url}\n`);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await readdir(data)).not.toContain('holder.json');
  });

  it('stops on SIGINT as well, with connections open, and keeps what was acknowledged', async () => {
    const data = folder();
    const server = await serveCli(['--data', data, '--now', '2026-11-22T09:14:03Z'], KEYS);
    const written = await fetch(`${server.url}/v1/events`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${KEYS.CREDIT_USAGE_INGEST_KEY}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify([usage('org', TIME, '12.5')]),
    });
    expect(written.status).toBe(200);
    expect((await server.stop('SIGINT')).code).toBe(0);
    await withServer(['--data', data, '--now', '2026-11-22T09:14:03Z'], async ({ url }) => {
      const report = await totalOf(url, KEYS.CREDIT_USAGE_SECRET_KEY);
      // The clock of reports stands still at the instant of --now.
      expect([report.total, report.asOf]).toEqual(['12.5', '2026-11-22T09:14:03Z']);
    });
  });

  /** A server that has received a signal to stop, and is waiting for the rest of a request. */
  async function stopping(data: string, send: (pid: number) => void) {
    const server = await serveCli(['--data', data], KEYS, { detached: true });
    const half = sayRaw(server.url, 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ').socket;
    const idle = sayRaw(server.url, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(idle.socket, 'data');
    send(server.pid);
    expect(await idle.answer).toMatch(/^HTTP\/1\.1 200 /);
    return { server, half };
  }

  it('stops in good order on Ctrl-C, which reaches it by its terminal and by its parent', async () => {
    const data = folder();
    const { server, half } = await stopping(data, (pid) => process.kill(-pid, 'SIGINT'));
    const ended = server.stop('SIGTERM');
    half.destroy();
    expect((await ended).code).toBe(0);
    expect(await readdir(data)).not.toContain('holder.json');
  });

  it('a second signal, a second later, ends it at once', async () => {
    const data = folder();
    const { server } = await stopping(data, (pid) => process.kill(pid, 'SIGTERM'));
    await sleep(1_100);
    expect((await server.stop('SIGTERM')).code).toBe(null);
    expect(await readdir(data)).toContain('holder.json');
  });

  it('prints the keys that it made, once, and they work; a page of --allow-origin may read', async () => {
    const server = await serveCli(['--data', folder(), '--allow-origin', 'https://app.example.com'], {});
    const preflight = await fetch(`${server.url}/v1/usage`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.example.com', 'Access-Control-Request-Method': 'GET' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    const secret = /CREDIT_USAGE_SECRET_KEY=(\S+)/.exec(server.greeting)?.[1] ?? '';
    expect(await totalOf(server.url, secret)).toMatchObject({ object: 'usage_report', total: '0' });
    const { stdout } = await server.stop();
    for (const [name, prefix] of [
      ['CREDIT_USAGE_SECRET_KEY', 'cu_sk_'],
      ['CREDIT_USAGE_INGEST_KEY', 'cu_ik_'],
    ] as const)
      expect(stdout.match(new RegExp(`${name}=${prefix}[\\w-]{24,}`, 'g'))).toHaveLength(1);
  });

  it('refuses a folder that another process holds, with its pid, its address and the way out', async () => {
    const data = folder();
    await withServer(['--data', data], async ({ pid, url }) => {
      const held = `The data folder ${data} is held by process ${pid} listening on ${url}. Stop that process first`;
      for (const [command, words] of [
        [['serve', '--port', '0'], `${held}.\n`],
        [
          ['import', await fileOf('.ndjson', '')],
          `${held}, or send the records through it: import FILE… --url ${url}\n`,
        ],
      ] as const)
        expect(await runCli([...command, '--data', data], KEYS)).toEqual({
          code: 1,
          stdout: '',
          stderr: words,
        });
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
    });
  });

  it('starts again on a folder whose process was killed', async () => {
    const data = folder();
    const server = await serveCli(['--data', data], KEYS);
    await server.stop('SIGKILL');
    expect(await readdir(data)).toContain('holder.json');
    await withServer(['--data', data], async ({ url }) => {
      expect((await fetch(`${url}/readyz`)).status).toBe(200);
    });
  });

  it('says so when the port is taken, and lets the folder go', async () => {
    await withServer(['--data', folder()], async ({ url }) => {
      const data = folder();
      const { code, stderr } = await runCli(['serve', '--port', new URL(url).port, '--data', data], KEYS);
      expect(code).toBe(1);
      expect(stderr).toMatch(/EADDRINUSE|in use/);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(await readdir(data)).not.toContain('holder.json');
    });
  });
});

describe('import', { timeout: 60_000 }, () => {
  it('takes NDJSON, packed or not, several files; twice is nothing new', async () => {
    const data = folder();
    const plain = await fileOf(
      '.ndjson',
      `\n${ndjson([usage('org', TIME, '1'), usage('org', TIME, '2')])}\r\n`,
    );
    const packed = await fileOf('.ndjson.gz', gzipSync(ndjson([usage('org', TIME, '4')])));
    const first = await runCli(['import', plain, packed, '--data', data]);
    expect(first).toEqual({ code: 0, stdout: '3 records imported, 0 known already.\n', stderr: '' });
    const second = await runCli(['import', plain, packed, '--data', data]);
    expect(second).toEqual({ code: 0, stdout: '0 records imported, 3 known already.\n', stderr: '' });
    await withServer(['--data', data, '--now', '2026-11-22T09:14:03Z'], async ({ url }) => {
      expect((await totalOf(url, KEYS.CREDIT_USAGE_SECRET_KEY)).total).toBe('7');
    });
  });

  it('a bad record stops it with file, line and reason; what came before is in, and correcting it goes on', async () => {
    const data = folder();
    const good = Array.from({ length: 10_001 }, () => usage('org', TIME, '1'));
    const bad = { ...usage('org', TIME, '1'), credits: '1.0000001' };
    const file = await fileOf('.ndjson', `\n${ndjson([...good, bad])}`);
    const { code, stdout, stderr } = await runCli(['import', file, '--data', data]);
    expect(code).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain(`${file}, line 10003: credits: `);
    expect(stderr).toContain('10000 records imported');
    expect(stderr).not.toMatch(/\n\s+at /);
    await writeFile(file, `\n${ndjson([...good, { ...bad, credits: '1' }])}`);
    expect((await runCli(['import', file, '--data', data])).stdout).toBe(
      '2 records imported, 10000 known already.\n',
    );
  });

  it('a line that is no JSON, an id that stands for something else, and a broken gzip stop it as well', async () => {
    const data = folder();
    const record = usage('org', TIME, '1');
    const halves: [string, string | Uint8Array, RegExp][] = [
      ['.ndjson', `${JSON.stringify(record)}\n{"type":\n`, /line 2: .*JSON/],
      ['.ndjson', ndjson([record, { ...record, credits: '2' }]), /line 2: id: /],
      ['.ndjson', ndjson([{ ...record, 'a\u001b]0;owned\u0007': 1 }]), /line 1: .*a\]0;owned/],
      ['\u001b[31m.ndjson', ndjson([{ ...record, credits: 1 }]), /\[31m\.ndjson, line 1: credits/],
      ['.ndjson.gz', gzipSync(ndjson(Array(500).fill(record))).subarray(0, 60), /not a complete gzip file/],
    ];
    for (const [name, content, reason] of halves) {
      const file = await fileOf(name, content);
      const { code, stdout, stderr } = await runCli(['import', file, '--data', data]);
      expect([code !== 0, stdout]).toEqual([true, '']);
      expect(stderr).toMatch(reason);
      expect(stderr).not.toMatch(/\n\s+at /);
      // Nothing that a terminal would obey.
      expect(stderr).not.toMatch(/[^\P{Cc}\n]/u);
    }
  });

  it('--url sends the records through the server that holds the folder', async () => {
    const records: EventRecord[] = [usage('org', TIME, '1'), usage('org', TIME, '2.5')];
    const file = await fileOf('.ndjson', ndjson(records));
    const broken = await fileOf('.ndjson', ndjson([...records, { ...records[0], credits: '9' }]));
    await withServer(['--data', folder(), '--now', '2026-11-22T09:14:03Z'], async ({ url }) => {
      expect(await runCli(['import', file, '--url', url], KEYS)).toEqual({
        code: 0,
        stdout: '2 records imported, 0 known already.\n',
        stderr: '',
      });
      expect((await runCli(['import', file, '--url', `${url}/`], KEYS)).stdout).toBe(
        '0 records imported, 2 known already.\n',
      );
      expect((await totalOf(url, KEYS.CREDIT_USAGE_SECRET_KEY)).total).toBe('3.5');
      const refused = await runCli(['import', broken, '--url', url], KEYS);
      expect(refused.code).not.toBe(0);
      expect(refused.stderr).toContain(`${broken}, line 3: id: `);
      const stranger = await runCli(['import', file, '--url', url], {
        CREDIT_USAGE_INGEST_KEY: 'cu_ik_of_another_server_entirely',
      });
      expect(stranger.code).not.toBe(0);
      expect(stranger.stderr).not.toMatch(/cu_ik_|\n\s+at /);
    });
    const nobody = await runCli(['import', file, '--url', 'http://127.0.0.1:9'], KEYS);
    expect(nobody.code).not.toBe(0);
    expect(nobody.stderr).toContain('127.0.0.1:9');
    expect(nobody.stderr).not.toMatch(/\n\s+at /);
  });
});
