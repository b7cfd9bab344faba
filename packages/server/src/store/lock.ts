import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/**
 * Who holds a data folder.
 *
 * @public
 */
export interface Holder {
  /** The process. */
  readonly pid: number;
  /** When the process began, as the system counts it: a pid alone may have been given to another process since. */
  readonly began: string | null;
  /** Where it listens, once it does. */
  readonly url?: string;
}

/**
 * The data folder belongs to a running process: the embedded engine binds one folder to one process.
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
  while (!(await create(file, JSON.stringify(me)))) {
    const text = await read(file);
    if (text === undefined) continue;
    const holder = parse(text);
    if (holder && (await isRunning(holder))) throw new FolderHeldError(folder, holder);
    await remove(file, text);
  }
  return {
    announce: (url) =>
      withDraft(file, JSON.stringify({ ...me, url }), async (draft) => {
        await rename(draft, file);
      }),
    release: () => rm(file, { force: true }),
  };
}

/** Makes the file with all of its text at once, so that nobody reads half a holder; false when there is one. */
function create(file: string, text: string): Promise<boolean> {
  return withDraft(file, text, async (draft) => {
    try {
      await link(draft, file);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      throw error;
    }
  });
}

async function withDraft<Result>(
  file: string,
  text: string,
  use: (draft: string) => Promise<Result>,
): Promise<Result> {
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, text);
  try {
    return await use(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

/** How long removing may take; a claim older than this was left by a process that ended in the middle. */
const CLAIM_MS = 10_000;

/**
 * Removes what was left behind, if it is still that. One process at a time: two that found the same could otherwise remove it one
 * after the other, the second what the first has put in its place.
 */
async function remove(file: string, text: string): Promise<void> {
  const claim = `${file}.claim`;
  try {
    await writeFile(claim, '', { flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    const since = await stat(claim).catch(() => undefined);
    if (since && Date.now() - since.mtimeMs > CLAIM_MS) await rm(claim, { force: true });
    else await setTimeout(5);
    return;
  }
  try {
    if ((await read(file)) === text) await rm(file, { force: true });
  } finally {
    await rm(claim, { force: true });
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<Holder> | null;
    return typeof holder?.pid === 'number' ? { began: null, ...holder, pid: holder.pid } : undefined;
  } catch {
    return undefined;
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

async function isRunning(holder: Holder): Promise<boolean> {
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
