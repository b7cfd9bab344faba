import { formatInstant, formatLocal, parseInstant } from '../../../src/time/index.js';

/** The instant of a text that is known to be valid. */
export function at(text: string): number {
  const micros = parseInstant(text);
  if (micros === undefined) throw new Error(`Not an instant: ${text}`);
  return micros;
}

/** A range as texts, for legible expectations. */
export function shown({ from, to }: { from: number; to: number }): [string, string] {
  return [formatInstant(from), formatInstant(to)];
}

/** A range as a zone's wall clock shows it. */
export function shownIn(zone: string, { from, to }: { from: number; to: number }): [string, string] {
  return [formatLocal(zone, from), formatLocal(zone, to)];
}

export const MINUTE = 60_000_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
