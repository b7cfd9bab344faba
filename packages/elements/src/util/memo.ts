/** Remembers the last result: what an element derives is derived again only when what it is made of has changed. */
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
