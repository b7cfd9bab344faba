import { CreditUsageClient } from '../client.js';
import type { ClientOptions } from '../core/options.js';
import { variable } from './variable.js';

/**
 * A client for scripts, from the environment: `CREDIT_USAGE_URL` is the base URL, `CREDIT_USAGE_TOKEN` a viewer's
 * token. What the options name is not read from there, and with `credentials: "same-origin"` no token is.
 *
 * @throws ConfigError when the URL or the token is missing, or an option is not valid.
 *
 * @example
 * ```ts
 * const client = fromEnv();
 * const report = await client.usage.get({ period: "30d" });
 * ```
 * @public
 */
export function fromEnv(options: Partial<ClientOptions> = {}): CreditUsageClient {
  const baseUrl = options.baseUrl ?? variable('CREDIT_USAGE_URL', 'the address of the usage API');
  const token =
    options.token ??
    (options.credentials === 'same-origin'
      ? undefined
      : variable('CREDIT_USAGE_TOKEN', "a viewer's token, which your backend gets from POST /v1/tokens"));
  return new CreditUsageClient({ ...options, baseUrl, token });
}
