/** The name that was most likely meant: at most two letters are wrong, or its end is missing. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const written = name.toLowerCase();
  const [best] = names
    .map((each) => ({ each, far: distance(written, each.toLowerCase()) }))
    .filter(({ each, far }) => far <= 2 || (written.length > 3 && each.toLowerCase().startsWith(written)))
    .sort((a, b) => a.far - b.far);
  return best?.each;
}

/** How many letters have to be added, removed or replaced. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min(
          (next[j] as number) + 1,
          (row[j + 1] as number) + 1,
          (row[j] as number) + Number(letter !== other),
        ),
      );
    row = next;
  }
  return row[b.length] as number;
}
