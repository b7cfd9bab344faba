import type { Suite } from './suite.js';

/** One rule of the contract, and how it is found out whether a server keeps it. */
export interface Rule {
  /** What it is called in JSON: its area, and a word. */
  readonly id: string;
  /** The rule in the contract's words. */
  readonly words: string;
  /** What it cannot be checked without: usage of its own, which takes the ingest key. */
  readonly needs?: 'usage';
  /** @throws Mismatch where the server does otherwise, NotChecked where it cannot be told */
  readonly check: (suite: Suite) => Promise<void>;
}

/** What the server said is not what the contract says. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';

  constructor(
    readonly expected: string,
    readonly came: string,
  ) {
    super(`expected ${expected}, came ${came}`);
  }
}

/** The rule cannot be checked here. The message says why. */
export class NotChecked extends Error {
  override readonly name = 'NotChecked';
}

/** Names the rules of one area. */
export function area(
  name: string,
  rules: Readonly<Record<string, readonly [words: string, check: Rule['check'], needs?: 'usage']>>,
): readonly Rule[] {
  return Object.entries(rules).map(([word, [words, check, needs]]) => ({
    id: `${name}.${word}`,
    words,
    check,
    ...(needs && { needs }),
  }));
}
