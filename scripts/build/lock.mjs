import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const RETRY_MS = 100;

/**
 * Runs the work while no other process holds the lock: two builds at once would clear each other's folders.
 * A lock whose owner has ended is taken over.
 *
 * @param {string} path a folder that does not exist
 * @param {() => Promise<unknown>} work what to do
 */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  while (!take(path)) await wait(RETRY_MS);
  try {
    await work();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

function take(path) {
  const owner = join(path, 'pid');
  try {
    mkdirSync(path);
    writeFileSync(owner, String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isAbandoned(owner)) rmSync(path, { recursive: true, force: true });
  return false;
}

/** Between making the folder and writing the file the owner is not known yet: the lock then counts as held. */
function isAbandoned(owner) {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
