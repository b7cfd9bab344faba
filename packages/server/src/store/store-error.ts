/**
 * The store cannot be reached or opened, did not answer, is overloaded, or is being closed. Trying again may help. `cause` is the underlying
 * error.
 *
 * @public
 */
export class StoreUnavailableError extends Error {
  /** Tells it from other errors. `StoreOverloadedError` when the store can be reached but is overloaded. */
  override readonly name: string = 'StoreUnavailableError';
}

/** The store has too much to do. Nothing of the request was begun, so it can safely be repeated later. */
export class StoreOverloadedError extends StoreUnavailableError {
  override readonly name = 'StoreOverloadedError';
}

/**
 * The store was reached, but refused a statement: because of a bug in this program, because the account lacks rights, or because something
 * else changed the store. `cause` is the store's error.
 *
 * @public
 */
export class StoreRefusedError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'StoreRefusedError';
}

/** ClickHouse's codes for being overloaded. */
const OVERLOADED = new Set([
  159, // TIMEOUT_EXCEEDED
  160, // TOO_SLOW
  202, // TOO_MANY_SIMULTANEOUS_QUERIES
  203, // NO_FREE_CONNECTION
  241, // MEMORY_LIMIT_EXCEEDED
  252, // TOO_MANY_PARTS
  439, // CANNOT_SCHEDULE_TASK
]);

/** Its codes for when the server, a part of its cluster, its disk or our account is not available. */
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

/** Turns an error of the client into one of this program. */
export function storeError(cause: unknown): Error {
  const code = clickHouseCode(cause);
  if (code === undefined ? isOurMistake(cause) : !OVERLOADED.has(code) && !UNAVAILABLE.has(code))
    return new StoreRefusedError('The store refused a statement', { cause });
  if (code !== undefined && OVERLOADED.has(code))
    return new StoreOverloadedError('The store has too much to do', { cause });
  return new StoreUnavailableError('The store did not answer', { cause });
}

/** ClickHouse's number of an error. Its class says nothing, since the embedded engine has an error class of its own. */
function clickHouseCode(cause: unknown): number | undefined {
  const { code, type } = (cause ?? {}) as { code?: unknown; type?: unknown };
  return typeof code === 'string' && /^\d+$/.test(code) && typeof type === 'string'
    ? Number(code)
    : undefined;
}

/** An error without a code comes from the connection, except for values that no statement can contain. */
function isOurMistake(cause: unknown): boolean {
  if (cause instanceof TypeError || cause instanceof RangeError) return true;
  const inner = cause instanceof Error ? (cause.cause as { code?: unknown } | undefined) : undefined;
  return inner?.code === 'CHDB_BIND';
}
