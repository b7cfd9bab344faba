/** The result of a function, or undefined if it throws: even reading a value that a page has set may throw, as a revoked proxy does. */
export function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
