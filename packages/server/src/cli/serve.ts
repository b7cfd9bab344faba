import type { EpochMicros } from '@credit-usage/sdk/time';
import { type Command, Option } from 'commander';
import { createUsageHandler } from '../app.js';
import { KEY_VARIABLES } from '../auth/keys-from-env.js';
import { DEFAULT_RATE_LIMIT } from '../http/rate-limit.js';
import type { Store } from '../open-store.js';
import { fixedClock, systemClock } from '../store/clock.js';
import { type ReadKeys, readKeys } from './keys.js';
import { listen } from './listen.js';
import { LOG_FORMATS, type LogFormat, logTo } from './log.js';
import { openCommandStore, parseClock, parseOrigin, parsePath, parsePort, parseWhole } from './options.js';
import { whyNotUsable } from './startup-error.js';
import { StopSignal } from './stop-signal.js';

interface ServeOptions {
  readonly data?: string;
  readonly port: number;
  readonly host: string;
  readonly now?: EpochMicros;
  readonly allowOrigin: readonly string[];
  readonly rateLimit: number;
  readonly log: LogFormat;
}

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the API')
    .option(
      '--data <dir>',
      'the folder where usage is kept; without it, the ClickHouse server at CLICKHOUSE_URL',
      parsePath,
    )
    .option('--port <n>', 'the port to listen on; 0 picks a free one', parsePort, 8787)
    .option('--host <host>', 'the address to listen on', '127.0.0.1')
    .option('--now <instant>', 'stop the clock at this instant, for demos and tests', parseClock)
    .option(
      '--allow-origin <url>',
      'the origin of a page that may read; repeat for several',
      (url: string, all: readonly string[]) => [...all, parseOrigin(url)],
      [],
    )
    .option(
      '--rate-limit <n>',
      'how many requests each viewer may make per minute',
      parseWhole,
      DEFAULT_RATE_LIMIT.requests,
    )
    .addOption(
      new Option('--log <format>', 'the format in which requests and failures are logged to stderr')
        .choices(LOG_FORMATS)
        .default('json'),
    )
    .action(startServer);
}

async function startServer(options: ServeOptions): Promise<void> {
  const { keys, generated } = readKeys();
  const signal = new StopSignal();
  try {
    const store = await openCommandStore(options.data, signal.stopping);
    try {
      if (!signal.stopping.aborted) await serve(store, { keys, generated }, options, signal);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error !== signal.stopping.reason) throw error;
  } finally {
    signal.release();
  }
}

/** Listens until the signal comes. */
async function serve(
  store: Store,
  { keys, generated }: ReadKeys,
  options: ServeOptions,
  signal: StopSignal,
): Promise<void> {
  const log = logTo(process.stderr, options.log);
  // Nor must a disk or a pipe that takes no more words end the server.
  process.stdout.on('error', () => undefined);
  const handler = createUsageHandler({
    store,
    keys,
    clock: options.now === undefined ? systemClock : fixedClock(options.now),
    allowedOrigins: options.allowOrigin,
    rateLimit: { requests: options.rateLimit, windowSeconds: 60 },
    onRequest: log.request,
    onError: log.error,
  });
  const listener = await listen(handler, options);
  try {
    await store.announce(listener.url).catch((error: unknown) => {
      throw whyNotUsable(error, options.data ?? '');
    });
    if (generated) {
      const lines = (['secret', 'ingest'] as const).map((kind) => `  ${KEY_VARIABLES[kind]}=${keys[kind]}`);
      process.stdout.write(`Keys generated for this run only, because none were set:\n${lines.join('\n')}\n`);
    }
    process.stdout.write(`Credit usage API listening on ${listener.url}\n`);
    await signal.came();
  } finally {
    await listener.stop();
  }
}
