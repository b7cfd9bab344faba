import { AbortedError } from '../errors/transport-error.js';
import { onAbort } from './abort.js';

/**
 * An iterator over a walk that ends the request under way when it is left, or when the caller's signal says so: a
 * generator by itself would first wait for it. Linked to that signal only while something is waited for, so that
 * a loop that nobody finishes leaves nothing behind.
 */
export function abortable<T>(
  outer: AbortSignal | undefined,
  walk: (signal: AbortSignal) => AsyncGenerator<T, void>,
): AsyncIterableIterator<T> {
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
        // Rows of a page that is here already are not given out any more either.
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
