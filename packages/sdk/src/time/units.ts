export const SECOND_MICROS = 1_000_000;
export const HOUR_SECONDS = 3_600;
export const DAY_SECONDS = 86_400;
export const HOUR_MICROS = 3_600_000_000;
export const DAY_MICROS = 86_400_000_000;

/** The whole second that an instant lies in. Offsets change on whole seconds only. */
export function secondOf(micros: number): number {
  return Math.floor(micros / SECOND_MICROS);
}

/** The remainder, which is never negative, even for values before 1970. */
export function modulo(value: number, divisor: number): number {
  return value - Math.floor(value / divisor) * divisor;
}

export function pad2(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
