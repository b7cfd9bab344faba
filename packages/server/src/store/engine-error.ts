/**
 * The embedded engine cannot be used or installed on this machine. The message says what to do.
 *
 * @public
 */
export class EngineUnavailableError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'EngineUnavailableError';
}
