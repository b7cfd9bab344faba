import { type OffsetProbe, offsetProbe } from './intl-offset.js';
import { remember } from './remember.js';
import { append, findSpans, type Span } from './spans.js';
import { DAY_SECONDS } from './units.js';

/** How much time is looked up and remembered at once. */
const CHUNK_SECONDS = 16 * DAY_SECONDS;

/** Twenty-odd years of one zone; then the chunk that was remembered first goes. */
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
  // There is one, since the spans of a chunk cover all of it.
  return (chunk.find((candidate) => second < candidate.end) as Span).offset;
}

/** The spans of constant offset that overlap `[start, end)`, clipped to it, in order. */
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
  return remember(zones, zone, { probe: probeOf(zone), chunks: new Map() }, ZONES);
}

/** Any name that `Intl` knows works here: whether requests may spell it so, `isTimeZone` says. */
function probeOf(zone: unknown): OffsetProbe {
  try {
    // Without a name, `Intl` would take the zone of the machine.
    if (typeof zone === 'string') return offsetProbe(zone);
  } catch {
    // Refused below, in our words.
  }
  throw new RangeError(
    `${JSON.stringify(String(zone))} is not a time zone: expected an IANA name, such as "Asia/Jakarta"`,
  );
}

function chunkOf({ probe, chunks }: ZoneOffsets, index: number): readonly Span[] {
  const before = chunks.get(index);
  if (before !== undefined) return before;
  const start = index * CHUNK_SECONDS;
  return remember(chunks, index, findSpans(probe, start, start + CHUNK_SECONDS), CHUNKS_PER_ZONE);
}
