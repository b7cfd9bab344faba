/** A name with so much of the beginning of another one in it is near to that: `maxRetries` is `retry`. */
const PREFIX = 4;

/** What other libraries call it. */
const ALIASES: Readonly<Record<string, string>> = { tz: 'timezone', url: 'baseUrl' };

/** Names that have so much in common are near: `form` is `from`. */
const ALIKE = 0.4;

/**
 * The known name that was probably meant, for "did you mean": case and separators aside, the one with the most pairs of letters in
 * common, or with the beginning of it inside.
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

/** How many of the pairs of neighbouring letters in two texts are the same, from 0 to 1. */
function likenessOf(given: string, meant: string): number {
  const [one, other] = [pairsOf(given), pairsOf(meant)];
  const shared = (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);
  const isInside = meant.length >= PREFIX && given.includes(meant.slice(0, PREFIX));
  return isInside ? Math.max(shared, ALIKE) : shared;
}

const pairsOf = (text: string): ReadonlySet<string> =>
  new Set([...` ${text}`].map((letter, index) => letter + (text[index] ?? '')));
