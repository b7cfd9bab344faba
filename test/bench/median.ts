const RUNS = 21;

/**
 * The median time of some runs in milliseconds, after a few that do not count.
 *
 * @param before - called before each run, and not measured
 */
export async function median(
  work: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => undefined,
): Promise<number> {
  const times: number[] = [];
  for (let run = -3; run < RUNS; run++) {
    await before();
    const begun = performance.now();
    await work();
    if (run >= 0) times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] as number;
}
