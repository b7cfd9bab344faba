import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UsageHandler } from '../app.js';
import { toNodeListener } from '../node-listener.js';
import { whyNotListening } from './startup-error.js';

/** How long a client may take, in milliseconds, and how large a request may be before its body. */
export interface ConnectionLimits {
  /** Until the headers of a request have arrived; then 408. */
  readonly headersMs: number;
  /** Until the whole request has arrived; then 408. */
  readonly requestMs: number;
  /** Without a byte in either direction, as when nobody reads the answer. */
  readonly silenceMs: number;
  /** Between two requests. Longer than proxies keep connections open, so that none sends a request into one that is closing. */
  readonly keepAliveMs: number;
  /** How often the first two limits are checked. */
  readonly checkMs: number;
  /** For answers that are under way when the server is stopped. */
  readonly farewellMs: number;
  /** The request line and all headers; then 431. Twice what a token and a long filter need. */
  readonly headBytes: number;
}

export const CONNECTION_LIMITS: ConnectionLimits = {
  headersMs: 20_000,
  requestMs: 120_000,
  silenceMs: 180_000,
  keepAliveMs: 65_000,
  checkMs: 5_000,
  farewellMs: 15_000,
  headBytes: 32_768,
};

/** A server that listens. */
export interface Listener {
  readonly url: string;
  /** Accepts nothing new, and resolves when the last answer has been sent. */
  stop(): Promise<void>;
}

/** Listens with a handler. @throws StartupError that says what is wrong with the address */
export function listen(
  handler: UsageHandler,
  { host, port }: { readonly host: string; readonly port: number },
  limits: ConnectionLimits = CONNECTION_LIMITS,
): Promise<Listener> {
  const options = {
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: limits.checkMs,
    maxHeaderSize: limits.headBytes,
  };
  const server = createServer(options, toNodeListener(handler));
  server.timeout = limits.silenceMs;
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(whyNotListening(error, host, port)));
    server.listen(port, host, () => {
      const { address, port: bound, family } = server.address() as AddressInfo;
      resolve({
        url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`,
        stop: () => stop(server, limits.farewellMs),
      });
    });
  });
}

/**
 * Clients could keep connections, and with them the process, alive for as long as they like. So idle connections are closed now, the
 * others after their next answer, and those whose clients do not read the answer after `farewellMs`.
 */
function stop(server: Server, farewellMs: number): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), farewellMs);
  return new Promise<void>((resolve, reject) => {
    server.keepAliveTimeout = 1;
    server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'));
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeIdleConnections();
  }).finally(() => clearTimeout(late));
}
