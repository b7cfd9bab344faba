/** A copy of a JSON value with one place changed, such as `['series', 0, 'total']`. Undefined removes the place. */
export function edited(value: unknown, path: readonly (string | number)[], replacement: unknown): unknown {
  const copy = structuredClone(value);
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy);
  const key = path.at(-1) as string;
  if (replacement === undefined) delete (parent as Record<string, unknown>)[key];
  else (parent as Record<string, unknown>)[key] = replacement;
  return copy;
}
