import { CreditUsageClient } from '../client.js';
import type { ClientOptions } from '../core/options.js';
import { isRecord } from '../errors/check-names.js';
import { invalidOption } from '../errors/config-error.js';
import { addressOf, variable } from './variable.js';

/**
 * Makes a client for scripts from the environment: `CREDIT_USAGE_URL` is the base URL, `CREDIT_USAGE_TOKEN` a viewer's
 * token. Options take precedence over these variables; with `credentials: "same-origin"`, no token is read.
 *
 * @throws ConfigError when the URL or the token is missing, the URL is only a path, or an option is not valid.
 *
 * @example
 * ```ts
 * const client = fromEnv();
 * const report = await client.usage.get({ period: "30d" });
 * ```
 * @public
 */
export function fromEnv(options: Partial<ClientOptions> = {}): CreditUsageClient {
  if (!isRecord(options)) throw invalidOption('Expected an object of options');
  const baseUrl = addressOf(options.baseUrl);
  const token =
    options.token ??
    (options.credentials === 'same-origin'
      ? undefined
      : variable('CREDIT_USAGE_TOKEN', "a viewer's token, which your backend gets from POST /v1/tokens"));
  return new CreditUsageClient({ ...options, baseUrl, token });
}
