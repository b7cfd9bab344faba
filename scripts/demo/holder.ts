import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the server writes down of itself in a folder that it has. After a crash the note is still there, and the process is not. */
interface Holder {
  readonly pid?: number;
  readonly url?: string;
}

/** Whether a process has a folder, as far as its number says: after a crash another one may have been given it. */
export function isHeld(folder: string): boolean {
  const { pid } = readHolder(folder);
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Where the API listens that has a folder; undefined when none answers. */
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
