import { assignPlaces, preferPlaces, type SlotPlaces } from '../chart/palette.js';
import { attempt } from '../util/attempt.js';
import { readList, readObject, readText } from '../util/read.js';

/**
 * Which colour each category wears, for everything that shares a provider or a source: a place of its own, as far as there are enough.
 * Never its rank: a filter changes the ranks, and who looks changes what there is, and neither must change a colour.
 */
export class CategorySlots {
  #places: SlotPlaces = new Map();
  #isOrdered = false;

  /** Whether the order is known: from the source's list of categories, or from the page. */
  get isOrdered(): boolean {
    return this.#isOrdered;
  }

  /** Takes the order that a page has chosen. Those that have a place keep it. */
  order(ids: readonly string[]): void {
    this.#places = assignPlaces(ids, this.#places);
    this.#isOrdered = true;
  }

  /** Takes the source's whole list. Those that have a place keep it. */
  list(ids: readonly string[]): void {
    this.placesOf(ids);
    this.#isOrdered = true;
  }

  /** All places, these categories among them. */
  placesOf(ids: readonly string[]): SlotPlaces {
    this.#places = preferPlaces([...ids].sort(), this.#places);
    return this.#places;
  }
}

/** The ids of a list of categories, in its order; also of a plain list of ids. */
export function categoryIds(value: unknown): readonly string[] {
  return attempt(() => idsIn(readList(readObject(value)?.data ?? value))) ?? [];
}

const idsIn = (list: readonly unknown[]): readonly string[] =>
  list.map((item) => readText(item) ?? readText(readObject(item)?.id)).filter((id) => id !== undefined);
