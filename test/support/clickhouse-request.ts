import { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';

/** The default of `http_max_field_value_size`. */
const MAX_FIELD_BYTES = 131_072;

/** A request of a ClickHouse client over HTTP. */
export interface ClickHouseRequest {
  readonly path: string;
  readonly query: string;
  /** The value of each `{name:Type}`, as it was sent. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
  readonly database: string;
  readonly queryId: string;
  /** Whether it is an insert without rows. */
  readonly isEmptyInsert: boolean;
  /** Whether a field of the form is longer than a server accepts. */
  readonly isTooLong: boolean;
  readonly headers: IncomingMessage['headers'];
  /** The client's port, which identifies the connection. */
  readonly socket: number | undefined;
}

/** Reads a request: settings from the URL, the statement from the URL or the body, parameters from the URL or the fields of a form. */
export async function readRequest(request: IncomingMessage): Promise<ClickHouseRequest> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const {
    query: inUrl,
    database = 'default',
    query_id: queryId = '',
    ...rest
  } = Object.fromEntries(url.searchParams);
  const sent = await buffer(request);
  const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent;
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1];
  const fields = boundary === undefined ? undefined : fieldsOf(body, boundary);
  const texts = Object.entries(fields ?? {}).map(([name, value]) => [name, value.toString('utf8')] as const);
  const { query = '', ...inForm } = Object.fromEntries(texts);
  const isParameter = ([name]: readonly [string, string]): boolean => name.startsWith('param_');
  const named = Object.entries({ ...rest, ...inForm });
  return {
    path: url.pathname,
    query: fields ? query : [inUrl, body.toString('utf8')].filter((part) => part).join('\n'),
    parameters: Object.fromEntries(named.filter(isParameter)),
    settings: Object.fromEntries(named.filter((each) => !isParameter(each))),
    database,
    queryId,
    isEmptyInsert: inUrl !== undefined && /^INSERT\b/i.test(inUrl) && body.length === 0,
    isTooLong: Object.values(fields ?? {}).some((value) => value.length > MAX_FIELD_BYTES),
    headers: request.headers,
    socket: request.socket.remotePort,
  };
}

/** The fields of a form, read as bytes: a value may contain anything but the boundary. */
function fieldsOf(body: Buffer, boundary: string): Record<string, Buffer> {
  const fields: Record<string, Buffer> = {};
  const mark = Buffer.from(`--${boundary}`);
  let start = body.indexOf(mark);
  while (start >= 0) {
    const next = body.indexOf(mark, start + mark.length);
    if (next < 0) break;
    // Between two boundaries: a line end, the header, an empty line, the value, a line end.
    const part = body.subarray(start + mark.length + 2, next - 2);
    const end = part.indexOf('\r\n\r\n');
    const name = /name="([^"]+)"/.exec(part.subarray(0, end).toString('utf8'))?.[1];
    if (name !== undefined) fields[name] = part.subarray(end + 4);
    start = next;
  }
  return fields;
}
