import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What the temporary folders of installations begin with. */
export const INSTALLING = 'installing-';

/** No installation takes as long. Whether its process still runs cannot be asked: it may be on another machine that shares the folder. */
const OLD_MS = 86_400_000;

/** Removes what installations left that were killed, which is hundreds of megabytes each. What cannot be removed stays. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const temporary = join(folder, name);
    if (!name.startsWith(INSTALLING) || !(await isOld(temporary).catch(() => false))) continue;
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
  }
}

const isOld = async (temporary: string): Promise<boolean> =>
  Date.now() - (await stat(temporary)).mtimeMs > OLD_MS;
