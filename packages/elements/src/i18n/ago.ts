const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** `in 2 minutes`, rounded up. */
export function laterText(locale: string, seconds: number): string {
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(locale).format(Math.ceil(seconds / length), unit);
}

/** `3 hours ago`, in the largest unit that has passed; undefined under a minute. */
export function agoText(locale: string, seconds: number): string | undefined {
  const [unit, length] = UNITS.find(([, length]) => seconds >= length) ?? [];
  return unit && length
    ? new Intl.RelativeTimeFormat(locale).format(-Math.floor(seconds / length), unit)
    : undefined;
}
