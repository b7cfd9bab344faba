import { attempt } from '../../util/attempt.js';
import { readObject } from '../../util/read.js';

/** Reads the items of a list and leaves out those that cannot be read; undefined if it is not a list. */
export function readItems<Item>(
  answer: unknown,
  read: (item: Readonly<Record<string, unknown>>) => Item | undefined,
): readonly Item[] | undefined {
  return attempt(() => {
    const data = readObject(answer)?.data;
    if (!Array.isArray(data)) return undefined;
    return data.map((item) => read(readObject(item) ?? {})).filter((item) => item !== undefined);
  });
}
