import { ConfigError } from './config-error.js';

/** Finds the known name that was probably meant. */
type Guess = (name: string, known: readonly string[]) => string | undefined;

/** Says that a name is unknown, and which one was probably meant, else which there are. */
export function unknownName(what: string, name: string, known: readonly string[], guess?: Guess): string {
  const meant = guess?.(name, known);
  const help = meant ? `did you mean "${meant}"?` : `known are ${known.join(', ')}`;
  return `Unknown ${what} "${shorten(name)}": ${help}`;
}

/**
 * Refuses what has another name: a misspelt one would be ignored in silence. The client guesses which one was meant; the pure entries
 * name those that there are, since pages that draw carry them.
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
