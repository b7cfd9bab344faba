const PLACES = /\{(\w+)\}/g;

/** Letters of scripts that are written from right to left, as UTF-16 has them. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\uD802\uD803\uD83A\uD83B]/;

/** Values by name, or in a list for `{0}`, `{1}`. */
type Values = Readonly<Record<string, string>> | readonly string[];

/**
 * Replaces `{names}` in a text by values. A name without a value stays, so that typos can be seen.
 *
 * Where any of it is written from right to left, values are isolated, because letters, digits and punctuation of two directions that meet
 * are drawn in the wrong order. Directions are found from the first letter outside isolated values; a text that has no letters of its own
 * takes the direction of its first value.
 */
export function fill(text: string, values: Values = {}): string {
  const known = new Map(Object.entries(values));
  const isMixed = [text, ...known.values()].some((part) => RIGHT_TO_LEFT.test(part));
  let isFree = !isMixed || !/\p{L}/u.test(text.replace(PLACES, ''));
  return text.replace(PLACES, (place, name: string) => {
    const value = known.get(name);
    if (value === undefined) return place;
    if (!isFree) return `\u2068${value}\u2069`;
    isFree = !isMixed;
    return value;
  });
}
