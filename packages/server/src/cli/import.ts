import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { EventsAccepted } from '@credit-usage/sdk/contract';
import type { Command } from 'commander';
import { checkedBatch, writeBatch } from '../events/write-events.js';
import { printable } from '../log/printable.js';
import { partsOf } from '../open-store.js';
import { systemClock } from '../store/clock.js';
import { FolderHeldError } from '../store/lock.js';
import { counts, type FileBatch, importBatches, type Sink } from './import-batches.js';
import { readKeyInForce } from './keys.js';
import { openCommandStore, parsePath } from './options.js';
import { sayMeanwhile, startProgress } from './progress.js';
import { inBatches, readLines } from './read-ndjson.js';
import { sendEvents } from './send-events.js';
import { StartupError, whyNotReadable } from './startup-error.js';
import { UsageError } from './usage-error.js';

interface ImportOptions {
  readonly data?: string;
  readonly url?: string;
}

const BATCH = { records: 10_000, bytes: 9_000_000 };

export function importCommand(program: Command): void {
  program
    .command('import')
    .description(
      'import usage from NDJSON files, plain or gzipped, fastest when records are in order of time; importing a file again changes nothing',
    )
    .argument('<file...>', 'files with one record per line, in the format of POST /v1/events')
    .option(
      '--data <dir>',
      'the folder to import into; without it, the ClickHouse server at CLICKHOUSE_URL',
      parsePath,
    )
    .option(
      '--url <url>',
      'send the records to a running server instead, with the key in CREDIT_USAGE_INGEST_KEY',
    )
    .action(importFiles);
}

async function importFiles(files: readonly string[], options: ImportOptions): Promise<void> {
  const sizes = await Promise.all(files.map(sizeOf));
  const { sink, close } = await openSink(options);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const progress = startProgress('{bar} {percentage} % | {records} records | {file}', total, {
    records: 0,
    file: '',
  });
  let sums: EventsAccepted;
  try {
    const batches = batchesOf(files, (bytes, file) => progress.add(bytes, { file: printable(file) }));
    sums = await importBatches(batches, sink, ({ accepted, duplicates }) =>
      progress.show({ records: accepted + duplicates }),
    );
  } finally {
    progress.stop();
    await close();
  }
  process.stdout.write(`${counts(sums)}\n`);
}

/** Asked of every file before anything is opened or written: the last of many may be the one whose name is misspelt. */
async function sizeOf(file: string): Promise<number> {
  try {
    const found = await stat(file);
    await access(file, constants.R_OK);
    if (!found.isDirectory()) return found.size;
  } catch (error) {
    throw whyNotReadable(error, file);
  }
  throw new UsageError(`${file} is a folder. Name the files in it, such as ${join(file, '*.ndjson')}.`);
}

async function* batchesOf(
  files: readonly string[],
  onBytes: (count: number, file: string) => void,
): AsyncGenerator<FileBatch> {
  for (const file of files)
    for await (const lines of inBatches(
      readLines(file, (bytes) => onBytes(bytes, file)),
      BATCH,
    ))
      yield { file, lines };
}

async function openSink({ data, url }: ImportOptions): Promise<{ sink: Sink; close: () => Promise<void> }> {
  if (url !== undefined) {
    if (data !== undefined) throw new UsageError('Give --data or --url, not both.');
    return { sink: sendEvents(url, readKeyInForce('ingest'), sayMeanwhile), close: async () => undefined };
  }
  const store = await openCommandStore(data).catch((error: unknown) => {
    throw error instanceof FolderHeldError ? throughItsHolder(error) : error;
  });
  return {
    sink: async (records) => {
      const batch = checkedBatch(records, systemClock());
      return () => writeBatch(partsOf(store).queue, batch);
    },
    close: () => store.close(),
  };
}

function throughItsHolder(error: FolderHeldError): StartupError {
  const url = error.holder.url ?? 'http://127.0.0.1:PORT';
  return new StartupError(
    `${error.message} Stop that process first, or send the records through it: import FILE… --url ${url}`,
    { cause: error },
  );
}
