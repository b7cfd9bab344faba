import type { Parameters } from './database.js';

/**
 * A ClickHouse server takes parameters as form fields of at most 128 KiB (`http_max_field_value_size`, which only its operator can
 * raise). This is well below, because lengths are only estimated here, and rather too high.
 */
const MOST_BYTES = 100_000;

/** A statement in which every long list is put together from several parameters. */
export function splitLong(
  query: string,
  parameters: Parameters,
  most = MOST_BYTES,
): { readonly query: string; readonly parameters: Parameters } {
  const lists = new Map<string, number>();
  const split: Record<string, Parameters[string]> = {};
  for (const [name, value] of Object.entries(parameters)) {
    const parts = typeof value === 'object' ? partsOf(value, most) : [value];
    if (parts.length > 1) lists.set(name, parts.length);
    for (const [index, part] of parts.entries()) split[parts.length > 1 ? nameOf(name, index) : name] = part;
  }
  if (!lists.size) return { query, parameters };
  return {
    query: query.replace(/\{(\w+):([^{}]+)\}/g, (placeholder, name: string, type: string) => {
      const count = lists.get(name);
      if (count === undefined) return placeholder;
      const parts = Array.from({ length: count }, (_, index) => `{${nameOf(name, index)}:${type}}`);
      return `arrayConcat(${parts.join(', ')})`;
    }),
    parameters: split,
  };
}

const nameOf = (name: string, index: number): string => `${name}__${index}`;

function partsOf(
  list: readonly string[] | readonly number[],
  most: number,
): (readonly string[] | readonly number[])[] {
  const parts: (string | number)[][] = [[]];
  let size = 0;
  for (const each of list) {
    const bytes = sizeOf(each);
    if (size + bytes > most && size > 0) {
      parts.push([]);
      size = 0;
    }
    (parts.at(-1) as (string | number)[]).push(each);
    size += bytes;
  }
  return parts as (readonly string[] | readonly number[])[];
}

/** Quotes, a comma, and as if every character had to be escaped. */
const sizeOf = (value: string | number): number =>
  typeof value === 'number' ? 20 : 2 * Buffer.byteLength(value) + 3;
