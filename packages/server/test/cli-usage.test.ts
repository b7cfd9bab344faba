import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock, TokenIssuer } from '@credit-usage/server';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../src/cli/run.js';
import { fresh } from './support/records.js';

// Runs in this process: no store is opened here, and starting a process for each case would take long.

const KEYS = {
  CREDIT_USAGE_SECRET_KEY: 'cu_sk_for_the_tests_of_the_command_line',
  CREDIT_USAGE_INGEST_KEY: 'cu_ik_for_what_the_command_line_writes',
};
/** Some file that exists. */
const FILE = fileURLToPath(import.meta.url);

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'credit-usage-cli-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Runs a command with these environment variables and no others of ours. */
async function command(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  for (const name of ['CLICKHOUSE_URL', ...Object.keys(KEYS)]) vi.stubEnv(name, variables[name]);
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    });
  const code = await run(args);
  vi.restoreAllMocks();
  return { code, ...printed };
}

describe('a command that was called wrongly', () => {
  const wrong: [string, string[], Record<string, string>?][] = [
    ['no command', []],
    ['an unknown command', ['begin']],
    ['an unknown option', ['serve', '--folder', 'x']],
    ['nowhere to keep usage', ['serve']],
    ['two places to keep usage', ['serve', '--data', 'x'], { CLICKHOUSE_URL: 'http://127.0.0.1:9' }],
    ['a port that is none', ['serve', '--data', 'x', '--port', '65536']],
    ['a clock that is none', ['serve', '--data', 'x', '--now', 'noon']],
    ['no file', ['import', '--data', 'x']],
    ['nowhere to import into', ['import', FILE]],
    ['two places to import into', ['import', FILE, '--data', 'x', '--url', 'http://127.0.0.1:9'], KEYS],
    ['a URL that is none', ['import', FILE, '--url', 'localhost'], KEYS],
    ['no key to send with', ['import', FILE, '--url', 'http://127.0.0.1:9']],
    ['no viewer', ['token'], KEYS],
    ['no secret', ['token', '--viewer', FILE]],
    ['a time to live that is none', ['token', '--viewer', FILE, '--ttl', 'long'], KEYS],
    ['a data folder whose name is empty', ['serve', '--data', '']],
    ['a viewer whose name is empty', ['token', '--viewer', ''], KEYS],
    ['a file that is not there', ['token', '--viewer', 'nowhere.json'], KEYS],
    ['a file to import that is not there', ['import', 'nowhere.ndjson', '--data', 'x']],
    ['a folder to import', ['import', dirname(FILE), '--data', 'x']],
  ];

  it.each(wrong)('%s: exit code 2, with words and without a stack', async (_, args, variables) => {
    const { code, stdout, stderr } = await command(args, variables);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/\S/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    [
      'a key of the wrong kind',
      ['serve', '--data', 'x'],
      { ...KEYS, CREDIT_USAGE_SECRET_KEY: KEYS.CREDIT_USAGE_INGEST_KEY },
      /CREDIT_USAGE_SECRET_KEY.*cu_sk_/,
    ],
    [
      'a key that can be guessed',
      ['serve', '--data', 'x'],
      { ...KEYS, CREDIT_USAGE_INGEST_KEY: 'cu_ik_short' },
      /CREDIT_USAGE_INGEST_KEY/,
    ],
    [
      'a file that is not there',
      ['token', '--viewer', 'nowhere.json'],
      KEYS,
      /^The file nowhere\.json cannot be read: there is no such file\.\n$/,
    ],
    [
      'a viewer that is a folder',
      ['token', '--viewer', dirname(FILE)],
      KEYS,
      /^The file .+ cannot be read: it is a folder\.\n$/,
    ],
    [
      'a file to import that is not there',
      ['import', FILE, 'nowhere.ndjson', '--data', 'x'],
      {},
      /^The file nowhere\.ndjson cannot be read: there is no such file\.\n$/,
    ],
    [
      'a folder to import',
      ['import', dirname(FILE), '--data', 'x'],
      {},
      /test is a folder\. Name the files in it, such as .+test\/\*\.ndjson\.\n$/,
    ],
    ['an empty folder', ['backup', '--data', '', '--to', 'x'], {}, /'--data <dir>' argument '' is invalid/],
    [
      'a key that cannot be sent',
      ['serve', '--data', 'x'],
      { ...KEYS, CREDIT_USAGE_INGEST_KEY: 'cu_ik_with spaces_for_the_tests' },
      /CREDIT_USAGE_INGEST_KEY/,
    ],
    ['a server that does not answer', ['import', FILE, '--url', 'http://127.0.0.1:9'], KEYS, /./],
    [
      'a ClickHouse server that does not answer',
      ['import', FILE],
      { CLICKHOUSE_URL: 'http://127.0.0.1:9' },
      /did not answer: .*ECONNREFUSED/,
    ],
  ])('%s: not 0, and the words say what', async (_, args, variables, words) => {
    const { code, stdout, stderr } = await command(args, variables);
    expect(code).toBeGreaterThan(0);
    expect(stdout).toBe('');
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at |for_the_tests|short/);
  });

  it('--version prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    expect(await command(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it.each([[['--help']], [['serve', '--help']], [['import', '--help']], [['token', '--help']]])(
    '%j is no mistake',
    async (args) => {
      const { code, stdout } = await command(args);
      expect(code).toBe(0);
      expect(stdout).toMatch(/Usage: credit-usage-server/);
    },
  );
});

describe('import --url', () => {
  it('says where it stopped, and what is in, when the server sends it away', async () => {
    let count = 0;
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        count++;
        response.writeHead(count === 1 ? 200 : 503, {
          'Content-Type': 'application/json',
          'Retry-After': '86400',
        });
        response.end(count === 1 ? '{"accepted":1,"duplicates":0}' : '');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const files = ['first', 'second'].map((name) => join(home, `${name}.ndjson`));
    for (const file of files) await writeFile(file, '\n{}\n');
    try {
      expect(await command(['import', ...files, '--url', url], KEYS)).toEqual({
        code: 1,
        stdout: '',
        stderr: `${url} cannot take records right now (503), and asks to wait 86400 s.\nStopped at ${files[1]}, line 2. Before it: 1 record imported, 0 known already. Run the same import again: records that are already stored are not counted twice.\n`,
      });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

describe('token', () => {
  const fileOf = async (content: string): Promise<string> => {
    const file = join(home, `${fresh('viewer')}.json`);
    await writeFile(file, content);
    return file;
  };

  it('prints a token that a server with the same secret takes, and nothing else', async () => {
    const viewer = { sub: 'viewer', organizations: [{ id: 'org', roles: ['Billing'] }], agents: [] };
    const file = await fileOf(JSON.stringify(viewer));
    const { code, stdout, stderr } = await command(['token', '--viewer', file, '--ttl', '60'], KEYS);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\S+\n$/);
    const verified = await new TokenIssuer({ secret: KEYS.CREDIT_USAGE_SECRET_KEY }, systemClock).verify(
      stdout.trim(),
    );
    expect([verified.sub, [...verified.organizations]]).toEqual(['viewer', [['org', ['Billing']]]]);
    const { iat, exp } = JSON.parse(Buffer.from(stdout.split('.')[1] ?? '', 'base64url').toString());
    expect(exp - iat).toBe(60);
  });

  it.each([
    ['nonsense', /is not JSON\. Write it like \{"sub"/],
    ['[]', /does not describe a viewer: top level: Expected an object\. Write it like \{"sub"/],
    ['{"sub":"x","organizations":[]}', /a viewer: agents: Expected an array; \[\] when there are none\. /],
    ['{"sub":"x","organizations":[],"agents":[],"more":1}', /a viewer: top level: Unknown: more\. /],
    ['{"sub":"","organizations":[],"agents":[]}', /a viewer: sub: Must not be empty\. /],
    ['{"sub":"x","organizations":[],"agents":[],"ttlSeconds":5}', /a viewer: ttlSeconds: /],
  ])('says which file is wrong, and what is wrong with the viewer %s', async (content, words) => {
    const file = await fileOf(content);
    const { code, stdout, stderr } = await command(['token', '--viewer', file], KEYS);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.startsWith(`${file} `)).toBe(true);
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd()).not.toContain('\n');
  });

  it.each(['59', '3601', '7200', '1d', '60.5', '-60', ''])(
    'names the option for a time to live of %j',
    async (ttl) => {
      const file = await fileOf('{"sub":"x","organizations":[],"agents":[]}');
      const { code, stderr } = await command(['token', '--viewer', file, '--ttl', ttl], KEYS);
      expect(code).toBe(2);
      expect(stderr).toMatch(/'--ttl <seconds>'.* is invalid\. Expected whole seconds from 60 to 3600\./);
    },
  );
});
