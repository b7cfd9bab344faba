/// <reference types="node" />
import { env } from 'node:process';
import { ConfigError, invalidOption } from '../errors/config-error.js';

/** Reads an environment variable that must be set. */
export function variable(name: string, what: string): string {
  const value = env[name]?.trim();
  // Many shells and CI systems set a variable to nothing instead of leaving it out.
  if (value) return value;
  throw new ConfigError(`${name} is not set: give it ${what}`, { code: 'missing_environment' });
}

/** The address of the API. The client would accept a path, and its advice would be to make the call in a page: here there is none. */
export function addressOf(baseUrl: string | URL | undefined): string | URL {
  const address = baseUrl ?? variable('CREDIT_USAGE_URL', 'the address of the usage API');
  if (!String(address).startsWith('/')) return address;
  throw invalidOption('baseUrl must be a whole URL, such as "https://usage.example.com"');
}
