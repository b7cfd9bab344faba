/** Remembers the last result, and computes it again only when an argument has changed. */
export function memo<Args extends readonly unknown[], Result>(
  make: (...args: Args) => Result,
): (...args: Args) => Result {
  let last: { readonly args: Args; readonly result: Result } | undefined;
  return (...args) => {
    if (!last || args.some((arg, index) => !Object.is(arg, last?.args[index])))
      last = { args, result: make(...args) };
    return last.result;
  };
}
