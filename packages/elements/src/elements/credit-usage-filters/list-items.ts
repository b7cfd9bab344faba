import { attempt } from '../../util/attempt.js';
import { readObject } from '../../util/read.js';

/** What a list has, each item as it can be read; items that are none are left out. Undefined for what is no list. */
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
