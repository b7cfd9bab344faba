import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Browser, chromium as playwright } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../../../scripts/browser.ts';
import { echoing } from '../src/testing/echo.js';
import { conversationPageFixture, problemFixture, usageReportFixture } from '../src/testing/index.js';

/** The strictest policy with which a page can still run its own script. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types page',
].join('; ');

/** Everything that a client does: reads, lists, a history, every kind of bad answer, and an abort. */
const SCRIPT = `
import { CreditUsageClient, credits, verifyReport } from '../src/index.ts';
const complaints = [];
addEventListener('securitypolicyviolation', (event) => complaints.push(event.violatedDirective + ' ' + event.sourceFile));

async function everything() {
  const base = location.origin + '/usage-api';
  const client = new CreditUsageClient({ baseUrl: '/usage-api', credentials: 'same-origin', retry: { max: 1 } });
  const stranger = new CreditUsageClient({ baseUrl: base, token: 'tok-1', retry: { max: 0 } });
  const kindOf = (call) => call.then(() => 'fine', (error) => error.kind + ' ' + error.code);
  const report = await client.usage.get({ timezone: 'Asia/Jakarta' });
  const rows = await client.conversations.list().toArray({ limit: 10 });
  let total = '0';
  for await (const bucket of client.usage.history({ from: '2026-11-16', to: '2026-11-23' })) total = credits.add(total, bucket.total);
  const bad = [];
  for (const organizationId of ['refused', 'page', 'shape', 'busy', 'moved', 'stall']) bad.push(await kindOf(stranger.usage.get({ organizationId }, organizationId === 'stall' ? { timeoutMs: 300 } : {})));
  bad.push(await kindOf(stranger.usage.get({ organizationId: 'stall' }, { signal: AbortSignal.timeout(20) })));
  return { verified: verifyReport(report).ok, rows: rows.length, total: total === report.total, bad };
}
`;

const PAGE_SCRIPT = `${SCRIPT}
const policy = trustedTypes.createPolicy('page', { createScriptURL: (url) => url });
globalThis.inPage = everything().then((did) => ({ ...did, complaints }));
globalThis.inWorker = new Promise((resolve, reject) => {
  const worker = new Worker(policy.createScriptURL('/worker.js'), { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
});`;

const WORKER_SCRIPT = `${SCRIPT}
postMessage(await everything().then((did) => ({ ...did, complaints })));`;

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

const DID = {
  verified: true,
  rows: 2,
  total: true,
  bad: [
    'missing_role role_required',
    'response_parse not_json',
    'response_validation invalid_response',
    'server http_503',
    'connection redirected',
    'timeout timeout',
    'aborted aborted',
  ],
  complaints: [],
};

describe('a page with a strict content security policy', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  const files = new Map<string, readonly [type: string, body: string]>();
  /** The cookie and the token of each request to the API. */
  const askers = new Set<string>();

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', origin);
    const { pathname, searchParams } = url;
    const json = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (!pathname.startsWith('/usage-api/')) {
      const [type, body] = files.get(pathname) ?? ['text/plain', ''];
      const headers = {
        'content-type': type,
        'content-security-policy': POLICY,
        'set-cookie': 'sid=canary; HttpOnly',
      };
      return void response.writeHead(200, headers).end(body);
    }
    askers.add(`${request.headers.cookie ?? 'no cookie'}, ${request.headers.authorization ?? 'no token'}`);
    if (pathname.endsWith('/conversations')) return void json(200, conversationPageFixture());
    switch (searchParams.get('organizationId')) {
      case 'refused':
        return void json(403, problemFixture('role_required'));
      case 'page':
        return void response.end('<p>Welcome');
      case 'shape':
        return void json(200, { ...usageReportFixture(), total: 5 });
      case 'busy':
        return void response.writeHead(503).end();
      case 'moved':
        return void response.writeHead(302, { location: '/' }).end();
      case 'stall':
        return void response.writeHead(200).write('{');
      default:
        return void json(200, echoing('usage', url, usageReportFixture()));
    }
  };

  beforeAll(async () => {
    files.set('/', [
      'text/html',
      '<!doctype html><title>Strict</title><script type="module" src="/page.js"></script>',
    ]);
    files.set('/eval', [
      'text/html',
      '<!doctype html><title>Eval</title><script type="module" src="/eval.js"></script>',
    ]);
    files.set('/eval.js', [
      'text/javascript',
      'try { new Function("1") } catch (error) { globalThis.thrown = error.name }',
    ]);
    files.set('/page.js', ['text/javascript', await bundled(PAGE_SCRIPT)]);
    files.set('/worker.js', ['text/javascript', await bundled(WORKER_SCRIPT)]);
    server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await playwright.launch(await chromium());
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  it('runs the client without a complaint, in the page and in a worker', async () => {
    const page = await browser.newPage();
    const said: string[] = [];
    // Browsers report every 403 and 503 in the console.
    page.on(
      'console',
      (message) => message.text().startsWith('Failed to load resource') || said.push(message.text()),
    );
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${origin}/`);
    expect(await page.evaluate('inPage')).toEqual(DID);
    expect(await page.evaluate('inWorker')).toEqual(DID);
    expect(said).toEqual([]);
    await page.close();
  });

  it('sends the cookies of a same-origin host when it is told to, and otherwise the token alone', () => {
    expect([...askers].sort()).toEqual(['no cookie, Bearer tok-1', 'sid=canary, no token']);
  });

  it('has a policy that bites', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/eval`);
    await expect.poll(() => page.evaluate('globalThis.thrown')).toBe('EvalError');
    await page.close();
  });
});
