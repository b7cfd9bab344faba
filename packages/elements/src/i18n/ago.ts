import { relativeTimeFormat } from './intl.js';

type Unit = readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number];

const MINUTE: Unit = ['minute', 60];
const UNITS: readonly Unit[] = [['day', 86_400], ['hour', 3_600], MINUTE];

/** In the largest unit that has passed. */
function relative(locale: string, seconds: number, round: (count: number) => number): string {
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? ['second', 1];
  return relativeTimeFormat(locale, {}).format(round(seconds / length), unit);
}

/** `in 2 minutes`, rounded up. */
export function laterText(locale: string, seconds: number): string {
  return relative(locale, seconds, Math.ceil);
}

/** `3 hours ago`, in the largest unit that has passed; undefined under a minute. */
export function agoText(locale: string, seconds: number): string | undefined {
  return seconds >= MINUTE[1] ? relative(locale, seconds, (count) => -Math.floor(count)) : undefined;
}
