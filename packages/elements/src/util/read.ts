import { isLocalDate } from '@credit-usage/sdk/time';

/**
 * Functions that read data from a page, which may not have its declared type: it may be JSON from elsewhere, come from an older server, or
 * contain a typo. They return undefined for a value of another type, and never throw, not even if a getter does.
 */

type Fields = Readonly<Record<string, unknown>>;

/** An object, but not a list. */
export function readObject(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** A list; empty if it is not one. */
export function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that is not empty. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The texts in a list. */
export function readTexts(value: unknown): readonly string[] {
  return readList(value).flatMap((item) => readText(item) ?? []);
}

/** A whole number from zero up. */
export function readCount(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

/** An instant in milliseconds. */
export function readInstant(value: unknown): number | undefined {
  const text = readText(value);
  const time = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** A calendar date that exists, in the years of the contract. */
export function readDate(value: unknown): string | undefined {
  return isLocalDate(value) ? value : undefined;
}

/** The names in a list, by id; without a name, the id itself. */
export function readNames(value: unknown, field = 'name'): ReadonlyMap<string, string> {
  return new Map(
    readList(value).flatMap((item) => {
      const named = readObject(item);
      const id = readText(named?.id);
      return id === undefined ? [] : [[id, readText(named?.[field]) ?? id] as const];
    }),
  );
}
