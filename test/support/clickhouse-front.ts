import { Buffer } from 'node:buffer';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import { type Engine, loadEngine } from '../../packages/server/src/store/engine.ts';
import { type ClickHouseRequest, readRequest } from './clickhouse-request.ts';

/**
 * The HTTP interface of a ClickHouse server, on top of the embedded engine: the part that `@clickhouse/client` uses, with the limits and
 * errors of the real one. Each request has a session of its own, so that settings apply only to the request that contains them.
 */
export interface ClickHouseFront {
  /** Contains the name and password of the only user. */
  readonly url: string;
  readonly port: number;
  /** All requests, the oldest first. */
  readonly requests: readonly ClickHouseRequest[];
  close(): Promise<void>;
}

const USER = 'usage';
const PASSWORD = 'p@ss/word:1';
const AUTHORIZATION = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`;
const VERSION = 'version 26.7.2.1 (official build)';

/** The status with which ClickHouse answers each of its error codes; 500 for all others. */
const STATUSES: ReadonlyMap<number, number> = new Map([
  [6, 400], // CANNOT_PARSE_TEXT
  [27, 400], // CANNOT_PARSE_INPUT_ASSERTION_FAILED
  [36, 400], // BAD_ARGUMENTS
  [46, 404], // UNKNOWN_FUNCTION
  [47, 404], // UNKNOWN_IDENTIFIER
  [53, 400], // TYPE_MISMATCH
  [60, 404], // UNKNOWN_TABLE
  [62, 400], // SYNTAX_ERROR
  [81, 404], // UNKNOWN_DATABASE
  [115, 404], // UNKNOWN_SETTING
  [456, 400], // UNKNOWN_QUERY_PARAMETER
  [457, 400], // BAD_QUERY_PARAMETER
  [516, 403], // AUTHENTICATION_FAILED
]);

/** Answers are sent in parts of this size, so that reading them in parts is tested. */
const CHUNK_BYTES = 16_384;

export async function startFront(folder: string): Promise<ClickHouseFront> {
  const engine = await loadEngine();
  // The engine stays alive as long as one session is open.
  const anchor = engine.createChdbConnection({ path: folder });
  const requests: ClickHouseRequest[] = [];
  const running = new Set<Promise<void>>();
  const server = createServer((incoming, response) => {
    const answering = readRequest(incoming)
      .then((request) => {
        requests.push({ ...request, query: request.query.slice(0, 2_000), parameters: {} });
        return answer(engine, folder, request, response);
      })
      // The client has disconnected in the middle of the request or of the answer.
      .catch(() => void response.destroy())
      .finally(() => running.delete(answering));
    running.add(answering);
  });
  // Like ClickHouse, and longer than the client keeps an idle connection.
  server.keepAliveTimeout = 10_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`,
    port,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await Promise.all(running);
      await anchor.close();
    },
  };
}

async function answer(
  engine: Engine,
  folder: string,
  request: ClickHouseRequest,
  response: ServerResponse,
): Promise<void> {
  if (request.path === '/ping') return void response.end('Ok.\n');
  if (request.headers.authorization !== AUTHORIZATION)
    return refuse(
      response,
      516,
      `${USER}: Authentication failed: password is incorrect. (AUTHENTICATION_FAILED)`,
    );
  if (request.isTooLong)
    return refuse(response, 1000, 'HTML Form Exception: Field value too long. (POCO_EXCEPTION)');
  if (request.database !== 'default')
    return refuse(response, 81, `Database ${request.database} does not exist. (UNKNOWN_DATABASE)`);
  // A server accepts this, but the engine refuses it.
  if (request.isEmptyInsert) return void response.end();

  const session = engine.createChdbConnection({ path: folder });
  try {
    const bytes = await run(session, request).catch((error: unknown) => {
      const { code, message, type } = error as { code?: string; message: string; type?: string };
      refuse(response, Number(code ?? 1002), `${message} (${type ?? 'UNKNOWN_EXCEPTION'})`);
    });
    if (bytes) await send(response, request, bytes);
  } finally {
    await session.close();
  }
}

/** Sets the parameters as SQL, since the engine has no form to read them from. */
async function run(
  session: ReturnType<Engine['createChdbConnection']>,
  { query, parameters, settings }: ClickHouseRequest,
): Promise<Buffer> {
  const sets = Object.entries(parameters).map(([name, value]) => `SET ${name} = ${literal(value)}; `);
  const { stream } = await session.query({
    query: sets.join('') + query,
    clickhouse_settings: { ...settings },
  } as Parameters<typeof session.query>[0]);
  return buffer(stream);
}

async function send(response: ServerResponse, request: ClickHouseRequest, bytes: Buffer): Promise<void> {
  const packed = request.settings.enable_http_compression === '1';
  response.writeHead(200, {
    'Content-Type': 'application/x-ndjson; charset=UTF-8',
    'X-ClickHouse-Query-Id': request.queryId,
    'X-ClickHouse-Summary': '{"read_rows":"0","written_rows":"0","elapsed_ns":"1"}',
    ...(packed && { 'Content-Encoding': 'gzip' }),
  });
  await pipeline(Readable.from(chunksOf(packed ? gzipSync(bytes) : bytes)), response);
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

function refuse(response: ServerResponse, code: number, words: string): void {
  response
    .writeHead(STATUSES.get(code) ?? 500, {
      'Content-Type': 'text/plain; charset=UTF-8',
      'X-ClickHouse-Exception-Code': String(code),
    })
    .end(`Code: ${code}. DB::Exception: ${words} (${VERSION})\n`);
}

/** A text as an SQL literal. */
const literal = (value: string): string => `'${value.replace(/[\\']/g, '\\$&')}'`;
