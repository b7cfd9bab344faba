import { stat } from 'node:fs/promises';
import type { EventsAccepted, RecordError } from '@credit-usage/sdk/contract';
import { Presets, SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { writeEvents } from '../events/write-events.js';
import { ProblemError } from '../http/problem-error.js';
import { systemClock } from '../store/clock.js';
import { partsOf } from '../store/store.js';
import { openCommandStore } from './options.js';
import { inBatches, type Line, readLines } from './read-ndjson.js';
import { sendEvents } from './send-events.js';
import { UsageError } from './usage-error.js';

interface ImportOptions {
  readonly data?: string;
  readonly url?: string;
}

const BATCH = { records: 10_000, bytes: 9_000_000 };

/** Takes in a batch, all or nothing. @throws ProblemError */
type Sink = (records: readonly unknown[], lines: readonly Line[]) => Promise<EventsAccepted>;

export function importCommand(program: Command): void {
  program
    .command('import')
    .description('import usage from NDJSON files, packed with gzip or not; importing again changes nothing')
    .argument('<file...>', 'files in the write format, one record a line')
    .option('--data <dir>', 'the folder to import into; without it CLICKHOUSE_URL names a server')
    .option('--url <url>', 'send the records to a running server instead, with CREDIT_USAGE_INGEST_KEY')
    .action(importFiles);
}

async function importFiles(files: readonly string[], options: ImportOptions): Promise<void> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const { sink, close } = await openSink(options);
  const bar = new SingleBar(
    {
      format: '{bar} {percentage} % | {records} records | {file}',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  const showBar = process.stderr.isTTY;
  if (showBar)
    bar.start(
      sizes.reduce((sum, size) => sum + size, 0),
      0,
      { records: 0, file: '' },
    );
  const sums = { accepted: 0, duplicates: 0 };
  try {
    for (const file of files) {
      const lines = readLines(file, (bytes) => showBar && bar.increment(bytes, { file }));
      for await (const batch of inBatches(lines, BATCH)) {
        const { accepted, duplicates } = await importBatch(sink, file, batch, sums);
        sums.accepted += accepted;
        sums.duplicates += duplicates;
        if (showBar) bar.update({ records: sums.accepted + sums.duplicates });
      }
    }
  } finally {
    if (showBar) bar.stop();
    await close();
  }
  process.stdout.write(`${counts(sums)}\n`);
}

async function openSink({ data, url }: ImportOptions): Promise<{ sink: Sink; close: () => Promise<void> }> {
  if (url !== undefined) {
    if (data !== undefined) throw new UsageError('Give --data or --url, not both.');
    return { sink: sendEvents(url, process.env.CREDIT_USAGE_INGEST_KEY), close: async () => undefined };
  }
  const store = await openCommandStore(data);
  return {
    sink: (records) => writeEvents(partsOf(store).queue, records, systemClock()),
    close: () => store.close(),
  };
}

async function importBatch(
  sink: Sink,
  file: string,
  lines: readonly Line[],
  before: EventsAccepted,
): Promise<EventsAccepted> {
  const records = lines.map((line) => parse(line, file, before));
  try {
    return await sink(records, lines);
  } catch (error) {
    const first = error instanceof ProblemError ? error.extra.records?.[0] : undefined;
    if (!first) throw error;
    throw refusal(file, lines[first.index]?.number ?? 0, first, before);
  }
}

function parse({ number, text }: Line, file: string, before: EventsAccepted): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(file, number, { field: null, message: 'Is not valid JSON' }, before);
  }
}

function refusal(
  file: string,
  line: number,
  { field, message }: Pick<RecordError, 'field' | 'message'>,
  before: EventsAccepted,
): UsageError {
  const what = field === null ? message : `${field}: ${message}`;
  return new UsageError(
    `${file}, line ${line}: ${what}\nStopped there. Before it: ${counts(before)} Mend the record and import again: what is in already is passed over.`,
  );
}

const counts = ({ accepted, duplicates }: EventsAccepted): string =>
  `${accepted} records imported, ${duplicates} known already.`;
