import { join } from 'node:path';
import { WriteQueue } from '../events/write-queue.js';
import { connectToFolder, connectToServer } from './connect.js';
import type { Database } from './database.js';
import type { EngineOptions } from './engine.js';
import { type FolderLock, holdFolder } from './lock.js';
import { migrate } from './migrate.js';
import { ReceiptClock } from './receipt-clock.js';

/** Where usage is kept. */
export interface StoreOptions extends EngineOptions {
  /** A folder for the embedded engine. One process holds it at a time. */
  readonly folder?: string;
  /** A ClickHouse server or cluster instead. */
  readonly url?: string;
}

/** An open store. */
export interface Store {
  readonly database: Database;
  readonly queue: WriteQueue;
  readonly receipts: ReceiptClock;
  /** Writes down where this process listens, for others that want the folder. */
  announce(url: string): Promise<void>;
  /** Writes what waits, then lets go. */
  close(): Promise<void>;
}

/**
 * Opens a store and brings its tables up to date.
 *
 * @throws FolderHeldError, EngineUnavailableError, SchemaTooNewError
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (options.url !== undefined) return prepare(connectToServer(options.url));
  if (options.folder === undefined) throw new TypeError('A store needs a folder or a URL');
  const lock = await holdFolder(options.folder);
  try {
    return await prepare(await connectToFolder(join(options.folder, 'store'), options), lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function prepare(database: Database, lock?: FolderLock): Promise<Store> {
  try {
    await migrate(database);
    const receipts = new ReceiptClock(await lastReceipt(database));
    const queue = new WriteQueue(database, receipts);
    return {
      database,
      queue,
      receipts,
      announce: async (url) => lock?.announce(url),
      close: async () => {
        await queue.close();
        await database.close();
        await lock?.release();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function lastReceipt(database: Database): Promise<number> {
  const [row] = await database.select<{ last: number }>(
    'SELECT toUnixTimestamp64Micro(max(received_at)) AS last FROM usage',
  );
  return row?.last ?? 0;
}
