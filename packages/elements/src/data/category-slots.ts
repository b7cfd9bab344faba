import { assignPlaces, type SlotPlaces } from '../chart/palette.js';
import { attempt } from '../internal/attempt.js';
import { readList, readObject, readText } from '../internal/read.js';

/**
 * Which colour each category wears, for everything that shares a provider or a source: its place in one list that
 * only grows. Never its rank: a filter changes the ranks, and must not change a colour.
 */
export class CategorySlots {
  #places: SlotPlaces = new Map();
  #isOrdered = false;

  /** Whether the order is known: from the source's list of categories, or from the page. */
  get isOrdered(): boolean {
    return this.#isOrdered;
  }

  /** Takes the order of a whole list. Those that have a place keep it. */
  order(ids: readonly string[]): void {
    this.#places = assignPlaces(ids, this.#places);
    this.#isOrdered = true;
  }

  /** All places, these categories among them: those that are new get the next ones, by id. */
  placesOf(ids: readonly string[]): SlotPlaces {
    this.#places = assignPlaces([...ids].sort(), this.#places);
    return this.#places;
  }
}

/** The ids of a list of categories, in its order; also of a plain list of ids. */
export function categoryIds(value: unknown): readonly string[] {
  return attempt(() => idsIn(readList(readObject(value)?.data ?? value))) ?? [];
}

const idsIn = (list: readonly unknown[]): readonly string[] =>
  list.map((item) => readText(item) ?? readText(readObject(item)?.id)).filter((id) => id !== undefined);
