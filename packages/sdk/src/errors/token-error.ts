import { CreditUsageError, type ErrorJson } from './base.js';
import { nameClass } from './brand.js';
import { withCause } from './cause-json.js';

/**
 * The token provider failed, or returned something that is not a token. `code` is `token_refused`, and the error not retryable, when what
 * it threw has the `status` 401: the viewer is not signed in any more, or, for `viewerTokens`, the secret key is wrong.
 *
 * @public
 */
export class TokenProviderError extends CreditUsageError {
  static {
    nameClass(this, 'TokenProviderError');
  }

  /** The kind of error. */
  override readonly kind = 'token_provider' as const;

  /** A plain form that is safe to log, with the cause. */
  override toJSON(): ErrorJson {
    return withCause(this, super.toJSON());
  }
}
