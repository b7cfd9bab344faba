/// <reference types="node" />
import { env } from 'node:process';
import { CreditUsageClient } from '../client.js';
import { ConfigError } from '../errors/config-error.js';
import type { ClientOptions } from '../options.js';

/**
 * A client for scripts, from the environment: `CREDIT_USAGE_URL` is the base URL, `CREDIT_USAGE_TOKEN` a viewer's
 * token, which may be missing. What the options name is not read from there.
 *
 * @throws ConfigError when there is no URL, or an option cannot be.
 *
 * @example
 * ```ts
 * const client = fromEnv();
 * const report = await client.usage.get({ period: "30d" });
 * ```
 * @public
 */
export function fromEnv(options: Partial<ClientOptions> = {}): CreditUsageClient {
  const baseUrl = options.baseUrl ?? variable('CREDIT_USAGE_URL');
  if (baseUrl === undefined) {
    throw new ConfigError('CREDIT_USAGE_URL is not set: give it the address of the usage API', {
      code: 'missing_environment',
    });
  }
  const token =
    options.token ?? (options.credentials === 'same-origin' ? undefined : variable('CREDIT_USAGE_TOKEN'));
  return new CreditUsageClient({ ...options, baseUrl, token });
}

/** An empty variable is how many shells and CI systems say that there is none. */
function variable(name: string): string | undefined {
  return env[name]?.trim() || undefined;
}
