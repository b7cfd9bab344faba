import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DemoError, runNode } from './child.ts';
import type { Cleanup } from './cleanup.ts';
import { apiOn, isHeld } from './holder.ts';
import { DATA, SEED_SOURCE, SERVER_CLI } from './paths.ts';
import { daysSince, storyWeek } from './week.ts';

const ALL_DAYS = 400;
/** Conversations may have continued since they began, and refunds come days later. */
const DAYS_AGAIN = 6;

export interface DemoStore {
  /** The options with which the server's command line finds the store. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * Usage up to now. It is seeded once and topped up by each later start. A new week, or a change of the seed, begins a new folder:
 * the story has one spike, and what was recorded never changes.
 */
export async function prepareStore(cleanup: Cleanup, now: string, purpose: string): Promise<DemoStore> {
  // A variable of its own: a ClickHouse server must not be filled with sample usage just because CLICKHOUSE_URL is set.
  const url = process.env.DEMO_CLICKHOUSE_URL;
  if (url !== undefined) {
    const store: DemoStore = { args: [], env: { CLICKHOUSE_URL: url } };
    await seed(cleanup, store, ALL_DAYS, now);
    return store;
  }
  const folder = join(DATA, `${purpose}-${seedVersion()}-${storyWeek(now)}`);
  const running = await apiOn(folder);
  if (running !== undefined)
    throw new DemoError(`A demo is already running (API at ${running}): stop it with Ctrl-C there.`);
  const store: DemoStore = { args: ['--data', folder], env: { CLICKHOUSE_URL: undefined } };
  const marker = join(folder, 'seeded-until');
  const before = await readFile(marker, 'utf8').catch(() => undefined);
  await removeOutdated(purpose, folder);
  if (before === undefined) process.stderr.write(`Generating ${ALL_DAYS} days of usage, once …\n`);
  await seed(cleanup, store, before === undefined ? ALL_DAYS : daysSince(before, now) + DAYS_AGAIN, now);
  await writeFile(marker, now);
  return store;
}

async function seed(cleanup: Cleanup, { args, env }: DemoStore, days: number, now: string): Promise<void> {
  const command = [SERVER_CLI, 'seed', ...args, '--days', String(days), '--now', now];
  await runNode(cleanup, command, { env }).catch((cause: unknown) => {
    throw new DemoError('The sample usage could not be written: the lines above say why.', { cause });
  });
}

/** Folders of other weeks and other seeds, unless a demo that still runs holds one. */
async function removeOutdated(purpose: string, current: string): Promise<void> {
  for (const name of globSync(`${purpose}-*`, { cwd: DATA })) {
    const folder = join(DATA, name);
    if (folder !== current && !isHeld(folder)) await rm(folder, { recursive: true });
  }
}

function seedVersion(): string {
  const hash = createHash('sha256');
  for (const file of globSync('**/*.ts', { cwd: SEED_SOURCE }).sort())
    hash.update(readFileSync(join(SEED_SOURCE, file)));
  return hash.digest('hex').slice(0, 8);
}
