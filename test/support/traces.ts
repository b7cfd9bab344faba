import { createReadStream, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import type { EventRecord } from '@credit-usage/sdk/contract';
import { millionths } from './exact.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Recorded usage in the write format. It is not part of the repository; tests that need it are skipped without it. */
export const TRACES = resolve(root, process.env.CREDIT_USAGE_TRACES ?? '../shared/data');

export const traceFile = (name: string): string => join(TRACES, `${name}.ndjson.gz`);

export const missingTraces = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !existsSync(traceFile(name)));

/** The records of a trace, one by one. */
export async function* readTrace(name: string): AsyncGenerator<EventRecord> {
  const lines = createInterface({ input: createReadStream(traceFile(name)).pipe(createGunzip()) });
  for await (const line of lines) if (line !== '') yield JSON.parse(line) as EventRecord;
}

/** The sums of a trace. */
export interface TraceSums {
  readonly records: number;
  /** Organization, then category, to millionths of a credit. */
  readonly credits: ReadonlyMap<string, ReadonlyMap<string, bigint>>;
  /** Conversations with usage. */
  readonly conversations: number;
  /** The first and the last UTC date of usage. */
  readonly first: string;
  readonly last: string;
}

export async function addUp(name: string): Promise<TraceSums> {
  const credits = new Map<string, Map<string, bigint>>();
  const conversations = new Set<string>();
  const days = new Set<string>();
  let records = 0;
  for await (const record of readTrace(name)) {
    records++;
    if (record.type !== 'usage') continue;
    const { organizationId, agentId, conversationId, category, time } = record;
    const sums = credits.get(organizationId) ?? new Map<string, bigint>();
    credits.set(organizationId, sums.set(category, (sums.get(category) ?? 0n) + millionths(record.credits)));
    if (conversationId !== undefined)
      conversations.add(JSON.stringify([organizationId, agentId, conversationId]));
    days.add(new Date(time).toISOString().slice(0, 10));
  }
  const sorted = [...days].sort();
  return {
    records,
    credits,
    conversations: conversations.size,
    first: sorted[0] as string,
    last: sorted.at(-1) as string,
  };
}
