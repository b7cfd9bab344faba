/** Something in the demo is not what it should be. */
export class CheckError extends Error {
  override readonly name = 'CheckError';
}

export function expectThat(what: string, holds: boolean, otherwise: string): void {
  if (!holds) throw new CheckError(`${what}: ${otherwise}`);
}

/** Requires exactly the same text: amounts are decimal strings, and each has only one form. */
export function expectEqual(
  what: string,
  actual: string | null | undefined,
  expected: string | null | undefined,
): void {
  expectThat(what, actual === expected, `expected ${expected}, found ${actual}`);
}
