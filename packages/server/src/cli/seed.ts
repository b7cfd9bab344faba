import type { EventRecord, EventsAccepted } from '@credit-usage/sdk/contract';
import { type EpochMicros, formatInstant, parseInstant } from '@credit-usage/sdk/time';
import type { Command } from 'commander';
import { writeEvents } from '../events/write-events.js';
import type { WriteQueue } from '../events/write-queue.js';
import { partsOf } from '../open-store.js';
import { ProblemError } from '../problems/problem-error.js';
import { inGroups } from '../seed/batches.js';
import { seedRecords } from '../seed/seed-records.js';
import { spikeDate } from '../seed/spike.js';
import { ORGANIZATIONS } from '../seed/world.js';
import { systemClock } from '../store/clock.js';
import { counted } from './counted.js';
import { openCommandStore, parseClock, parsePath, parseWhole } from './options.js';
import { startProgress } from './progress.js';
import { UsageError } from './usage-error.js';

interface SeedOptions {
  readonly data?: string;
  readonly days: number;
  readonly now?: EpochMicros;
}

const BATCH = 10_000;
const DAY = 86_400 * 1_000_000;
/** The organizations were founded before the first day that can be seeded. */
const FIRST_DAY = parseInstant('2021-01-01T00:00:00Z') as EpochMicros;

export function seedCommand(program: Command): void {
  program
    .command('seed')
    .description('write sample usage that looks real, for demos and tests; seeding again changes nothing')
    .option(
      '--data <dir>',
      'the folder to write into; without it, the ClickHouse server at CLICKHOUSE_URL',
      parsePath,
    )
    .option('--days <n>', 'how many days of usage to write, up to --now', parseWhole, 400)
    .option('--now <instant>', 'the instant at which the usage ends; by default the current time', parseClock)
    .action(seed);
}

async function seed({ data, days, now = systemClock() }: SeedOptions): Promise<void> {
  if (now - days * DAY < FIRST_DAY)
    throw new UsageError(
      `Days before ${formatInstant(FIRST_DAY).slice(0, 10)} cannot be seeded. Give fewer --days or a later --now.`,
    );
  const store = await openCommandStore(data);
  try {
    const { accepted, duplicates } = await write(partsOf(store).queue, [...seedRecords(now, days)], now);
    const ids = ORGANIZATIONS.map(({ id }) => id).join(', ');
    process.stdout.write(
      `${counted(accepted, 'record')} written, ${duplicates} known already. Organizations: ${ids}. The spike is on ${spikeDate(now)}.\n`,
    );
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'id_conflict') throw error;
    throw new UsageError(
      'This store was seeded by another version of this program, whose sample usage differs. Seed an empty store.',
    );
  } finally {
    await store.close();
  }
}

async function write(
  queue: WriteQueue,
  records: readonly EventRecord[],
  now: EpochMicros,
): Promise<EventsAccepted> {
  const progress = startProgress('{bar} {percentage} % | {value} records', records.length);
  const sums = { accepted: 0, duplicates: 0 };
  try {
    for (const batch of inGroups(records, BATCH)) {
      const { accepted, duplicates } = await writeEvents(queue, batch, now);
      sums.accepted += accepted;
      sums.duplicates += duplicates;
      progress.add(batch.length);
    }
  } finally {
    progress.stop();
  }
  return sums;
}
