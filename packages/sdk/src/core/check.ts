import { ConfigError } from '../errors/config-error.js';
import { unknownName } from '../errors/near-miss.js';

/** Refuses what is no object of known names: a misspelt option would be ignored in silence. */
export function checkKeys(noun: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ConfigError(`Expected an object of ${noun}s`, { code: 'invalid_option' });
  }
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) {
      throw new ConfigError(unknownName(noun, key, known), { code: 'unknown_option' });
    }
  }
}

/** The longest that a timer can run; what is longer would fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

/** Refuses what is no length of time that can be waited. */
export function checkMs(what: string, value: unknown, min: 0 | 1): void {
  if (value === undefined) return;
  if (typeof value !== 'number' || !(value >= min && value <= MAX_TIMER_MS)) {
    throw new ConfigError(`${what} must be a number of milliseconds from ${min} to ${MAX_TIMER_MS}`, {
      code: 'invalid_option',
    });
  }
}

/** Refuses a value that is not undefined and fails a test. */
export function checkThat(ok: boolean, message: string): void {
  if (!ok) throw new ConfigError(message, { code: 'invalid_option' });
}
