import { constants, existsSync, type Stats } from 'node:fs';
import { chmod, cp, lchown, lstat, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { printable } from '../log/printable.js';
import { type FolderLock, holdFolder } from '../store/lock.js';
import { parsePath } from './options.js';
import { whyNotUsable } from './startup-error.js';
import { UsageError } from './usage-error.js';

/** The subfolder of a data folder in which the embedded engine keeps its files. */
export const STORE = 'store';

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .description('copy a data folder that no server is using; copying it back restores it')
    .requiredOption('--data <dir>', 'the folder to copy', parsePath)
    .requiredOption('--to <dir>', 'the folder to copy it to, which must not exist yet', parsePath)
    .action(backUp);
}

async function backUp(options: { readonly data: string; readonly to: string }): Promise<void> {
  // Resolved, because a trailing slash would put the draft inside the folder that it is to become.
  const [data, to] = [resolve(options.data), resolve(options.to)];
  if (!existsSync(join(data, STORE))) throw new UsageError(`${options.data} holds no usage.`);
  // Also a link that leads nowhere.
  if (await lstat(to).catch(() => undefined))
    throw new UsageError(`${options.to} already exists. Name a folder that does not.`);
  if (!relative(data, to).startsWith('..'))
    throw new UsageError(`${options.to} is inside the folder to copy. Name a folder outside of it.`);
  // The parts of a table are copied one after another, so a write in the meantime would be in the copy only in part.
  const lock = await hold(data).catch((error: unknown) => {
    throw whyNotUsable(error, options.data);
  });
  try {
    await copyStore(data, to);
  } catch (error) {
    throw whyNotUsable(error, options.to, draftOf(to));
  } finally {
    await lock?.release();
  }
  process.stdout.write(printable(`Copied ${options.data} to ${options.to}.\n`));
}

/** A folder on a read-only medium cannot be locked, and need not be: `holdFolder` looks for a live holder before it writes anything. */
async function hold(data: string): Promise<FolderLock | undefined> {
  try {
    return await holdFolder(data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EROFS') throw error;
    return undefined;
  }
}

const draftOf = (to: string): string => `${to}.partial`;

/** Copies under another name first, so that a folder with the final name is complete. The copy has the original's permissions and owner. */
async function copyStore(data: string, to: string): Promise<void> {
  const draft = draftOf(to);
  await mkdir(dirname(draft), { recursive: true });
  await mkdir(draft, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new UsageError(
      `${draft} already exists. If it was left by a backup that was interrupted, remove it.`,
    );
  });
  try {
    // The folder itself may be a link, to a larger disk.
    await cp(await realpath(join(data, STORE)), join(draft, STORE), {
      recursive: true,
      // The engine finds its tables through links within the folder: they are copied as they are.
      verbatimSymlinks: true,
      preserveTimestamps: true,
      mode: constants.COPYFILE_FICLONE,
    });
    const isRoot = process.getuid?.() === 0;
    if (isRoot) await giveAll(join(draft, STORE), await stat(join(data, STORE)));
    await flushAll(draft);
    // Only now: nobody else could reach what is in it until here, and have root change a file somewhere else through a link.
    const original = await stat(data);
    await chmod(draft, original.mode | 0o700);
    if (isRoot) await give(draft, original);
    await flush(draft);
    await rename(draft, to);
    await flush(dirname(to));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
}

/** Gives what root has copied to the user of the original, whose server could not use it otherwise. */
async function giveAll(folder: string, owner: Stats): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    await give(join(entry.parentPath, entry.name), owner);
  await give(folder, owner);
}

/** Some file systems know no owners. */
async function give(path: string, { uid, gid }: Stats): Promise<void> {
  await lchown(path, uid, gid).catch((error: NodeJS.ErrnoException) => {
    if (!['EPERM', 'EINVAL', 'ENOTSUP', 'ENOSYS'].includes(error.code ?? '')) throw error;
  });
}

/** Waits until everything in a folder is on the disk. */
async function flushAll(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() || entry.isDirectory()) await flush(join(entry.parentPath, entry.name));
  await flush(folder);
}

async function flush(path: string): Promise<void> {
  const file = await open(path);
  await file.sync().finally(() => file.close());
}
