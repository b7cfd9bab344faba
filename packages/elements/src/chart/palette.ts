/** How many categories have a colour of their own. */
export const SLOT_COUNT = 6;

/** A colour slot: one of the six, or the neutral one for the rest. */
export type SeriesSlot = 1 | 2 | 3 | 4 | 5 | 6 | 'other';

/** All of them, as the style sheet knows them. */
export const SERIES_SLOTS: readonly SeriesSlot[] = [1, 2, 3, 4, 5, 6, 'other'];

/** Where each category stands in one list that only grows, from 0. */
export type SlotPlaces = ReadonlyMap<string, number>;

/**
 * Gives a place to each id that has none, in the order they come. Those that have one keep it, whatever the order says now:
 * ranks change with every filter, and a filter must never change a colour. The map that was kept is returned when it is complete.
 */
export function assignPlaces(order: readonly string[], kept: SlotPlaces = new Map()): SlotPlaces {
  const added = new Set(order.filter((id) => !kept.has(id)));
  if (added.size === 0) return kept;
  const places = new Map(kept);
  let next = Math.max(-1, ...kept.values()) + 1;
  for (const id of added) places.set(id, next++);
  return places;
}

/** Kinds of work that most products have, in their places. */
const WELL_KNOWN = ['Embedding', 'ImageGeneration', 'LLM', 'SpeechToText', 'TextToSpeech', 'WebSearch'];

/**
 * Gives a place to each id that has none: its own, by its name alone, so that whoever sees however many of them sees it in one colour;
 * else the next that is free. Those whose own place is known best come first. Never moves what has one.
 */
export function preferPlaces(ids: readonly string[], kept: SlotPlaces = new Map()): SlotPlaces {
  const added = [...new Set(ids)].filter((id) => !kept.has(id));
  if (added.length === 0) return kept;
  const places = new Map(kept);
  const taken = new Set(kept.values());
  for (const id of added.sort((a, b) => Number(WELL_KNOWN.includes(b)) - Number(WELL_KNOWN.includes(a)))) {
    let place = ownPlace(id);
    for (let steps = 1; taken.has(place); steps++)
      place = steps < SLOT_COUNT ? (place + 1) % SLOT_COUNT : places.size + steps;
    taken.add(place);
    places.set(id, place);
  }
  return places;
}

function ownPlace(id: string): number {
  const known = WELL_KNOWN.indexOf(id);
  if (known !== -1) return known;
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return hash % SLOT_COUNT;
}

/** The slot of a place; whatever is no place of the six shares the neutral slot. */
export function slotAt(place: number | undefined): SeriesSlot {
  return place !== undefined && Number.isInteger(place) && place >= 0 && place < SLOT_COUNT
    ? ((place + 1) as SeriesSlot)
    : 'other';
}

/** The class that paints a slot; see `series.styles.ts`. */
export function slotClass(slot: SeriesSlot): string {
  return `series-${slot}`;
}
