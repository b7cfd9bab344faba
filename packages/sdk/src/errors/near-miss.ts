/** How many of the first letters of a known name must be in the given one: `maxRetries` means `retry`. */
const PREFIX = 4;

/** Names that other libraries use. */
const ALIASES: Readonly<Record<string, string>> = { tz: 'timezone', url: 'baseUrl' };

/** How much two names must have in common: `form` means `from`. */
const ALIKE = 0.4;

/**
 * The known name that was probably meant, for "did you mean". Case and separators aside, it is the one that shares the most pairs of
 * letters with the given name, or whose first letters are in it.
 */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  const given = fold(name);
  const alias = ALIASES[given];
  if (alias && known.includes(alias)) return alias;
  const [best] = known
    .map((candidate) => ({ candidate, likeness: likenessOf(given, fold(candidate)) }))
    .sort((a, b) => b.likeness - a.likeness);
  return best && best.likeness >= ALIKE ? best.candidate : undefined;
}

const fold = (name: string): string => name.slice(0, 64).toLowerCase().replace(/[-_]/g, '');

/** What share of their pairs of neighbouring letters two texts have in common, from 0 to 1. */
function likenessOf(given: string, meant: string): number {
  const [one, other] = [pairsOf(given), pairsOf(meant)];
  const shared = (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);
  const isInside = meant.length >= PREFIX && given.includes(meant.slice(0, PREFIX));
  return isInside ? Math.max(shared, ALIKE) : shared;
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set([...` ${text}`].map((letter, index) => letter + (text[index] ?? '')));
