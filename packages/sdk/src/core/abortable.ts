import { AbortedError } from '../errors/transport-error.js';
import { isSignal, onAbort } from './abort.js';

/**
 * An iterator over a walk that ends the running request when the loop is left or the caller's signal is aborted; a generator
 * alone would first wait for the request. It listens to that signal only while it waits for something, so that an unfinished
 * loop leaves nothing behind.
 */
export function abortable<T>(
  given: AbortSignal | undefined,
  walk: (signal: AbortSignal) => AsyncGenerator<T, void>,
): AsyncIterableIterator<T> {
  // What is no signal is for the walk to refuse.
  const outer = isSignal(given) ? given : undefined;
  const controller = new AbortController();
  const generator = walk(controller.signal);
  const done: IteratorReturnResult<undefined> = { done: true, value: undefined };
  let left = false;

  const leave = async (reason?: unknown): Promise<void> => {
    left = true;
    controller.abort(reason);
    await generator.return().catch(() => {});
  };

  return {
    async next() {
      if (left) return done;
      if (outer?.aborted) {
        // Rows that have already arrived are not given out any more either.
        await leave(outer.reason);
        throw new AbortedError(outer.reason);
      }
      const unlink = onAbort(outer, (reason) => controller.abort(reason));
      try {
        return await generator.next();
      } catch (error) {
        if (left) return done;
        throw error;
      } finally {
        unlink();
      }
    },
    async return() {
      await leave();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
