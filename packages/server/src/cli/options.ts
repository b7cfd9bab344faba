import { type EpochMicros, parseInstant } from '@credit-usage/sdk/time';
import { InvalidArgumentError } from 'commander';
import { isOrigin, ORIGIN_FORM } from '../http/origin.js';
import { printable } from '../log/printable.js';
import { openStoreUntil, type Store } from '../open-store.js';
import { StoreAddressError } from '../store/connect.js';
import { isClusterName } from '../store/layout.js';
import { whyNotUsable } from './startup-error.js';
import { UsageError } from './usage-error.js';

export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new InvalidArgumentError('Expected a port from 0 to 65535; 0 picks a free one.');
  return port;
}

export function parseWhole(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new InvalidArgumentError('Expected a whole number from 1 to 999999.');
  return Number(text);
}

/** A folder or a file. An empty path is usually a variable of a script that is not set. */
export function parsePath(text: string): string {
  if (text === '') throw new InvalidArgumentError('Expected a path, but it is empty.');
  return text;
}

/** How long a token is valid, within the contract's bounds. */
export function parseTtl(text: string): number {
  const seconds = Number(text);
  if (!/^\d+$/.test(text) || seconds < 60 || seconds > 3_600)
    throw new InvalidArgumentError('Expected whole seconds from 60 to 3600.');
  return seconds;
}

export function parseClock(text: string): EpochMicros {
  const instant = parseInstant(text);
  if (instant === undefined)
    throw new InvalidArgumentError('Expected an RFC 3339 instant, such as 2026-11-22T09:00:00Z.');
  return instant;
}

/**
 * Opens the store that a command works on: the folder, or the ClickHouse server at CLICKHOUSE_URL.
 *
 * @param stop - gives up, and throws its reason
 */
export async function openCommandStore(folder: string | undefined, stop?: AbortSignal): Promise<Store> {
  const url = process.env.CLICKHOUSE_URL;
  if (folder !== undefined && url !== undefined)
    throw new UsageError('Both --data and CLICKHOUSE_URL name a store. Give only one of them.');
  if (folder === undefined && url === undefined)
    throw new UsageError('Say where usage is kept: pass --data DIR, or set CLICKHOUSE_URL.');
  const cluster = process.env.CLICKHOUSE_CLUSTER;
  if (cluster !== undefined && url === undefined)
    throw new UsageError(
      'CLICKHOUSE_CLUSTER needs CLICKHOUSE_URL, which is not set. Set it to a server of that cluster.',
    );
  const onProgress = (line: string) => process.stderr.write(`${printable(line)}\n`);
  if (url !== undefined) return openServer(url, cluster, onProgress, stop);
  try {
    return await openStoreUntil({ folder: folder as string, onProgress }, stop);
  } catch (error) {
    throw whyNotUsable(error, folder as string);
  }
}

async function openServer(
  address: string,
  name: string | undefined,
  onProgress: (line: string) => void,
  stop: AbortSignal | undefined,
): Promise<Store> {
  const url = checkUrl(address);
  const cluster = name === undefined ? {} : { cluster: checkCluster(name) };
  try {
    return await openStoreUntil({ url, ...cluster, onProgress }, stop);
  } catch (error) {
    throw error instanceof StoreAddressError ? new UsageError(`CLICKHOUSE_URL: ${error.message}`) : error;
  }
}

/** The address may hold a password, so it is not repeated. */
function checkUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol))
    throw new UsageError(
      'CLICKHOUSE_URL must be an http or https address, such as https://user:password@clickhouse.example.com:8443/database',
    );
  return url;
}

function checkCluster(name: string): string {
  if (!isClusterName(name))
    throw new UsageError(
      'CLICKHOUSE_CLUSTER must be the name of a cluster, or a macro such as {cluster}: letters, digits, ".", "_" and "-".',
    );
  return name;
}

export function parseOrigin(text: string): string {
  if (!isOrigin(text)) throw new InvalidArgumentError(`Expected an origin, ${ORIGIN_FORM}.`);
  return text;
}
