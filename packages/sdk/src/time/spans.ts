import type { OffsetProbe } from './intl-offset.js';

/** A stretch of seconds since the epoch, half-open, with one offset (seconds east of UTC). */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/**
 * How far apart offsets are probed. A clock that changes and changes back within six hours would go unseen;
 * every other change is found to the second, however many there are in a day. In the IANA database, the two
 * closest changes since 1970 are almost seven days apart.
 */
const STEP = 6 * 3_600;

/** The spans of constant offset between two seconds, in order and without gaps, found by asking the probe. */
export function findSpans(probe: OffsetProbe, start: number, end: number): Span[] {
  const spans: Span[] = [];
  let left = start;
  let offset = probe(left);
  while (left < end) {
    const right = Math.min(left + STEP, end);
    const rightOffset = probe(right);
    for (const change of changesBetween(probe, left, offset, right, rightOffset)) append(spans, change);
    left = right;
    offset = rightOffset;
  }
  return spans;
}

/** Adds a span, as part of the last one when the offset is the same. */
export function append(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last?.offset === span.offset) {
    spans[spans.length - 1] = { ...last, end: span.end };
  } else {
    spans.push(span);
  }
}

/** Halves the stretch until both ends agree or are neighbours: finds every change that the halves show. */
function changesBetween(
  probe: OffsetProbe,
  left: number,
  leftOffset: number,
  right: number,
  rightOffset: number,
): Span[] {
  if (leftOffset === rightOffset || right - left === 1) {
    return [{ start: left, end: right, offset: leftOffset }];
  }
  const middle = Math.floor((left + right) / 2);
  const middleOffset = probe(middle);
  return [
    ...changesBetween(probe, left, leftOffset, middle, middleOffset),
    ...changesBetween(probe, middle, middleOffset, right, rightOffset),
  ];
}
