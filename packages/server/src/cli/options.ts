import { type EpochMicros, parseInstant } from '@credit-usage/sdk/time';
import { InvalidArgumentError } from 'commander';
import { checkKeys, generateKeys, type Keys } from '../auth/keys.js';
import { openStore, type Store } from '../store/store.js';
import { UsageError } from './usage-error.js';

export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('Expected a port from 0 to 65535; 0 takes a free one.');
  return port;
}

export function parseWhole(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Expected a whole number from 1.');
  return Number(text);
}

export function parseClock(text: string): EpochMicros {
  const instant = parseInstant(text);
  if (instant === undefined)
    throw new InvalidArgumentError('Expected an RFC 3339 instant, such as 2026-11-22T09:00:00Z.');
  return instant;
}

/** Opens the store that a command works on: the folder, or the server that CLICKHOUSE_URL names. */
export async function openCommandStore(folder: string | undefined): Promise<Store> {
  const url = process.env.CLICKHOUSE_URL;
  if (folder !== undefined && url !== undefined)
    throw new UsageError('Both --data and CLICKHOUSE_URL name a store. Give one of them.');
  if (folder === undefined && url === undefined)
    throw new UsageError('Say where usage is kept: --data DIR, or CLICKHOUSE_URL in the environment.');
  return openStore({
    ...(folder !== undefined && { folder }),
    ...(url !== undefined && { url }),
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
}

/** The keys from the environment; made for this run, and said so, where there are none. */
export function readKeys(): { readonly keys: Keys; readonly generated: readonly (keyof Keys)[] } {
  const made = generateKeys();
  const secret = process.env.CREDIT_USAGE_SECRET_KEY;
  const ingest = process.env.CREDIT_USAGE_INGEST_KEY;
  const keys = checkKeys({ secret: secret ?? made.secret, ingest: ingest ?? made.ingest });
  return {
    keys,
    generated: [
      ...(secret === undefined ? (['secret'] as const) : []),
      ...(ingest === undefined ? (['ingest'] as const) : []),
    ],
  };
}
