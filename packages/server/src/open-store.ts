import { join } from 'node:path';
import type { EventRecord, EventsAccepted } from '@credit-usage/sdk/contract';
import type { EpochMicros } from '@credit-usage/sdk/time';
import { checkStoreOptions } from './check-store-options.js';
import { writeOwn } from './events/write-own.js';
import { WriteQueue } from './events/write-queue.js';
import { AnswerMemory } from './store/answer-memory.js';
import { connectToFolder, connectToServer } from './store/connect.js';
import type { Database } from './store/database.js';
import { clusterLayout, embeddedLayout, type Layout, sharedLayout } from './store/layout.js';
import { type FolderLock, holdFolder } from './store/lock.js';
import { migrate } from './store/migrate.js';
import type { EngineOptions, Opening } from './store/opening.js';
import { refuseAsRoot } from './store/owner.js';
import { ReceiptClock } from './store/receipt-clock.js';

/**
 * Where usage is kept: a folder for the embedded engine, or the URL of a ClickHouse server.
 *
 * @public
 */
export interface StoreOptions extends EngineOptions {
  /** A folder for the embedded engine. One process holds it at a time. */
  readonly folder?: string | undefined;
  /** A ClickHouse server or cluster instead: `https://user:password@clickhouse.example.com:8443/database`. */
  readonly url?: string | undefined;
  /** The name of the cluster that the server at `url` belongs to. Tables are then replicated, and sharded by organization. */
  readonly cluster?: string | undefined;
}

/**
 * An open store. Only `openStore` makes one: an object with the same functions is none.
 *
 * @public
 */
export declare class Store {
  // Only a type: the private field is what no other object has.
  private readonly opened: true;
  private constructor();
  /**
   * Writes records from this process, as `POST /v1/events` does, without a request or a key. Resolves once every record is on the disk. A
   * batch has at most 10,000 records and is checked as a whole. However often it is written, it counts once. The types of records are in
   * `@credit-usage/sdk/contract`.
   *
   * @throws StoreUnavailableError when the store is busy, does not answer or is being closed: write the same batch again in a moment.
   * RecordsRefusedError when a record is wrong, or has the id of another one with different content: writing it again does not help.
   * StoreRefusedError when the store refuses a statement. TypeError for anything but an array, RangeError for too many records.
   *
   * @example
   * ```ts
   * import { openStore } from '@credit-usage/server';
   *
   * const store = await openStore({ folder: './usage' });
   * const { accepted, duplicates } = await store.write([
   *   {
   *     type: 'usage',
   *     id: 'job_1:step_1',
   *     time: '2026-11-17T09:04:09Z',
   *     organizationId: 'org_acme',
   *     agentId: 'research',
   *     category: 'LLM',
   *     description: 'Planned the search',
   *     credits: '0.62',
   *   },
   * ]);
   * ```
   */
  write(records: readonly EventRecord[]): Promise<EventsAccepted>;
  /** Records where this process listens, for the error of another process that wants the same folder. */
  announce(url: string): Promise<void>;
  /** Writes the records that are waiting, then releases the store. A second call waits for the first. */
  close(): Promise<void>;
}

/** What a store is made of: for the routes, and not part of the public interface. */
export interface StoreParts {
  readonly database: Database;
  readonly queue: WriteQueue;
  readonly receipts: ReceiptClock;
}

const partsByStore = new WeakMap<Store, StoreParts>();

/** The parts of a store. @throws TypeError for an object that `openStore` has not made */
export function partsOf(store: Store): StoreParts {
  const parts = partsByStore.get(store);
  if (!parts) throw new TypeError('Open a store with openStore');
  return parts;
}

/** A store of these parts. */
export function storeOf(parts: StoreParts, lock?: FolderLock): Store {
  const close = async (): Promise<void> => {
    await parts.queue.close();
    await parts.database.close();
    await lock?.release();
  };
  let closing: Promise<void> | undefined;
  const functions: Pick<Store, 'write' | 'announce' | 'close'> = {
    write: async (records) => writeOwn(parts.queue, records),
    announce: async (url) => lock?.announce(url),
    // Done once for all callers: the folder is released only when everything has been written.
    close: () => {
      closing ??= close();
      return closing;
    },
  };
  const store = functions as Store;
  partsByStore.set(store, parts);
  return store;
}

/**
 * Opens a store and brings its tables up to date. The embedded engine is installed on first use.
 *
 * @throws TypeError for an option that does not exist or cannot work, such as both a folder and an address.
 * FolderHeldError when another process holds the folder, EngineUnavailableError when the embedded engine cannot be used or installed.
 * StoreAddressError for an address that is not valid, StoreUnavailableError when the store cannot be reached or opened, and when root opens
 * another user's store, where trying again does not help. StoreRefusedError when it refuses a statement, for example because the account lacks rights. SchemaTooNewError when a newer version of this package changed the
 * store, SchemaDiffersError when its tables were made in another way. Errors of the file system, such as EACCES, are passed on as they are.
 *
 * @example
 * ```ts
 * import { openStore } from '@credit-usage/server';
 *
 * const store = await openStore({ folder: './usage', onProgress: console.error });
 * await store.close();
 * ```
 * @public
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  return openStoreUntil(options);
}

/** Opens a store like `openStore`, unless it is told to stop before. @throws the reason of the signal as well */
export async function openStoreUntil(options: StoreOptions, stop?: AbortSignal): Promise<Store> {
  checkStoreOptions(options);
  const opening = { ...options, stop };
  const { folder, url, cluster } = options;
  if (url !== undefined) {
    const layout = cluster === undefined ? sharedLayout : clusterLayout(cluster);
    const database = connectToServer(url, cluster);
    // A server may never answer. What it is doing then is repeatable, so nothing has to be waited for.
    const breakOff = () => void database.close({ now: true });
    stop?.addEventListener('abort', breakOff, { once: true });
    try {
      return await prepare(database, layout, opening);
    } catch (error) {
      throw stop?.aborted ? stop.reason : error;
    } finally {
      stop?.removeEventListener('abort', breakOff);
    }
  }
  // `checkStoreOptions` has made sure that there is one.
  const path = folder as string;
  const lock = await holdFolder(path);
  try {
    const place = join(path, 'store');
    await refuseAsRoot(place, lock.file);
    const database = await connectToFolder(place, opening);
    return await prepare(database, embeddedLayout, opening, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function prepare(
  database: Database,
  layout: Layout,
  opening: Opening,
  lock?: FolderLock,
): Promise<Store> {
  try {
    await migrate(database, layout, opening);
    const { received, used } = await lastOf(database);
    const receipts = new ReceiptClock(received, used);
    // Answers can be remembered only where nobody else writes: in a folder that this process holds.
    if (lock) database.remember(new AnswerMemory(), receipts.arrivals);
    return storeOf({ database, receipts, queue: new WriteQueue(database, receipts) }, lock);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function lastOf(database: Database): Promise<{ received: EpochMicros; used: EpochMicros }> {
  const [row] = await database.select<{ received: EpochMicros; used: EpochMicros }>(
    `SELECT toUnixTimestamp64Micro(max(received_at)) AS received, toUnixTimestamp64Micro(max(time)) AS used
     FROM usage SETTINGS final = 0`,
  );
  return row ?? { received: 0, used: 0 };
}
