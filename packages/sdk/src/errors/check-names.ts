import { ConfigError } from './config-error.js';

/** Finds the known name that was probably meant. */
type Guess = (name: string, known: readonly string[]) => string | undefined;

/** Says that a name is unknown, and either which one was probably meant or which ones exist. */
export function unknownName(what: string, name: string, known: readonly string[], guess?: Guess): string {
  const meant = guess?.(name, known);
  const help = meant ? `did you mean "${meant}"?` : `expected ${known.join(', ')}`;
  return `Unknown ${what} "${shorten(name)}": ${help}`;
}

/**
 * Refuses unknown names, because a misspelt one would be silently ignored. The client guesses which name was meant. The pure entries
 * only list the names that exist: pages that draw load them, and guessing would make them heavier.
 */
export function checkNames(
  what: string,
  given: object,
  known: readonly string[],
  code: string,
  guess?: Guess,
): void {
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) throw new ConfigError(unknownName(what, name, known, guess), { code });
  }
}

const shorten = (name: string): string => (name.length > 64 ? `${name.slice(0, 64)}…` : name);

/** Whether a value is a plain object of names. A signal, a promise or a Map is not: it would be silently ignored. */
export function isRecord(value: unknown): value is object {
  return Object.prototype.toString.call(value) === '[object Object]';
}
