import { stat } from 'node:fs/promises';
import { StoreUnavailableError } from './store-error.js';

/**
 * Refuses to open another user's store as root: root may write anywhere, but the files that it leaves there cannot be changed by the
 * server of that user, who then finds a store that answers and accepts nothing. Whom new files belong to is asked of the file system: some
 * give all of them to one user, whoever writes.
 *
 * @param store - the folder of the embedded engine, which may not exist yet
 * @param own - a file beside it that this process has just made
 * @throws StoreUnavailableError
 */
export async function refuseAsRoot(store: string, own: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const [theirs, ours] = await Promise.all([ownerOf(store), ownerOf(own)]);
  if (theirs === undefined || theirs === ours) return;
  throw new StoreUnavailableError(`The store in ${store} cannot be opened as root`, {
    cause: new Error(
      `it belongs to user ${theirs}, whose server could not change what root writes there. Run this as that user, such as with sudo -u '#${theirs}' … or docker run --user ${theirs} …`,
    ),
  });
}

async function ownerOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).uid;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
