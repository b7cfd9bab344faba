/** A result, or undefined where there is none because it threw: even looking at a value of a page may, as a revoked proxy does. */
export function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
