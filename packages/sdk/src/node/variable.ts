/// <reference types="node" />
import { env } from 'node:process';
import { ConfigError } from '../errors/config-error.js';

/** Reads an environment variable that must be set. */
export function variable(name: string, what: string): string {
  const value = env[name]?.trim();
  // Many shells and CI systems set a variable to nothing instead of leaving it out.
  if (value) return value;
  throw new ConfigError(`${name} is not set: give it ${what}`, { code: 'missing_environment' });
}
