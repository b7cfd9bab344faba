import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import type { EpochMicros } from '@credit-usage/sdk/time';
import { serve } from '@hono/node-server';
import type { Command } from 'commander';
import { createUsageHandler } from '../app.js';
import { fixedClock, systemClock } from '../store/clock.js';
import { openCommandStore, parseClock, parsePort, readKeys } from './options.js';

interface ServeOptions {
  readonly data?: string;
  readonly port: number;
  readonly host: string;
  readonly now?: EpochMicros;
  readonly allowOrigin: readonly string[];
}

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the API')
    .option('--data <dir>', 'the folder where usage is kept; without it CLICKHOUSE_URL names a server')
    .option('--port <n>', 'the port to listen on; 0 takes a free one', parsePort, 8787)
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option('--now <instant>', 'fix the clock of reports, for demos and tests', parseClock)
    .option(
      '--allow-origin <url>',
      'a page’s origin that may read; repeat for several',
      (url: string, all: readonly string[]) => [...all, url],
      [],
    )
    .action(startServer);
}

async function startServer(options: ServeOptions): Promise<void> {
  const { keys, generated } = readKeys();
  const store = await openCommandStore(options.data);
  const handler = createUsageHandler({
    store,
    keys,
    clock: options.now === undefined ? systemClock : fixedClock(options.now),
    allowedOrigins: options.allowOrigin,
    // With its causes: that the store did not answer says nothing without what it said instead.
    onError: (error, requestId) => process.stderr.write(`${requestId} ${inspect(error)}\n`),
  });
  try {
    await listen(handler, options, async (url) => {
      await store.announce(url);
      if (generated.length) {
        const lines = generated.map(
          (kind) =>
            `  ${kind === 'secret' ? 'CREDIT_USAGE_SECRET_KEY' : 'CREDIT_USAGE_INGEST_KEY'}=${keys[kind]}`,
        );
        process.stdout.write(`Keys for this run only, since none were set:\n${lines.join('\n')}\n`);
      }
      process.stdout.write(`Credit usage API listening on ${url}\n`);
    });
  } finally {
    await store.close();
  }
}

/** Resolves when a signal has stopped the server and the last answer is out. */
function listen(
  handler: (request: Request) => Promise<Response>,
  { host, port }: ServeOptions,
  onReady: (url: string) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: handler, hostname: host, port },
      ({ address, port: bound, family }: AddressInfo) => {
        onReady(`http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`).catch((error: unknown) => {
          server.close();
          reject(error);
        });
      },
    );
    const stop = () => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      letConnectionsEnd(server as Server);
      server.close((error) => (error ? reject(error) : resolve()));
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
    server.on('error', reject);
  });
}

/** Kept alive, connections would hold the process for as long as their owners like: the idle ones end now, each other one with its next answer. */
function letConnectionsEnd(server: Server): void {
  server.closeIdleConnections();
  server.keepAliveTimeout = 1;
  server.prependListener('request', (_, response) => response.setHeader('Connection', 'close'));
}
