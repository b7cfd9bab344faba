import type { Parameters } from './database.js';
import type { Sight } from './selection.js';

/** How something is read. */
export interface ReadOptions {
  /** Who asks: viewers take turns. */
  readonly viewer?: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** Asks the store even if the answer is remembered. */
  readonly anew?: boolean;
}

/** What reports are read from. */
export interface Reader {
  /**
   * Whether others may write to it as well. Rows may then be there twice until they are folded, and roll-ups would count both; an id
   * that is not there yet may be about to be written.
   */
  isShared(): boolean;
  /**
   * The rows of a statement, which may be shared with others who ask the same.
   *
   * @param organizations - all organizations whose rows the statement reads: the answer is kept until something is received for them
   */
  read<Row>(
    organizations: readonly string[],
    query: string,
    parameters?: Parameters,
    options?: ReadOptions,
  ): Promise<readonly Row[]>;
  /** Rows in the order of the query, a few at a time: for answers that do not fit into memory. */
  stream<Row>(query: string, parameters?: Parameters, options?: ReadOptions): AsyncGenerator<Row[], void>;
  /** A moment that gives the same answers as this one, and that more requests share. */
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
