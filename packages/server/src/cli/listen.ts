import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UsageHandler } from '../app.js';
import { toNodeListener } from '../node-listener.js';
import { whyNotListening } from './startup-error.js';

/** What a client may take its time with, in milliseconds, and how much it may say before the body. */
export interface ConnectionLimits {
  /** Until the head of a request is there; then 408. */
  readonly headersMs: number;
  /** Until the whole of a request is there; then 408. */
  readonly requestMs: number;
  /** Without a byte in either direction, as when nobody reads the answer. */
  readonly silenceMs: number;
  /** Between two requests. Longer than proxies keep theirs, so that none of them sends into a closing connection. */
  readonly keepAliveMs: number;
  /** How often the first two are looked at. */
  readonly checkMs: number;
  /** Answers under way when the server is stopped. */
  readonly farewellMs: number;
  /** The request line and all headers; then 431. Twice what a token and a long filter take. */
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
  /** Takes nothing new, and resolves when the last answer is out. */
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
 * Kept alive, connections would hold the process for as long as their owners like: the idle ones end now, each other one with its next
 * answer, and those whose answers nobody takes after a while.
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
