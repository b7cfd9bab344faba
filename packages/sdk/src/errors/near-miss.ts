import { ConfigError } from './config-error.js';

/** A name with so much of the beginning of another one in it is near to that: `maxRetries` is `retry`. */
const PREFIX = 4;

/** What other libraries call it. */
const ALIASES: Readonly<Record<string, string>> = { tz: 'timezone', url: 'baseUrl' };

/**
 * The known name that was probably meant, for "did you mean": case and separators aside, at most a third of its
 * letters away, or with the beginning of it inside.
 */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  let best: { name: string; distance: number } | undefined;
  const given = fold(name);
  const alias = ALIASES[given];
  if (alias && known.includes(alias)) return alias;
  for (const candidate of known) {
    const meant = fold(candidate);
    const distance = editDistance(given, meant);
    const near =
      distance <= Math.floor(meant.length / 3) ||
      (meant.length >= PREFIX && given.includes(meant.slice(0, PREFIX)));
    if (near && (!best || distance < best.distance)) best = { name: candidate, distance };
  }
  return best?.name;
}

/** Says that a name is unknown, and which one was probably meant, else which there are. */
export function unknownName(what: string, name: string, known: readonly string[]): string {
  const meant = nearMiss(name, known);
  const help = meant ? `did you mean "${meant}"?` : `known are ${known.join(', ')}`;
  return `Unknown ${what} "${shorten(name)}": ${help}`;
}

/** Refuses what has another name: a misspelt one would be ignored in silence. */
export function checkNames(what: string, given: object, known: readonly string[], code: string): void {
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) throw new ConfigError(unknownName(what, name, known), { code });
  }
}

const fold = (name: string): string => name.slice(0, 64).toLowerCase().replace(/[-_]/g, '');
const shorten = (name: string): string => (name.length > 64 ? `${name.slice(0, 64)}…` : name);

/** Edits from one text to the other, a swap of neighbours being one: the usual slip of the fingers. */
function editDistance(a: string, b: string): number {
  const edits: number[][] = [];
  const at = (i: number, j: number): number => edits[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [];
    edits.push(row);
    for (let j = 0; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? at(i - 2, j - 2) + 1 : change;
      row.push(i + j === 0 ? 0 : Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, change, swap));
    }
  }
  return at(a.length, b.length);
}
