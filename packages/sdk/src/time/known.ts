/** Refuses a name that is not a key of `known`, and lists those that are: only TypeScript would find a misspelt one. */
export function assertKnown(what: string, name: string, known: object): void {
  if (!Object.hasOwn(known, name)) {
    throw new RangeError(`${what} must be one of: ${Object.keys(known).join(', ')}`);
  }
}
