import { AbortedError } from '../errors/transport-error.js';

/** Throws when the caller has given up already. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AbortedError(signal.reason);
}

/**
 * Runs something once the signal is aborted, at once if it is. What comes back takes the listener off again: on
 * a signal that lives as long as a page, each one left behind would stay. (`AbortSignal.any` leaves them.)
 */
export function onAbort(signal: AbortSignal | undefined, run: (reason: unknown) => void): () => void {
  if (!signal) return () => {};
  if (signal.aborted) {
    run(signal.reason);
    return () => {};
  }
  const listener = (): void => run(signal.reason);
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
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
