/** Names that begin alike to here are near, however they end: `retries` is `retry`. */
const PREFIX = 4;

/**
 * The known name that was probably meant, for "did you mean": case and separators aside, at most a third of its
 * letters away, or with the same beginning.
 */
export function nearMiss(name: string, known: readonly string[]): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    const [given, meant] = [fold(name), fold(candidate)];
    const distance = editDistance(given, meant);
    const near =
      distance <= Math.floor(meant.length / 3) ||
      (meant.length >= PREFIX && given.startsWith(meant.slice(0, PREFIX)));
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

const fold = (name: string): string => name.slice(0, 64).toLowerCase().replace(/[-_]/g, '');
const shorten = (name: string): string => (name.length > 64 ? `${name.slice(0, 64)}…` : name);

/** Edits from one text to the other, a swap of neighbours being one: the usual slip of the fingers. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(before, j - 2) + 1);
      }
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;
