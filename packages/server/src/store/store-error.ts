/**
 * The store cannot be reached or opened, did not answer, has too much to do, or is being closed. Asking again may help. `cause` is what was
 * in the way.
 *
 * @public
 */
export class StoreUnavailableError extends Error {
  /** Tells it from other errors. `StoreOverloadedError` where the store is there and has too much to do. */
  override readonly name: string = 'StoreUnavailableError';
}

/** The store has more to do than it takes on. What was asked for was not begun: asking again later loses nothing. */
export class StoreOverloadedError extends StoreUnavailableError {
  override readonly name = 'StoreOverloadedError';
}

/**
 * The store was reached and refused a statement: a mistake of this program, an account without the rights that it needs, or a store that is
 * not as this program left it. `cause` is what it said.
 *
 * @public
 */
export class StoreRefusedError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'StoreRefusedError';
}

/** What ClickHouse says when it is there and has too much to do. */
const OVERLOADED = new Set([
  159, // TIMEOUT_EXCEEDED
  160, // TOO_SLOW
  202, // TOO_MANY_SIMULTANEOUS_QUERIES
  203, // NO_FREE_CONNECTION
  241, // MEMORY_LIMIT_EXCEEDED
  252, // TOO_MANY_PARTS
  439, // CANNOT_SCHEDULE_TASK
]);

/** What it says when it, a part of its cluster, its disk, or the account that we come with is not there. */
const UNAVAILABLE = new Set([
  74, // CANNOT_READ_FROM_FILE_DESCRIPTOR
  75, // CANNOT_WRITE_TO_FILE_DESCRIPTOR
  81, // UNKNOWN_DATABASE
  192, // UNKNOWN_USER
  193, // WRONG_PASSWORD
  194, // REQUIRED_PASSWORD
  209, // SOCKET_TIMEOUT
  210, // NETWORK_ERROR
  225, // NO_ZOOKEEPER
  236, // ABORTED
  242, // TABLE_IS_READ_ONLY
  243, // NOT_ENOUGH_SPACE
  279, // ALL_CONNECTION_TRIES_FAILED
  285, // TOO_FEW_LIVE_REPLICAS
  286, // UNSATISFIED_QUORUM_FOR_PREVIOUS_WRITE
  319, // UNKNOWN_STATUS_OF_INSERT
  394, // QUERY_WAS_CANCELLED
  497, // ACCESS_DENIED
  516, // AUTHENTICATION_FAILED
  999, // KEEPER_EXCEPTION
  1001, // STD_EXCEPTION: what is below it has failed, such as a folder that cannot be written any more
]);

/** Says what kind of failure it was that the client threw. */
export function storeError(cause: unknown): Error {
  const code = clickHouseCode(cause);
  if (code === undefined ? isOurMistake(cause) : !OVERLOADED.has(code) && !UNAVAILABLE.has(code))
    return new StoreRefusedError('The store refused a statement', { cause });
  if (code !== undefined && OVERLOADED.has(code))
    return new StoreOverloadedError('The store has too much to do', { cause });
  return new StoreUnavailableError('The store did not answer', { cause });
}

/** The number that ClickHouse gives its errors. The embedded engine brings a class of its own, so the class says nothing. */
function clickHouseCode(cause: unknown): number | undefined {
  const { code, type } = (cause ?? {}) as { code?: unknown; type?: unknown };
  return typeof code === 'string' && /^\d+$/.test(code) && typeof type === 'string'
    ? Number(code)
    : undefined;
}

/** Without a code it is the way to the store that failed, but for values that no statement can carry. */
function isOurMistake(cause: unknown): boolean {
  if (cause instanceof TypeError || cause instanceof RangeError) return true;
  const inner = cause instanceof Error ? (cause.cause as { code?: unknown } | undefined) : undefined;
  return inner?.code === 'CHDB_BIND';
}
