import { type Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { connect, type Socket } from 'node:net';

/** A request exactly as it is sent: `fetch` would normalise the path, the headers and the method. */
export interface RawRequest {
  readonly method?: string;
  /** Sent unchanged. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
  readonly agent?: Agent;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request unchanged. */
export function send(
  url: string,
  { method = 'GET', path, headers, body, agent }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  // With a method that has no body, one of unknown length would be read as the next request.
  const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        hostname,
        port,
        method,
        path,
        headers: { ...headers, ...length },
        ...(agent && { agent }),
        setHost: true,
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    outgoing.on('error', (cause) => reject(new Error(`${method} ${path.slice(0, 200)}`, { cause })));
    outgoing.end(body);
  });
}

/** Opens a connection, sends a text, and returns everything that comes back until the server closes it. */
export function sayRaw(
  url: string,
  text: string,
): { readonly socket: Socket; readonly answer: Promise<string> } {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let said = '';
  socket.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const answer = new Promise<string>((resolve) => {
    // A connection reset after an answer is a normal end.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(said));
  });
  socket.write(text);
  return { socket, answer };
}
