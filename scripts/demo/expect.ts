/** Something in the demo is not what it should be. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
}

export function expectThat(what: string, holds: boolean, otherwise: string): void {
  if (!holds) throw new CheckError(`${what}: ${otherwise}`);
}

/** The very same text: amounts are decimal strings, and there is one way to write each. */
export function expectEqual(
  what: string,
  actual: string | null | undefined,
  expected: string | null | undefined,
): void {
  expectThat(what, actual === expected, `expected ${expected}, found ${actual}`);
}
