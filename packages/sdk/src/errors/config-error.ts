import { CreditUsageError, type ErrorDetails } from './base.js';
import { nameClass } from './brand.js';

/**
 * The call was made wrongly: an unknown option or query key, a value that cannot be, a credential where it
 * must not be. Nothing was sent. The message names what was meant, when it can tell.
 *
 * @public
 */
export class ConfigError extends CreditUsageError {
  static {
    nameClass(ConfigError, 'ConfigError');
  }

  /** The kind of error. */
  override readonly kind = 'config' as const;

  constructor(message: string, details: Partial<ErrorDetails> = {}) {
    super(message, { code: 'invalid_config', ...details });
  }
}

/**
 * The token provider failed, or gave something that is no token.
 *
 * @public
 */
export class TokenProviderError extends CreditUsageError {
  static {
    nameClass(TokenProviderError, 'TokenProviderError');
  }

  /** The kind of error. */
  override readonly kind = 'token_provider' as const;

  constructor(message: string, details: ErrorDetails) {
    super(message, details);
  }
}
