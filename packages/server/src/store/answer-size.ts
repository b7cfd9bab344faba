/** What an object costs without its values: its header, its place in the array, what the engine rounds up. */
const OBJECT_BYTES = 64;
/** A value's place in its object, and a header of its own. */
const VALUE_BYTES = 24;

/**
 * About how many bytes of memory rows take, and rather too many than too few: a character counts as two bytes, which it takes as soon as
 * one of its text does not belong to Latin-1.
 */
export function bytesOf(rows: readonly unknown[]): number {
  let bytes = OBJECT_BYTES;
  for (const row of rows as readonly Readonly<Record<string, unknown>>[]) {
    bytes += OBJECT_BYTES;
    // Without a list of the values, which would cost five times as much.
    for (const name in row) bytes += bytesOfValue(row[name]);
  }
  return bytes;
}

const bytesOfValue = (value: unknown): number =>
  VALUE_BYTES + (typeof value === 'string' ? 2 * value.length : 0);
