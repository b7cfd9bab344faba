import { readInstant, readText } from './read.js';

/** An instant as in the answer, and in milliseconds. */
export interface Moment {
  readonly instant: string;
  readonly time: number;
}

/** Reads an instant; undefined if it is not one. */
export function readMoment(value: unknown): Moment | undefined {
  const instant = readText(value);
  const time = readInstant(instant);
  return instant === undefined || time === undefined ? undefined : { instant, time };
}
