import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { UsageRecord } from '@credit-usage/sdk/contract';
import { type Browser, chromium as playwright } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromium } from '../../scripts/browser.ts';
import { nodes } from '../support/nodes.ts';
import { type Outcome, PackedProject } from '../support/packed-project.ts';
import { startServer, type TestServer } from '../support/usage-server.ts';

/** What a user has: the tarball in an empty folder, and a real server over a connection. */
let project: PackedProject;
let server: TestServer;
let token: string;
/** The origin of pages, which is not that of the API. */
let host: Server;
let origin: string;

const usage = (id: string, day: number, credits: string): UsageRecord => ({
  type: 'usage',
  id,
  time: `2026-11-${day}T10:00:00Z`,
  organizationId: 'org_a',
  agentId: 'support',
  category: day % 2 ? 'LLM' : 'WebSearch',
  description: 'A step',
  credits,
  conversationId: 'c_1',
});

beforeAll(async () => {
  project = new PackedProject();
  host = createServer(({ url = '' }, response) => {
    const [type, body] = served(url);
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  server = await startServer({ allowedOrigins: [origin] });
  await server.write([
    { type: 'organization', id: 'org_a', name: 'Acme', updatedAt: '2026-11-01T00:00:00Z' },
    usage('u_1', 16, '1.5'),
    usage('u_2', 17, '0.000001'),
    usage('u_3', 18, '2'),
  ]);
  token = await server.token({ organizations: [{ id: 'org_a', roles: ['Billing', 'Owner'] }] });
});
afterAll(async () => {
  host?.close();
  await server?.close();
  project?.remove();
});

/** What every runtime does with the client: each kind of read, including one that fails. */
const CALLS = `
  const client = new CreditUsageClient({ baseUrl, token });
  const week = query.between('2026-11-16', '2026-11-23');
  const report = await client.usage.get({ ...week, timezone: 'Asia/Jakarta' });
  const conversations = await client.conversations.list(week).toArray({ limit: 10 });
  let steps = '0';
  const [{ organizationId, agentId, conversationId }] = conversations;
  const details = client.conversations.credits({ organizationId, agentId, conversationId });
  for await (const entry of details) steps = credits.add(steps, entry.credits);
  let history = '0';
  for await (const { total } of client.usage.history(week)) history = credits.add(history, total);
  const refusal = await new CreditUsageClient({ baseUrl, token: 'nobody' }).usage.get().catch((error) => error);
  const nowhere = await new CreditUsageClient({ baseUrl: 'http://127.0.0.1:9', retry: { max: 0 } }).usage.get().catch((error) => error);
  const did = {
    total: report.total,
    verified: verifyReport(report).ok,
    rows: conversations.length,
    steps,
    history,
    refusal: [refusal.kind, isAuthenticationError(refusal), refusal instanceof CreditUsageError],
    nowhere: [nowhere.kind, isRetryable(nowhere)],
  };`;
const DID = {
  total: '3.500001',
  verified: true,
  rows: 1,
  steps: '3.500001',
  history: '3.500001',
  refusal: ['authentication', true, true],
  nowhere: ['connection', true],
};

/** Names that are imported everywhere, in scripts and pages, with both module systems. */
const ROOT = `CreditUsageClient, CreditUsageError, credits, isAuthenticationError, isRetryable, query, verifyReport`;

describe.each(nodes([20, 22, 24]))('$name', ({ path = '' }) => {
  const IMPORTS = [
    ['@credit-usage/sdk', ROOT],
    ['@credit-usage/sdk/contract', 'operations, UsageReportSchema'],
    ['@credit-usage/sdk/credits', 'add'],
    ['@credit-usage/sdk/time', 'isTimeZone'],
    ['@credit-usage/sdk/query', 'key'],
    ['@credit-usage/sdk/export', 'toCsv, usageColumns, usageRows'],
    ['@credit-usage/sdk/node', 'fromEnv, writeCsv'],
  ];
  const imported = IMPORTS.map(([entry, names]) => `import { ${names} } from '${entry}';`);
  const required = IMPORTS.map(([entry, names]) => `const { ${names} } = require('${entry}');`);

  /** Configured by the environment, as scripts are, and using something of every entry. */
  const SCRIPT = `
    const { CREDIT_USAGE_URL: baseUrl, CREDIT_USAGE_TOKEN: token } = process.env;
    ${CALLS}
    const lines = [];
    for await (const text of toCsv(usageRows(report), { columns: usageColumns })) lines.push(text);
    const others = {
      written: (await writeCsv(usageRows(report), file, { columns: usageColumns })).total,
      lines: lines.join('').split('\\r\\n').length,
      env: (await fromEnv().categories.list()).data.map(({ id }) => id),
      valid: UsageReportSchema.check(report).ok,
      path: operations.usage.path,
      sum: add('0.1', '0.2'),
      key: key({ period: '24h' }, 'categories'),
      zone: isTimeZone('Asia/Jakarta'),
    };
    console.log(JSON.stringify({ did, others }));`;

  const run = (file: string, contents: string): Promise<Outcome> => {
    project.write(file, contents);
    return project.nodeAt(path, { CREDIT_USAGE_URL: server.url, CREDIT_USAGE_TOKEN: token }, file);
  };
  const OTHERS = {
    written: '3.500001',
    lines: 16,
    env: ['LLM', 'WebSearch'],
    valid: true,
    path: '/v1/usage',
    sum: '0.3',
    key: '',
    zone: true,
  };

  const done: Outcome = { code: 0, output: `${JSON.stringify({ did: DID, others: OTHERS })}\n` };

  it.skipIf(path === '')('calls a server with what it imports', async () => {
    const script = `${imported.join('\n')}\nconst file = 'imported.csv';\n${SCRIPT}`;
    expect(await run('imported.mjs', script)).toEqual(done);
  });

  it.skipIf(path === '')('calls a server with what it requires', async () => {
    const script = `${required.join('\n')}\nconst file = 'required.csv';\n(async () => {${SCRIPT}})();`;
    expect(await run('required.cjs', script)).toEqual(done);
  });
});

/** As published, without a bundler: in a page with an import map, and in its worker, which cannot have one. */
describe('Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await playwright.launch(await chromium());
  });
  afterAll(() => browser?.close());

  it('calls a server from a page and from a module worker', async () => {
    const visit = await browser.newPage();
    await visit.goto(`${origin}/`);
    expect(await visit.evaluate('inPage')).toEqual(DID);
    expect(await visit.evaluate('inWorker')).toEqual(DID);
    await visit.close();
  });
});

/** The files that the page loads from its own origin. */
function served(path: string): readonly [type: string, body: string] {
  const calls = `const baseUrl = '${server.url}';\nconst token = '${token}';\n${CALLS}`;
  if (path.startsWith('/sdk/'))
    return [
      'text/javascript',
      readFileSync(join(project.packageFolder('sdk'), 'dist', path.slice(5)), 'utf8'),
    ];
  if (path === '/worker.js')
    return ['text/javascript', `import { ${ROOT} } from '/sdk/index.js';\n${calls}\npostMessage(did);`];
  return [
    'text/html',
    `<!doctype html><title>Page</title>
    <script type="importmap">{ "imports": { "@credit-usage/sdk": "/sdk/index.js" } }</script>
    <script type="module">
      import { ${ROOT} } from '@credit-usage/sdk';
      globalThis.inPage = (async () => {${calls}\nreturn did;})().catch(String);
      globalThis.inWorker = new Promise((resolve) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => resolve(message);
      });
    </script>`,
  ];
}
