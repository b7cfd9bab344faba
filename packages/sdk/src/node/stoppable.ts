import { onAbort } from '../core/abort.js';
import { AbortedError } from '../errors/transport-error.js';
import { iteratorOf, leave } from '../export/rows.js';

/** Rows that are read until a signal is aborted. */
export interface Stoppable<Row> {
  readonly rows: AsyncIterable<Row>;
  /** Removes the listener from the signal. */
  readonly unlink: () => void;
}

/**
 * Links rows to a signal. When it is aborted, reading fails at once, even while waiting for a row that never comes, and the source of
 * the rows is told, but not waited for. All rows share one listener, since there may be millions.
 */
export function stoppable<Row>(
  rows: Iterable<Row> | AsyncIterable<Row>,
  signal: AbortSignal | undefined,
): Stoppable<Row> {
  const source = iteratorOf(rows);
  let giveUp: (error: AbortedError) => void = () => {};
  const unlink = onAbort(signal, (reason) => {
    giveUp(new AbortedError(reason));
    void leave(source);
  });
  const next = (): Promise<IteratorResult<Row>> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) throw new AbortedError(signal.reason);
      giveUp = reject;
      source.next().then(resolve, reject);
    });
  const iterator: AsyncIterator<Row> = {
    next,
    async return() {
      await source.return?.();
      return { done: true, value: undefined };
    },
  };
  return { rows: { [Symbol.asyncIterator]: () => iterator }, unlink };
}
