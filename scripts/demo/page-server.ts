import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import type { Api } from './api.ts';
import type { Cleanup } from './cleanup.ts';
import { type PageFile, readPageFiles } from './page-files.ts';
import { answerSession, viewerOf } from './session.ts';

/** As strict as a product's may be: nothing inline, nothing from elsewhere, no text that becomes markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

/** The request headers that the API needs, and the answer's headers that only concern the connection to the API. */
const PASSED_ON = ['authorization', 'accept', 'if-none-match'];
const KEPT_BACK = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-encoding',
  'content-length',
]);

/** The product's own server: its page, a token for the signed-in user, and the API under the page's origin. */
export async function startPageServer(cleanup: Cleanup, api: Api): Promise<string> {
  const files = await readPageFiles();
  const server = createServer((request, response) => {
    answer(request, response, files, api).catch((error: unknown) => {
      // The page no longer wants the answer.
      if (response.destroyed) return;
      console.error(error);
      if (response.headersSent) response.destroy();
      else send(response, 502, 'The API does not answer.');
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  cleanup.add(() => close(server));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: ReadonlyMap<string, PageFile>,
  api: Api,
): Promise<void> {
  // DNS rebinding: another site could point its own name to this machine's address, and would then share the page's origin.
  if (!/^(?:127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? ''))
    return send(response, 421, 'Unknown host.');
  const url = new URL(request.url ?? '/', 'http://page');
  const { pathname, search } = url;
  if (pathname === '/session') return sendSession(request, response, url, api);
  if (pathname === '/session/usage-token') return sendToken(request, response, api);
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'Only GET.');
  if (pathname.startsWith('/v1/')) return passOn(request, response, new URL(pathname + search, api.url));
  const file = files.get(pathname);
  if (!file) return send(response, 404, 'Not found.');
  send(response, 200, file.body, file.type);
}

async function sendSession(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  api: Api,
): Promise<void> {
  if (!isFromPage(request)) return send(response, 403, 'Only for the page itself.');
  const { status, body, cookie } = await answerSession(request, url, api);
  if (cookie !== undefined) response.setHeader('Set-Cookie', cookie);
  send(response, status, JSON.stringify(body), 'application/json');
}

/** Gives the page a token for the signed-in user. The secret key never leaves this server. */
async function sendToken(request: IncomingMessage, response: ServerResponse, api: Api): Promise<void> {
  if (request.method !== 'POST' || !isFromPage(request))
    return send(response, 403, 'Only for the page itself.');
  send(response, 200, JSON.stringify(await api.mintToken(viewerOf(request))), 'application/json');
}

const isFromPage = ({ headers }: IncomingMessage): boolean => headers['sec-fetch-site'] === 'same-origin';

async function passOn(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const headers = PASSED_ON.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === 'string' ? [[name, value] as [string, string]] : [];
  });
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const answered = await fetch(url, {
    method: request.method ?? 'GET',
    headers,
    redirect: 'manual',
    signal: gone.signal,
  });
  response.writeHead(
    answered.status,
    Object.fromEntries([...answered.headers].filter(([name]) => !KEPT_BACK.has(name))),
  );
  if (answered.body) await pipeline(Readable.fromWeb(answered.body as ReadableStream), response);
  else response.end();
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Security-Policy': POLICY,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  });
  response.end(body);
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}
