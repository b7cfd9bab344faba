// The forms of a date in HTTP: the current one, an older one with dashes, and that of C. `Date.parse` reads more forms, but not the same ones in every engine.
const NAMED_ZONE = /^[A-Z][a-z]+, (\d\d)[ -][A-Z][a-z]+[ -]\d\d(?:\d\d)? \d\d:\d\d:[0-5]\d GMT$/;
const ASCTIME = /^([A-Z][a-z]+ [A-Z][a-z]+ ([ \d]\d)) (\d\d:\d\d:[0-5]\d) (\d{4})$/;

/**
 * How long `Retry-After` asks to wait, in milliseconds. The header has whole seconds or a date; a date in the past means 0. Undefined
 * when it is absent or not valid, since a wrong guess would mean retrying at once, or never.
 */
export function parseRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, Number.MAX_SAFE_INTEGER);
  const day = NAMED_ZONE.exec(text)?.[1] ?? ASCTIME.exec(text)?.[2];
  const ms = Date.parse(text.replace(ASCTIME, '$1 $4 $3 GMT+0000'));
  // Some engines take November 31 for December 1.
  return day && new Date(ms).getUTCDate() === Number(day) ? Math.max(0, ms - now) : undefined;
}
