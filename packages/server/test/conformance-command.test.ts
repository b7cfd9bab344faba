import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { run } from '../src/cli/run.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
}, 120_000);
afterAll(() => server.close());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** Runs the command with these variables and no other keys. */
async function conformance(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  for (const name of ['CREDIT_USAGE_SECRET_KEY', 'CREDIT_USAGE_INGEST_KEY'])
    vi.stubEnv(name, variables[name]);
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((text) => {
      printed[stream] += String(text);
      return true;
    });
  const code = await run(['conformance', ...args]);
  vi.restoreAllMocks();
  return { code, ...printed };
}

/** Some other HTTP server. */
async function withListener<Result>(
  answer: RequestListener,
  use: (url: string) => Promise<Result>,
): Promise<Result> {
  const listener = createServer(answer);
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
  } finally {
    await new Promise((resolve) => listener.close(resolve));
  }
}

/** What the right server answers. */
async function passOn(request: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return fetch(server.url + request.url, {
    method: request.method ?? 'GET',
    headers: Object.entries(request.headers).filter(([name]) =>
      /^(?:authorization|content-type|accept)$/.test(name),
    ) as [string, string][],
    ...(chunks.length && { body: Buffer.concat(chunks) }),
  });
}

describe('conformance', () => {
  it('prints each rule and a summary, and ends with 0 when none failed', async () => {
    const { url, keys } = server;
    const args = ['--url', url, '--secret', keys.secret, '--ingest', keys.ingest];
    const { code, stdout, stderr } = await conformance([
      ...args,
      '--only',
      'sums',
      '--only',
      'roles.billing',
    ]);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.at(-1)).toBe('13 rules: 13 passed, 0 failed, 0 skipped.');
    expect(lines[0]).toBe('pass  roles.billing: Billing alone is enough to see usage and conversations.');
  });

  it('takes the keys from the environment, and a base with a path and a slash', async () => {
    const { url, keys } = server;
    const variables = { CREDIT_USAGE_SECRET_KEY: keys.secret };
    const { code, stdout } = await conformance(['--url', `${url}/`, '--only', 'sums.total'], variables);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^skip {2}sums\.total: .*\n {6}because {3}.*ingest key/);
    expect(stdout).toMatch(/\n1 rule: 0 passed, 0 failed, 1 skipped\.\n$/);
  });

  it('prints JSON, and ends with 1 when a rule is broken', async () => {
    const { keys } = server;
    const result = await withListener(
      async (request, response) => {
        const right = await passOn(request);
        const body = await right.text();
        // Repeats what it was called with, as servers in development do.
        const kept = request.url === '/healthz' ? JSON.stringify({ headers: request.headers }) : body;
        response.writeHead(request.url === '/healthz' ? 500 : right.status, {
          'Content-Type': 'application/json',
        });
        response.end(kept);
      },
      (url) => conformance(['--url', url, '--secret', keys.secret, '--only', 'service', '--json']),
    );
    expect(result.code).toBe(1);
    expect(result.stderr).toBe('');
    const { summary, rules } = JSON.parse(result.stdout) as { summary: object; rules: { id: string }[] };
    expect(summary).toEqual({ passed: 7, failed: 1, skipped: 0 });
    expect(rules.find(({ id }) => id === 'service.health')).toMatchObject({
      outcome: 'failed',
      expected: '/healthz 200',
      came: '500',
    });
  });

  it('prints what a server says without what a terminal would obey', async () => {
    const { secret, ingest } = server.keys;
    const { stdout } = await withListener(
      async (request, response) => {
        const right = await passOn(request);
        const isWrong = request.url?.startsWith('/v1/categories');
        response.writeHead(isWrong ? 500 : right.status, { 'Content-Type': 'application/json' });
        response.end(isWrong ? 'said \u001b[2J\u009b\u202e\nso' : await right.text());
      },
      (url) =>
        conformance(['--url', url, '--secret', secret, '--ingest', ingest, '--only', 'directory.categories']),
    );
    expect(stdout).toContain('said [2J so');
  });

  it('never prints a credential, whatever the server repeats', async () => {
    const secret = 'a key that looks like none of ours';
    const { code, stdout, stderr } = await withListener(
      (request, response) => {
        response.writeHead(500, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify({ echo: request.headers.authorization }));
      },
      (url) => conformance(['--url', url, '--secret', secret]),
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/Nothing can be checked.*500/);
    expect(stderr).not.toContain(secret);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it.each([
    ['no address', ['--secret', 'cu_sk_for_the_tests_of_the_suite'], 2, /--url/],
    ['an address that is none', ['--url', 'localhost', '--secret', 'cu_sk_x'], 2, /--url/],
    ['no secret', ['--url', 'http://127.0.0.1:9'], 2, /--secret/],
    [
      'a rule that is none',
      ['--url', 'http://127.0.0.1:9', '--secret', 'x', '--only', 'sum'],
      2,
      /called sum\. Did you mean sums\? The areas are service, roles, .*, tokens\.\n/,
    ],
    [
      'a misspelt rule',
      ['--url', 'http://127.0.0.1:9', '--secret', 'x', '--only', 'sums.totl'],
      2,
      /called sums\.totl\. Did you mean sums\.total\?/,
    ],
    [
      'something else',
      ['--url', 'http://127.0.0.1:9', '--secret', 'x', '--only', 'everything'],
      2,
      /called everything\. The areas are service/,
    ],
    [
      'an origin that is none',
      ['--url', 'http://127.0.0.1:9', '--secret', 'x', '--origin', '*'],
      2,
      /origin/,
    ],
    ['nobody there', ['--url', 'http://127.0.0.1:9', '--secret', 'x'], 1, /Nothing can be checked/],
  ])('%s: not 0, and the words say what', async (_, args, expected, words) => {
    const { code, stdout, stderr } = await conformance(args);
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).toMatch(words);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
