import { readInstant, readText } from './read.js';

/** An instant as the answer has it, and in milliseconds. */
export interface Moment {
  readonly instant: string;
  readonly time: number;
}

/** An instant, if it is one. */
export function readMoment(value: unknown): Moment | undefined {
  const instant = readText(value);
  const time = readInstant(instant);
  return instant === undefined || time === undefined ? undefined : { instant, time };
}
