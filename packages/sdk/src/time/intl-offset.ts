/** `GMT+07:00`, `GMT-00:44:30`, or `GMT` alone for zero, at the end of what the formatter writes. */
const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** Reads the offset of a zone at a second since the epoch: seconds east of UTC. */
export type OffsetProbe = (epochSecond: number) => number;

/**
 * A probe that asks `Intl`, the one source of zone data in every runtime. Each call takes a couple of microseconds, so
 * callers remember the answers.
 */
export function offsetProbe(zone: string): OffsetProbe {
  // The hour is there because without any field the formatter writes the whole date, which takes longer.
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'longOffset',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  return (epochSecond) => readOffset(formatter.format(epochSecond * 1000));
}

function readOffset(text: string): number {
  const match = OFFSET.exec(text);
  if (match === null) throw new Error(`This runtime wrote a time zone offset that cannot be read: ${text}`);
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match;
  const size = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  // Subtracted, not negated: the offset of UTC is 0, never -0.
  return sign === '-' ? 0 - size : size;
}
