import { AbortedError } from '../errors/transport-error.js';

/** Throws when the caller has given up already. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AbortedError(signal.reason);
}

/** Whether a value is a signal: a controller is none. */
export const isSignal = (value: unknown): value is AbortSignal =>
  typeof (value as Partial<AbortSignal> | null)?.addEventListener === 'function';

type Run = (reason: unknown) => void;

/** What to run when a signal is aborted. Each signal has one listener: Node warns of more than ten, and a page may use one signal for many calls. */
const waiting = new WeakMap<AbortSignal, Set<Run>>();

function runAll({ target }: Event): void {
  const signal = target as AbortSignal;
  const runs = waiting.get(signal) ?? [];
  waiting.delete(signal);
  for (const run of runs) run(signal.reason);
}

/**
 * Runs something when the signal is aborted, or at once if it already is. Returns a function that undoes this: on a signal that
 * lives as long as a page, leftovers would pile up, as they do with `AbortSignal.any`.
 */
export function onAbort(signal: AbortSignal | undefined, run: Run): () => void {
  if (!signal) return () => {};
  if (signal.aborted) {
    run(signal.reason);
    return () => {};
  }
  const runs = waiting.get(signal) ?? new Set();
  waiting.set(signal, runs.add(run));
  // Adding the same function again adds no second listener.
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
