import type { EpochMicros } from '@credit-usage/sdk/time';
import { type Command, Option } from 'commander';
import { createUsageHandler } from '../app.js';
import { fixedClock, systemClock } from '../store/clock.js';
import { KEY_VARIABLES, readKeys } from './keys.js';
import { listen } from './listen.js';
import { LOG_FORMATS, type LogFormat, logTo } from './log.js';
import { openCommandStore, parseClock, parseOrigin, parsePort } from './options.js';

interface ServeOptions {
  readonly data?: string;
  readonly port: number;
  readonly host: string;
  readonly now?: EpochMicros;
  readonly allowOrigin: readonly string[];
  readonly log: LogFormat;
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
      (url: string, all: readonly string[]) => [...all, parseOrigin(url)],
      [],
    )
    .addOption(
      new Option('--log <format>', 'how requests and failures are written to stderr')
        .choices(LOG_FORMATS)
        .default('json'),
    )
    .action(startServer);
}

async function startServer(options: ServeOptions): Promise<void> {
  const { keys, generated } = readKeys();
  const log = logTo(process.stderr, options.log);
  const store = await openCommandStore(options.data);
  try {
    const handler = createUsageHandler({
      store,
      keys,
      clock: options.now === undefined ? systemClock : fixedClock(options.now),
      allowedOrigins: options.allowOrigin,
      onRequest: log.request,
      onError: log.error,
    });
    const stopped = untilStopped();
    const listener = await listen(handler, options);
    try {
      await store.announce(listener.url);
      if (generated.length) {
        const lines = generated.map((kind) => `  ${KEY_VARIABLES[kind]}=${keys[kind]}`);
        process.stdout.write(`Keys for this run only, since none were set:\n${lines.join('\n')}\n`);
      }
      process.stdout.write(`Credit usage API listening on ${listener.url}\n`);
      await stopped;
    } finally {
      await listener.stop();
    }
  } finally {
    await store.close();
  }
}

/** Resolves with the first signal; the second one ends the process as it would any other. */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGTERM', stop);
      process.off('SIGINT', stop);
      resolve();
    };
    process.on('SIGTERM', stop);
    process.on('SIGINT', stop);
  });
}
