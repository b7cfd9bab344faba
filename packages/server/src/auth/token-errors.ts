/**
 * The grants of a viewer do not fit into a token. The message says what to do.
 *
 * @public
 */
export class GrantsTooLargeError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'GrantsTooLargeError';

  constructor(
    /** How many bytes the token would have. */
    readonly bytes: number,
    /** How many it may have: proxies cut off or refuse longer headers. */
    readonly max: number,
  ) {
    super(
      `A token may have at most ${max} bytes; this one would have ${bytes}. Grant fewer organizations and agents, or authenticate such viewers in your own server.`,
    );
  }
}

/**
 * A viewer token is not accepted: it has expired, or was not signed with these secrets.
 *
 * @public
 */
export class TokenRefusedError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'TokenRefusedError';

  constructor(
    /** Why it is not accepted. Instead of an expired token, request a new one. */
    readonly reason: 'expired' | 'invalid',
    options?: ErrorOptions,
  ) {
    super(
      reason === 'expired'
        ? 'The token has expired. Ask your server for a new one.'
        : 'The token is not valid here. Ask your server for a new one.',
      options,
    );
  }
}
