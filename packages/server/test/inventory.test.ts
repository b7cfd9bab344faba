import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openApiDocument from '@credit-usage/sdk/openapi.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../test/support/usage-server.js';
import { PATHS } from '../src/http/paths.js';
import { send } from './support/raw-http.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'QUERY'];
const paths = openApiDocument.paths as Readonly<Record<string, object>>;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
}, 120_000);
afterAll(() => server.close());

describe('what is there', () => {
  it('every path is in the document, and no other', () => {
    expect([...PATHS].sort()).toEqual(Object.keys(paths).sort());
  });

  it.each(Object.entries(paths))(
    '%s answers the methods of the document, and no other',
    async (path, methods) => {
      const documented = Object.keys(methods).map((method) => method.toUpperCase());
      for (const method of METHODS) {
        const { status } = await send(server.url, { method, path: path.replace(/[{}]/g, '') });
        expect([method, status === 405]).toEqual([method, !documented.includes(method)]);
      }
    },
  );

  it.each([
    '/',
    '/v1',
    '/v1/',
    '/v2/usage',
    '/admin',
    '/metrics',
    '/v1/usage/',
    '/v1/events/1',
    '/.git/config',
  ])('%s is not found', async (path) => {
    for (const method of METHODS) expect((await send(server.url, { method, path })).status).toBe(404);
  });
});

/** A source file and everything that it imports, directly or indirectly, except types. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const statements = readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*?from '(\.[^']+)\.js'/gm,
  );
  for (const { 1: path = '' } of statements) withImports(join(dirname(file), `${path}.ts`), seen);
  return seen;
}

const CALLING =
  /(?<![.\w])fetch\(|^import (?!type )[^;]*from '(?:node:)?(?:https?|http2|net|tls|dgram|dns)'|XMLHttpRequest|WebSocket/m;

describe('whom the server calls', () => {
  const source = (file: string): string => fileURLToPath(new URL(`../src/${file}`, import.meta.url));

  it('is nobody that a request names: nothing that a handler is made of can call out', () => {
    const files = withImports(source('app.ts'));
    expect(files.size).toBeGreaterThan(60);
    // This file connects to a socket in the data folder, to see whether another process holds it.
    const lock = source('store/life-sign.ts');
    expect([...files].filter((file) => CALLING.test(readFileSync(file, 'utf8')))).toEqual([lock]);
    // The search does find code that calls out: the command line sends records to a server that its user names.
    expect(CALLING.test(readFileSync(source('cli/send-events.ts'), 'utf8'))).toBe(true);
  });
});
