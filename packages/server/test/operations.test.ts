import { existsSync } from 'node:fs';
import {
  chmod,
  lchown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventsAccepted, Problem, TokenResponse, UsageReport } from '@credit-usage/sdk/contract';
import { generateKeys } from '@credit-usage/server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildPackages, type RunningServer, runCli, serveCli, startCli } from '../../../test/support/cli.js';
import { fresh, usage } from './support/records.js';

// Uses the command line as it is shipped, in processes of its own, as operators do.

const [OLD, NEW] = [generateKeys(), generateKeys()];
const KEYS = { CREDIT_USAGE_SECRET_KEY: OLD.secret, CREDIT_USAGE_INGEST_KEY: OLD.ingest };
const NOW = ['--now', '2026-11-22T09:14:03Z'];

let home: string;
const running: RunningServer[] = [];
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'credit-usage-operations-'));
  await buildPackages();
}, 300_000);
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop('SIGKILL')));
});
afterAll(() => rm(home, { recursive: true, force: true }));

const folder = () => join(home, fresh('data'));

async function serve(
  data: string,
  variables: Readonly<Record<string, string>> = KEYS,
  args: readonly string[] = [],
) {
  const server = await serveCli(['--data', data, ...NOW, ...args], variables);
  running.push(server);
  return server;
}

const post = (url: string, path: string, key: string, body: unknown): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });

async function tokenOf(url: string, secret = OLD.secret): Promise<string> {
  const grants = { sub: 'viewer', organizations: [{ id: 'org', roles: ['Billing'] }], agents: [] };
  const issued = await post(url, '/v1/tokens', secret, grants);
  expect(issued.status).toBe(200);
  return ((await issued.json()) as TokenResponse).token;
}

const read = (url: string, token: string): Promise<Response> =>
  fetch(`${url}/v1/usage`, { headers: { Authorization: `Bearer ${token}` } });

const reportOf = async (url: string): Promise<UsageReport> =>
  (await (await read(url, await tokenOf(url))).json()) as UsageReport;

/** Writes single records in parallel until the server is gone. Reports, and returns, how many were acknowledged. */
async function load(url: string, onAcknowledged: (count: number) => void): Promise<number> {
  let acknowledged = 0;
  const write = async (): Promise<void> => {
    for (;;) {
      const answer = await post(url, '/v1/events', OLD.ingest, [
        usage('org', '2026-11-20T10:00:00Z', '0.5'),
      ]).catch(() => undefined);
      if (!answer?.ok) return;
      acknowledged += ((await answer.json()) as EventsAccepted).accepted;
      onAcknowledged(acknowledged);
    }
  };
  await Promise.all(Array.from({ length: 8 }, write));
  return acknowledged;
}

it('a signal during the start ends it in good order', { timeout: 60_000 }, async () => {
  const data = folder();
  const starting = startCli(['serve', '--port', '0', '--data', data], KEYS);
  await expect.poll(() => existsSync(join(data, 'holder.json')), { timeout: 30_000 }).toBe(true);
  starting.kill('SIGTERM');
  expect((await starting.ended).code).toBe(0);
  expect(await readdir(data)).not.toContain('holder.json');
});

describe('backup', { timeout: 120_000 }, () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'a folder that was stopped under load by %s is copied, and restored into an empty place: totals are equal',
    async (signal) => {
      const [data, copy, restored] = [folder(), folder(), folder()];
      const first = await serve(data);
      let stopped: Promise<unknown> | undefined;
      const acknowledged = await load(first.url, (count) => {
        if (count > 20) stopped ??= first.stop(signal);
      });
      expect(acknowledged).toBeGreaterThan(20);
      await stopped;

      expect(await runCli(['backup', '--data', data, '--to', copy])).toEqual({
        code: 0,
        stdout: `Copied ${data} to ${copy}.\n`,
        stderr: '',
      });

      // The original continues, while the copy stays as it was.
      expect((await readdir(home)).filter((name) => name.endsWith('.partial'))).toEqual([]);
      const second = await serve(data);
      const before = await reportOf(second.url);
      const kept = Number(before.total) * 2;
      // Records that were not acknowledged may have been written or not.
      expect(kept).toBeGreaterThanOrEqual(acknowledged);
      expect(kept).toBeLessThanOrEqual(acknowledged + 8);
      expect(
        (await post(second.url, '/v1/events', OLD.ingest, [usage('org', '2026-11-20T10:00:00Z', '100')]))
          .status,
      ).toBe(200);
      await second.stop();

      expect((await runCli(['backup', '--data', `${copy}/`, '--to', `${restored}/`])).code).toBe(0);
      const third = await serve(restored);
      expect(await reportOf(third.url)).toEqual(before);
      // Lost records are written again; those that were not lost still count once.
      const again = [usage('org', '2026-11-21T10:00:00Z', '1')];
      for (const expected of [
        { accepted: 1, duplicates: 0 },
        { accepted: 0, duplicates: 1 },
      ])
        expect(await (await post(third.url, '/v1/events', OLD.ingest, again)).json()).toEqual(expected);
    },
  );

  it('is read by nobody who may not read the original', async () => {
    const [data, copy] = [folder(), folder()];
    await (await serve(data)).stop();
    // Whatever the umask is: what the server creates is its own.
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    for (const mode of [0o700, 0o750]) {
      await chmod(data, mode);
      expect((await runCli(['backup', '--data', data, '--to', `${copy}-${mode}`])).code).toBe(0);
      expect((await stat(`${copy}-${mode}`)).mode & 0o777).toBe(mode);
    }
  });

  // Only root can give a file to somebody else.
  it.runIf(process.getuid?.() === 0)('made by root belongs to the user of the original', async () => {
    const [data, copy] = [folder(), folder()];
    await (await serve(data)).stop();
    const owners = async (of: string): Promise<Record<string, number>> =>
      Object.fromEntries(
        await Promise.all(
          ['', ...(await readdir(of, { recursive: true }))].map(
            async (name) => [name, (await lstat(join(of, name))).uid] as const,
          ),
        ),
      );
    for (const name of Object.keys(await owners(data))) await lchown(join(data, name), 65_534, 65_534);
    expect((await runCli(['backup', '--data', data, '--to', copy])).code).toBe(0);
    expect(await owners(copy)).toEqual(await owners(data));
    const started = await runCli(['serve', '--port', '0', '--data', copy], KEYS);
    expect([started.code, started.stderr]).toEqual([1, expect.stringContaining('cannot be opened as root')]);
  });

  it('leaves alone what a server holds, what is there already, and what is none', async () => {
    const data = folder();
    const server = await serve(data);
    const to = folder();
    const held = await runCli(['backup', '--data', data, '--to', to]);
    expect([held.code, held.stderr]).toEqual([
      1,
      expect.stringContaining(`is held by process ${server.pid}`),
    ]);
    expect(existsSync(to)).toBe(false);
    await server.stop();
    const names = await readdir(data);
    const [link, other] = [folder(), folder()];
    await symlink(join(home, 'nowhere'), link);
    await mkdir(`${other}.partial`);
    await writeFile(join(`${other}.partial`, 'mine.txt'), 'mine');
    for (const [from, into, words] of [
      [data, home, /already exists/],
      [data, join(data, 'copy'), /inside/],
      [home, to, /holds no usage/],
      [join(home, 'nowhere'), to, /holds no usage/],
      [data, link, /already exists/],
      [data, other, /\.partial already exists\. If it was left by a backup that was interrupted, remove it/],
    ] as const) {
      const { code, stdout, stderr } = await runCli(['backup', '--data', from, '--to', into]);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(words)]);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    expect(await readdir(data)).toEqual(names);
    expect(existsSync(join(home, 'nowhere'))).toBe(false);
    expect(await readdir(`${other}.partial`)).toEqual(['mine.txt']);
  });
});

describe('serve', { timeout: 120_000 }, () => {
  it('rotates keys by its environment: the old ones work until they are gone', async () => {
    const data = folder();
    const before = await serve(data);
    const old = await tokenOf(before.url);
    await before.stop();

    const both = await serve(data, {
      CREDIT_USAGE_SECRET_KEY: `${NEW.secret}, ${OLD.secret}`,
      CREDIT_USAGE_INGEST_KEY: `${NEW.ingest} ${OLD.ingest}`,
    });
    expect((await read(both.url, old)).status).toBe(200);
    for (const key of [OLD.ingest, NEW.ingest])
      expect((await post(both.url, '/v1/events', key, [])).status).toBe(200);
    const renewed = await tokenOf(both.url);
    expect((await both.stop()).stdout).not.toContain('cu_');

    const after = await serve(data, {
      CREDIT_USAGE_SECRET_KEY: NEW.secret,
      CREDIT_USAGE_INGEST_KEY: NEW.ingest,
    });
    expect((await read(after.url, renewed)).status).toBe(200);
    const refused = await read(after.url, old);
    expect([refused.status, ((await refused.json()) as Problem).code]).toEqual([401, 'unauthenticated']);
    expect((await post(after.url, '/v1/events', OLD.ingest, [])).status).toBe(401);
  });

  it('writes a line of JSON for each request to stderr, and nothing else; stdout has the address', async () => {
    const server = await serve(folder());
    const token = await tokenOf(server.url);
    await read(server.url, token);
    await fetch(`${server.url}/v1/agents/secret-agent/conversations/secret-talk/credits`);
    await fetch(`${server.url}/healthz`);
    const { code, stdout, stderr } = await server.stop();
    expect([code, stdout]).toEqual([0, `Credit usage API listening on ${server.url}\n`]);
    const lines = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ method, route, status, code: problem }) => [method, route, status, problem])).toEqual(
      [
        ['POST', '/v1/tokens', 200, undefined],
        ['GET', '/v1/usage', 200, undefined],
        ['GET', '/v1/agents/{agentId}/conversations/{conversationId}/credits', 401, 'unauthenticated'],
      ],
    );
    expect(stderr).not.toMatch(/secret-|cu_|eyJ|127\.0\.0\.1/);
  });

  it('writes words with --log text, and nothing with --log none', async () => {
    const said = async (format: string): Promise<string> => {
      const server = await serve(folder(), KEYS, ['--log', format]);
      await fetch(`${server.url}/v1/usage`);
      return (await server.stop()).stderr;
    };
    expect(await said('text')).toMatch(/^\S+Z \S+ GET \/v1\/usage 401 [\d.]+ ms unauthenticated\n$/);
    expect(await said('none')).toBe('');
  });
});
