import type { Suite } from './suite.js';

/** One rule of the contract, and how to check whether a server keeps it. */
export interface Rule {
  /** The area, and a word for the rule. */
  readonly id: string;
  /** The rule as a sentence. */
  readonly words: string;
  /** What the check needs: usage that the suite has written, for which it needs the ingest key. */
  readonly needs?: 'usage';
  /** @throws Mismatch when the server breaks the rule, NotChecked when that cannot be found out */
  readonly check: (suite: Suite) => Promise<void>;
}

/** The server's answer is not what the contract requires. */
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
