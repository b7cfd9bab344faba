import { type OffsetProbe, offsetProbe } from './intl-offset.js';
import { remember } from './remember.js';
import { append, findSpans, type Span } from './spans.js';
import { DAY_SECONDS } from './units.js';
import { isTimeZone } from './zone-name.js';

/** What is looked up and remembered at once. */
const CHUNK_SECONDS = 16 * DAY_SECONDS;

/** Twenty-odd years of one zone: what was remembered first goes first. */
const CHUNKS_PER_ZONE = 512;
const ZONES = 64;

interface ZoneOffsets {
  readonly probe: OffsetProbe;
  readonly chunks: Map<number, readonly Span[]>;
}

const zones = new Map<string, ZoneOffsets>();

/** The offset of a zone at a second since the epoch: seconds east of UTC. */
export function offsetAtSecond(zone: string, second: number): number {
  const chunk = chunkOf(zoneOffsets(zone), Math.floor(second / CHUNK_SECONDS));
  // The spans of a chunk leave none of it out.
  return (chunk.find((candidate) => second < candidate.end) as Span).offset;
}

/** The spans of constant offset that meet `[start, end)`, clipped to it, in order. */
export function spansBetween(zone: string, start: number, end: number): Span[] {
  const offsets = zoneOffsets(zone);
  const spans: Span[] = [];
  const last = Math.ceil(end / CHUNK_SECONDS);
  for (let index = Math.floor(start / CHUNK_SECONDS); index < last; index++) {
    for (const span of chunkOf(offsets, index)) {
      if (span.end <= start || span.start >= end) continue;
      append(spans, {
        start: Math.max(span.start, start),
        end: Math.min(span.end, end),
        offset: span.offset,
      });
    }
  }
  return spans;
}

function zoneOffsets(zone: string): ZoneOffsets {
  const before = zones.get(zone);
  if (before !== undefined) return before;
  if (!isTimeZone(zone)) {
    throw new RangeError(
      `${JSON.stringify(zone)} is not a time zone: expected an IANA name in exact case, as "Asia/Jakarta" (no offset, no abbreviation)`,
    );
  }
  return remember(zones, zone, { probe: offsetProbe(zone), chunks: new Map() }, ZONES);
}

function chunkOf({ probe, chunks }: ZoneOffsets, index: number): readonly Span[] {
  const before = chunks.get(index);
  if (before !== undefined) return before;
  const start = index * CHUNK_SECONDS;
  return remember(chunks, index, findSpans(probe, start, start + CHUNK_SECONDS), CHUNKS_PER_ZONE);
}
