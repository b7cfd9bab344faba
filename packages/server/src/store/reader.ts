import type { Parameters } from './database.js';
import type { Sight } from './selection.js';

/** How something is read. */
export interface ReadOptions {
  /** Who asks: viewers take turns. */
  readonly viewer?: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** Asks the store also where the answer is remembered. */
  readonly anew?: boolean;
}

/** What reports are read from. */
export interface Reader {
  /**
   * Whether others may write to it as well. Their rows may be there twice until they are folded, which roll-ups would not know of, and
   * an id that is not there yet may be about to come.
   */
  isShared(): boolean;
  /**
   * The rows of a statement, which may be shared with whoever has asked the same.
   *
   * @param organizations - whose rows the statement reads, and nobody else's: as long as nothing of theirs is received, the answer stays
   */
  read<Row>(
    organizations: readonly string[],
    query: string,
    parameters?: Parameters,
    options?: ReadOptions,
  ): Promise<readonly Row[]>;
  /** Rows in the order of the query, a few at a time: for answers that do not fit into memory. */
  stream<Row>(query: string, parameters?: Parameters, options?: ReadOptions): AsyncGenerator<Row[], void>;
  /** A moment to ask for in place of this one: the answers are the same, and more requests ask for it. */
  settle(organizations: readonly string[], at: Sight): Sight;
}

/** The same, read in this way unless a read says otherwise. */
export function reading(reader: Reader, options: ReadOptions): Reader {
  return {
    isShared: () => reader.isShared(),
    read: (organizations, query, parameters, more) =>
      reader.read(organizations, query, parameters, { ...options, ...more }),
    stream: (query, parameters, more) => reader.stream(query, parameters, { ...options, ...more }),
    settle: (organizations, at) => reader.settle(organizations, at),
  };
}
