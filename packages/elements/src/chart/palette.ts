/** How many categories have a colour of their own. */
export const SLOT_COUNT = 6;

/** A slot: one of the six colours; the neutral colour of the combined rest; or the neutral colour with a texture, for a series without one of the six. */
export type SeriesSlot = 1 | 2 | 3 | 4 | 5 | 6 | 'other' | `more-${2 | 3 | 4 | 5 | 6 | 'other'}`;

/** The texture for bars that are cut or not over yet, whatever their colour. */
export const PARTIAL: SeriesSlot = 'more-2';

/** The slots of series without one of the six colours, in the order in which they are used. */
const MORE: readonly SeriesSlot[] = ['more-6', 'more-4', 'more-5', 'more-3', 'more-other'];

/** The place of each category in one list, from 0. The list only grows. */
export type SlotPlaces = ReadonlyMap<string, number>;

/**
 * Gives each id without a place the next one, in order. Ids with a place keep it whatever the new order is: ranks change with every
 * filter, and a filter must never change a colour. Returns `kept` itself if every id has a place.
 */
export function assignPlaces(order: readonly string[], kept: SlotPlaces = new Map()): SlotPlaces {
  const added = new Set(order.filter((id) => !kept.has(id)));
  if (added.size === 0) return kept;
  const places = new Map(kept);
  let next = Math.max(-1, ...kept.values()) + 1;
  for (const id of added) places.set(id, next++);
  return places;
}

/** Categories that most products have, each at the place of its colour. */
const WELL_KNOWN = ['LLM', 'ImageGeneration', 'Embedding', 'SpeechToText', 'TextToSpeech', 'WebSearch'];

/**
 * Gives each id without a place one. The first ids, which are the largest, get the colours that are left, each the one derived from its
 * name if that is free, so that it is the same tomorrow when the ranks differ. Never moves an id that has a place.
 */
export function preferPlaces(ids: readonly string[], kept: SlotPlaces = new Map()): SlotPlaces {
  const added = [...new Set(ids)].filter((id) => !kept.has(id));
  if (added.length === 0) return kept;
  const places = new Map(kept);
  const taken = new Set(kept.values());
  const free = [...Array(SLOT_COUNT).keys()].filter((place) => !taken.has(place)).length;
  const known = (id: string): number => Number(WELL_KNOWN.includes(id));
  const painted = added.splice(0, free).sort((a, b) => known(b) - known(a) || (a < b ? -1 : 1));
  for (const id of painted) {
    let place = ownPlace(id);
    while (taken.has(place)) place = (place + 1) % SLOT_COUNT;
    taken.add(place);
    places.set(id, place);
  }
  return assignPlaces(added, places);
}

function ownPlace(id: string): number {
  const known = WELL_KNOWN.indexOf(id);
  if (known !== -1) return known;
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return hash % SLOT_COUNT;
}

/** The slot of a place; the neutral slot for a place outside the six. */
export function slotAt(place: number | undefined): SeriesSlot {
  return place !== undefined && Number.isInteger(place) && place >= 0 && place < SLOT_COUNT
    ? ((place + 1) as SeriesSlot)
    : 'other';
}

/** The slots of series that are shown together. Those without one of the six colours get a texture each; the combined rest, which has no key, gets none. */
export function slotsIn(keys: readonly (string | undefined)[], places: SlotPlaces): SeriesSlot[] {
  let count = 0;
  return keys.map((key): SeriesSlot => {
    if (key === undefined) return 'other';
    const slot = slotAt(places.get(key));
    return slot === 'other' ? (MORE[count++ % MORE.length] ?? slot) : slot;
  });
}

/** The classes that paint a slot; see `series.styles.ts`. */
export function slotClass(slot: SeriesSlot): string {
  return `${slot}`.startsWith('more') ? `series-other ${slot}` : `series-${slot}`;
}
