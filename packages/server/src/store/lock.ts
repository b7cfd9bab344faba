import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Who holds a data folder. */
export interface Holder {
  readonly pid: number;
  /** When the process began, as the system counts it: a pid alone may have been given to another process since. */
  readonly began: string | null;
  /** Where it listens, once it does. */
  readonly url?: string;
}

/** The data folder belongs to a running process: the embedded engine binds one folder to one process. */
export class FolderHeldError extends Error {
  override readonly name = 'FolderHeldError';
  constructor(
    readonly folder: string,
    readonly holder: Holder,
  ) {
    const where = holder.url ? ` listening on ${holder.url}` : '';
    super(`The data folder ${folder} is held by process ${holder.pid}${where}.`);
  }
}

/** A data folder that this process holds. */
export interface FolderLock {
  /** Writes down where this process listens. */
  announce(url: string): Promise<void>;
  /** Lets the folder go. */
  release(): Promise<void>;
}

/** Takes a data folder for this process. What a process left behind that ended without releasing is taken over. */
export async function holdFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'holder.json');
  const me: Holder = { pid: process.pid, began: await beganAt(process.pid) };
  for (let attempt = 0; ; attempt++) {
    try {
      await writeFile(file, JSON.stringify(me), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 3) throw error;
      const holder = await readHolder(file);
      if (holder && (await isRunning(holder))) throw new FolderHeldError(folder, holder);
      await rm(file, { force: true });
    }
  }
  return {
    announce: (url) => writeFile(file, JSON.stringify({ ...me, url })),
    release: () => rm(file, { force: true }),
  };
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as Partial<Holder>;
    return typeof holder.pid === 'number' ? { began: null, ...holder, pid: holder.pid } : undefined;
  } catch {
    return undefined;
  }
}

async function isRunning(holder: Holder): Promise<boolean> {
  if (holder.pid === process.pid) return true;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
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
