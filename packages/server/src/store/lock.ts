import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, create, read, remove, replace } from './holder-file.js';
import { giveLifeSign, isAlive, isLifeSign, type LifeSign } from './life-sign.js';

/**
 * Who holds a data folder.
 *
 * @public
 */
export interface Holder {
  /** The id of the process. */
  readonly pid: number;
  /** When the process began, in the system's own form: the id alone may belong to another process by now. */
  readonly began: string | null;
  /** The address at which it listens, once it does. */
  readonly url?: string;
}

/**
 * Another running process holds the data folder: with the embedded engine, only one process at a time can use a folder.
 *
 * @public
 */
export class FolderHeldError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'FolderHeldError';

  constructor(
    /** The folder. */
    readonly folder: string,
    /** Who holds it. */
    readonly holder: Holder,
  ) {
    const where = holder.url ? ` listening on ${holder.url}` : '';
    super(`The data folder ${folder} is held by process ${holder.pid}${where}.`);
  }
}

/** A data folder that this process holds. */
export interface FolderLock {
  /** The file that says so, which this process has made. */
  readonly file: string;
  /** Writes down where this process listens. */
  announce(url: string): Promise<void>;
  /** Lets the folder go. */
  release(): Promise<void>;
}

/** A holder as the file records it, with the name of its life sign where there can be one. */
interface Entry extends Holder {
  readonly socket?: string;
}

/** Takes a data folder for this process, also from a process that ended without releasing it. @throws FolderHeldError */
export async function holdFolder(folder: string): Promise<FolderLock> {
  // Usage is nobody else's concern; what else is beside it may be. A folder that is there already keeps its permissions.
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'holder.json');
  await clear(folder, file);
  // Given first, so that whoever reads the file always finds a live holder.
  const sign = await giveLifeSign(folder);
  try {
    const me: Entry = {
      pid: process.pid,
      began: await beganAt(process.pid),
      ...(sign && { socket: sign.name }),
    };
    while (!(await create(file, JSON.stringify(me)))) await clear(folder, file);
    return lockOf(file, me, sign);
  } catch (error) {
    await sign?.end();
    throw error;
  }
}

function lockOf(file: string, me: Entry, sign: LifeSign | undefined): FolderLock {
  let mine = JSON.stringify(me);
  // Without a life sign, a process in another container may think that this one has ended, and replace the file: it is not ours then.
  const isMine = async (): Promise<boolean> => (await read(file)) === mine;
  return {
    file,
    announce: async (url) => {
      if (!(await isMine())) return;
      const text = JSON.stringify({ ...me, url });
      await replace(file, text);
      mine = text;
    },
    release: async () => {
      if (await isMine()) await rm(file, { force: true });
      await sign?.end();
    },
  };
}

/** Removes the file of a process that has ended. @throws FolderHeldError when the process is running */
async function clear(folder: string, file: string): Promise<void> {
  const text = await read(file);
  if (text === undefined) return;
  const entry = parse(text);
  if (entry && (await isRunning(folder, entry))) throw new FolderHeldError(folder, holderOf(entry));
  await remove(file, text);
  if (entry?.socket !== undefined) await rm(join(folder, entry.socket), { force: true });
}

function parse(text: string): Entry | undefined {
  try {
    const entry = JSON.parse(text) as Partial<Entry> | null;
    if (typeof entry?.pid !== 'number') return undefined;
    const { pid, began = null, url, socket } = entry;
    // A name, not a path: only a socket in this folder may be removed.
    const isName = typeof socket === 'string' && isLifeSign(socket);
    return { pid, began, ...(url !== undefined && { url }), ...(isName && { socket }) };
  } catch {
    return undefined;
  }
}

function holderOf({ socket: _, ...holder }: Entry): Holder {
  return holder;
}

/** A process id says nothing about a process in another container, so it is only used where there is no life sign. */
async function isRunning(folder: string, holder: Entry): Promise<boolean> {
  if (holder.socket !== undefined) return isAlive(folder, holder.socket);
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    return codeOf(error) === 'EPERM';
  }
  const began = await beganAt(holder.pid);
  return holder.began === null || began === null || began === holder.began;
}

/** Field 22 of `/proc/PID/stat` (after the command, which may hold spaces); null where there is no `/proc`. */
async function beganAt(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
