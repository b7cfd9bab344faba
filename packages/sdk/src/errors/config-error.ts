import { CreditUsageError, type ErrorDetails } from './base.js';
import { nameClass } from './brand.js';

/**
 * An option, a query or a column is not valid, or a key was given as a token. Nothing was sent. For a misspelt name, the message
 * says which name was probably meant, or which names exist.
 *
 * @public
 */
export class ConfigError extends CreditUsageError {
  static {
    nameClass(this, 'ConfigError');
  }

  /** The kind of error. */
  override readonly kind = 'config' as const;

  constructor(message: string, details: Partial<ErrorDetails> = {}) {
    super(message, { code: 'invalid_config', ...details });
  }
}

/** The error for an option that is not valid. */
export const invalidOption = (message: string): ConfigError =>
  new ConfigError(message, { code: 'invalid_option' });

/** The error for a query that is not valid, or a value in one. */
export const invalidQuery = (message: string): ConfigError =>
  new ConfigError(message, { code: 'invalid_query' });
