/** The command was called wrongly, or with something that cannot be used. The message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
