import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the server records about itself in its data folder. After a crash the record is still there, but the process is not. */
interface Holder {
  readonly pid?: number;
  readonly url?: string;
}

/** Whether a process holds a folder, judging by its id, which after a crash may belong to another process. */
export function isHeld(folder: string): boolean {
  const { pid } = readHolder(folder);
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The address of the API that holds a folder; undefined if none answers. */
export async function apiOn(folder: string): Promise<string | undefined> {
  const { url } = readHolder(folder);
  if (url === undefined) return undefined;
  const answered = await fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  );
  return answered?.ok ? url : undefined;
}

function readHolder(folder: string): Holder {
  try {
    return JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8')) as Holder;
  } catch {
    return {};
  }
}
