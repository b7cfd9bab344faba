import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createListener, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeys } from '@credit-usage/server';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { readKeyInForce, readKeys } from '../src/cli/keys.js';
import { CONNECTION_LIMITS, listen } from '../src/cli/listen.js';
import { run } from '../src/cli/run.js';
import { StartupError, whyNotUsable } from '../src/cli/startup-error.js';

// Runs in this process: mistakes are reported before a store is opened.

const [ONE, TWO, THREE] = [generateKeys(), generateKeys(), generateKeys()];
const NAMES = ['CLICKHOUSE_URL', 'CREDIT_USAGE_SECRET_KEY', 'CREDIT_USAGE_INGEST_KEY'];
const SERVE = ['serve', '--port', '0', '--data'];

let home: string;
let file: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'credit-usage-start-'));
  file = join(home, 'a file');
  await writeFile(file, '');
});
afterAll(() => rm(home, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function environment(variables: Readonly<Record<string, string>>): void {
  for (const name of new Set([...NAMES, ...Object.keys(variables)])) vi.stubEnv(name, variables[name]);
}

async function command(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  environment(variables);
  let said = '';
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  const code = await run(args);
  vi.restoreAllMocks();
  return { code, said };
}

describe('a start that fails', () => {
  const secret = (...keys: string[]) => ({ CREDIT_USAGE_SECRET_KEY: keys.join(',') });
  const wrong: [string, string[], Record<string, string>, number, RegExp][] = [
    [
      'a misspelt variable',
      [...SERVE, 'x'],
      { CREDIT_USAGE_SECRETKEY: ONE.secret },
      2,
      /CREDIT_USAGE_SECRETKEY .*mean CREDIT_USAGE_SECRET_KEY\?/,
    ],
    [
      'half a variable',
      [...SERVE, 'x'],
      { CREDIT_USAGE_INGEST: ONE.ingest },
      2,
      /CREDIT_USAGE_INGEST .*mean CREDIT_USAGE_INGEST_KEY\?/,
    ],
    [
      'a variable in the plural',
      [...SERVE, 'x'],
      { CREDIT_USAGE_INGEST_KEYS: ONE.ingest },
      2,
      /mean CREDIT_USAGE_INGEST_KEY\?/,
    ],
    [
      'another misspelt variable',
      ['serve'],
      { CLICKHOUSE_URI: 'http://u:hunter2@h' },
      2,
      /mean CLICKHOUSE_URL\?/,
    ],
    [
      'a variable without its kind',
      [...SERVE, 'x'],
      { CREDIT_USAGE_KEY: ONE.secret },
      2,
      /CREDIT_USAGE_KEY .*mean CREDIT_USAGE_SECRET_KEY\?/,
    ],
    [
      'a variable without what parts its words',
      ['serve'],
      { CLICKHOUSEURL: 'http://u:hunter2@h' },
      2,
      /mean CLICKHOUSE_URL\?/,
    ],
    [
      'a key of one letter',
      [...SERVE, 'x'],
      secret(`cu_sk_${'a'.repeat(40)}`),
      2,
      /CREDIT_USAGE_SECRET_KEY must be random/,
    ],
    [
      'an empty variable',
      [...SERVE, 'x'],
      { CREDIT_USAGE_SECRET_KEY: '' },
      2,
      /CREDIT_USAGE_SECRET_KEY is set but empty/,
    ],
    [
      'a variable of commas',
      [...SERVE, 'x'],
      { CREDIT_USAGE_SECRET_KEY: ' , ' },
      2,
      /CREDIT_USAGE_SECRET_KEY is set but empty/,
    ],
    ['an empty address', ['serve'], { CLICKHOUSE_URL: '' }, 2, /CLICKHOUSE_URL is set but empty/],
    [
      'three keys',
      [...SERVE, 'x'],
      secret(ONE.secret, TWO.secret, THREE.secret),
      2,
      /has 3 keys; it may hold two/,
    ],
    [
      'one key twice',
      [...SERVE, 'x'],
      secret(ONE.secret, ONE.secret),
      2,
      /second key of CREDIT_USAGE_SECRET_KEY must be another/,
    ],
    [
      'a second key of the wrong kind',
      [...SERVE, 'x'],
      secret(ONE.secret, ONE.ingest),
      2,
      /second key of CREDIT_USAGE_SECRET_KEY.*cu_sk_/,
    ],
    [
      'a key of the wrong kind',
      [...SERVE, 'x'],
      secret(ONE.ingest),
      2,
      /CREDIT_USAGE_SECRET_KEY must begin with cu_sk_/,
    ],
    [
      'a secret key without an ingest key',
      [...SERVE, 'x'],
      secret(ONE.secret),
      2,
      /^CREDIT_USAGE_INGEST_KEY is not set\. Set both keys, or neither/,
    ],
    [
      'an ingest key without a secret key',
      [...SERVE, 'x'],
      { CREDIT_USAGE_INGEST_KEY: ONE.ingest },
      2,
      /^CREDIT_USAGE_SECRET_KEY is not set\. Set both keys, or neither/,
    ],
    [
      'an address that is none',
      ['serve'],
      { CLICKHOUSE_URL: 'clickhouse:hunter2' },
      2,
      /CLICKHOUSE_URL must be an http or https address/,
    ],
    [
      'an address of something else',
      ['serve'],
      { CLICKHOUSE_URL: 'tcp://u:hunter2@h:9000' },
      2,
      /CLICKHOUSE_URL must be/,
    ],
    [
      'nobody at the address',
      ['serve'],
      { CLICKHOUSE_URL: 'http://u:hunter2@127.0.0.1:9' },
      1,
      /did not answer: .*ECONNREFUSED/,
    ],
    [
      'an origin with a path',
      [...SERVE, 'x', '--allow-origin', 'https://app.example.com/'],
      {},
      2,
      /Expected an origin/,
    ],
    ['any origin', [...SERVE, 'x', '--allow-origin', '*'], {}, 2, /Expected an origin/],
    ['a log of another kind', [...SERVE, 'x', '--log', 'xml'], {}, 2, /json, text, none/],
  ];

  it.each(wrong)('%s is reported in one line', async (_, args, variables, expected, words) => {
    const { code, said } = await command(args, variables);
    expect(said).toMatch(words);
    expect(code).toBe(expected);
    expect(said).not.toMatch(/\n\s+at |hunter2/);
    for (const { secret, ingest } of [ONE, TWO, THREE])
      for (const key of [secret, ingest]) expect(said).not.toContain(key.slice(6));
    // Commander adds a line about --help.
    expect(said.replace(/\n?\(--help lists the options\)\n/, '').trim()).not.toContain('\n');
  });

  it('a folder that cannot be used is reported in one line', async () => {
    for (const data of [file, join(file, 'below'), join(home, 'x'.repeat(300))]) {
      const { code, said } = await command([...SERVE, data]);
      expect([code, said]).toEqual([
        1,
        expect.stringMatching(/^The folder .+ cannot be used: .+ \(E\w+\)\.\n$/),
      ]);
    }
  });

  it('an error about another folder is not blamed on the data folder', () => {
    const failed = (path: string) =>
      Object.assign(new Error('no'), { code: 'ENOTDIR', syscall: 'mkdir', path });
    const other = failed('/dev/null/engine');
    expect(whyNotUsable(other, '/var/data')).toBe(other);
    for (const path of ['/var/data', '/var/data/store', '/var', '/'])
      expect(whyNotUsable(failed(path), '/var/data/')).toBeInstanceOf(StartupError);
  });

  it('a copy that fails is blamed on the folder that has no space, not on the one that is copied', () => {
    const failed = (code: string) =>
      Object.assign(new Error('no'), {
        code,
        syscall: 'copyfile',
        path: '/var/data/a',
        dest: '/copy.partial/a',
      });
    expect(whyNotUsable(failed('ENOSPC'), '/copy', '/copy.partial')).toMatchObject({
      message: 'The folder /copy cannot be used: there is no space left (ENOSPC).',
    });
    // Which of the two may not be read or written is in the system's own words.
    const unclear = failed('EACCES');
    expect(whyNotUsable(unclear, '/copy', '/copy.partial')).toBe(unclear);
  });

  it('a signal ends it while ClickHouse does not answer', async () => {
    const sockets = new Set<Socket>();
    const silent = createListener((socket) => sockets.add(socket.resume()));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = silent.address() as AddressInfo;
      const ending = command(['serve', '--port', '0'], { CLICKHOUSE_URL: `http://127.0.0.1:${port}` });
      await expect.poll(() => sockets.size).toBeGreaterThan(0);
      process.emit('SIGTERM');
      expect(await ending).toEqual({ code: 0, said: '' });
      // An open connection would keep the process from ending.
      await expect.poll(() => [...sockets].every(({ closed }) => closed)).toBe(true);
    } finally {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => silent.close(resolve));
    }
  });

  it('similar variables of other programs are left alone', async () => {
    const others = {
      CREDIT_USAGE_URL: 'http://127.0.0.1:1',
      CREDIT_USAGE_TOKEN: 'x',
      CREDIT_USAGE_SEED: '1',
      CLICKHOUSE_USER: 'x',
      CLICKHOUSE_DB: 'x',
      CLICKHOUSE_PASSWORD: 'x',
      // Kubernetes sets these variables when there is a service named `clickhouse`.
      CLICKHOUSE_PORT: 'tcp://10.0.0.7:8123',
      CLICKHOUSE_SERVICE_HOST: '10.0.0.7',
    };
    expect(await command(['serve'], others)).toEqual({
      code: 2,
      said: expect.stringContaining('--data DIR'),
    });
  });
});

describe('keys from the environment', () => {
  it.each([',', ' ', ', ', '\n', ' ,\t'])(
    'the first is the current one, the second is accepted too, separated by %j',
    (between) => {
      environment({
        CREDIT_USAGE_SECRET_KEY: [ONE.secret, TWO.secret].join(between),
        CREDIT_USAGE_INGEST_KEY: ` ${[ONE.ingest, TWO.ingest].join(between)}\n`,
      });
      const keys = { ...ONE, previousSecret: TWO.secret, previousIngest: TWO.ingest };
      expect(readKeys()).toEqual({ keys, generated: false });
      expect([readKeyInForce('secret'), readKeyInForce('ingest')]).toEqual([ONE.secret, ONE.ingest]);
    },
  );

  it('when none is set, both are generated for one run', () => {
    environment({});
    const { keys, generated } = readKeys();
    expect(generated).toBe(true);
    expect(keys.secret).toMatch(/^cu_sk_[\w-]{24,}$/);
    expect(keys.ingest).toMatch(/^cu_ik_[\w-]{24,}$/);
    expect(readKeyInForce('ingest')).toBeUndefined();
  });
});

describe('an address that cannot be listened on', () => {
  it.each([
    ['127.0.0.1', 'taken', /^Port \d+ of 127\.0\.0\.1 is in use by another process\. /],
    ['192.0.2.1', 'free', /^--host 192\.0\.2\.1 is not an address of this machine\. /],
  ])('%s, %s', async (host, port, words) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    try {
      const taken = (other.address() as AddressInfo).port;
      const listening = listen(
        async () => new Response(),
        { host, port: port === 'taken' ? taken : 0 },
        CONNECTION_LIMITS,
      );
      await expect(listening).rejects.toMatchObject({
        name: 'StartupError',
        message: expect.stringMatching(words),
      });
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });
});
