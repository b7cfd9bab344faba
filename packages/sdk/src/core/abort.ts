import { AbortedError } from '../errors/transport-error.js';

/** Throws when the caller has given up already. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AbortedError(signal.reason);
}

type Run = (reason: unknown) => void;

/** What runs when a signal is aborted. Behind one listener: Node warns of more than ten, and a page has one signal for many calls. */
const waiting = new WeakMap<AbortSignal, Set<Run>>();

function runAll({ target }: Event): void {
  const signal = target as AbortSignal;
  const runs = waiting.get(signal) ?? [];
  waiting.delete(signal);
  for (const run of runs) run(signal.reason);
}

/**
 * Runs something once the signal is aborted, at once if it is. What comes back takes it off again: on
 * a signal that lives as long as a page, each one left behind would stay. (`AbortSignal.any` leaves them.)
 */
export function onAbort(signal: AbortSignal | undefined, run: Run): () => void {
  if (!signal) return () => {};
  if (signal.aborted) {
    run(signal.reason);
    return () => {};
  }
  const runs = waiting.get(signal) ?? new Set();
  waiting.set(signal, runs.add(run));
  // The same function again is the same listener.
  signal.addEventListener('abort', runAll, { once: true });
  return () => {
    runs.delete(run);
    if (runs.size === 0) signal.removeEventListener('abort', runAll);
  };
}

/** Waits, unless the caller gives up. */
export function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    let unlink = (): void => {};
    const timer = setTimeout(() => {
      unlink();
      resolve();
    }, ms);
    unlink = onAbort(signal, (reason) => {
      clearTimeout(timer);
      reject(new AbortedError(reason));
    });
  });
}
