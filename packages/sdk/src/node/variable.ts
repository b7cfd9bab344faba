/// <reference types="node" />
import { env } from 'node:process';
import { ConfigError } from '../errors/config-error.js';

/** A variable of the environment that has to be there. */
export function variable(name: string, what: string): string {
  const value = env[name]?.trim();
  // An empty variable is how many shells and CI systems say that there is none.
  if (value) return value;
  throw new ConfigError(`${name} is not set: give it ${what}`, { code: 'missing_environment' });
}
