import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, isLifeSign } from './life-sign.js';

/** What the temporary folders of installations begin with. */
export const INSTALLING = 'installing-';

/** How old a folder without a life sign has to be. No installation takes as long. */
const OLD_MS = 3_600_000;

/** Removes what installations left that were killed, which is hundreds of megabytes each. What cannot be removed stays. */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const temporary = join(folder, name);
    if (!name.startsWith(INSTALLING) || (await isInUse(temporary).catch(() => true))) continue;
    await rm(temporary, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function isInUse(temporary: string): Promise<boolean> {
  const sign = (await readdir(temporary)).find(isLifeSign);
  if (sign !== undefined) return isAlive(temporary, sign);
  return Date.now() - (await stat(temporary)).mtimeMs < OLD_MS;
}
