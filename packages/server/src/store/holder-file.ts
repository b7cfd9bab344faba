import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** Creates the file with its whole text at once, so that nobody reads half of it; false when there is one already. */
export function create(file: string, text: string): Promise<boolean> {
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

/** Gives the file another text, also at once. */
export function replace(file: string, text: string): Promise<void> {
  return withDraft(file, text, (draft) => rename(draft, file));
}

async function withDraft<Result>(
  file: string,
  text: string,
  use: (draft: string) => Promise<Result>,
): Promise<Result> {
  const draft = `${file}.${randomUUID()}`;
  try {
    // On a full disk, the file is there even though nothing could be written into it.
    await writeFile(draft, text);
    return await use(draft);
  } finally {
    await rm(draft, { force: true });
  }
}

/** How long removing may take; a claim older than this was left by a process that ended in the middle. */
const CLAIM_MS = 10_000;

/**
 * Removes the file if it still has this text. Only one process at a time may do so: of two that found the same file, the second would
 * otherwise remove the file that the first has created in the meantime.
 */
export async function remove(file: string, text: string): Promise<void> {
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

/** The file's text; undefined when there is none. */
export async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The system's code of an error. */
export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
